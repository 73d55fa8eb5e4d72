"""A routine: what a file says, with nothing decided yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .exercise import Exercise, Sides
from .phase import PhaseKind, SectionKind
from .quantities import Distance, Load, Range, Tempo, Weight


class Level(StrEnum):
    """How far a person is. It decides doses that nothing else decides (R2)."""

    BEGINNER = "beginner"
    ADVANCED = "advanced"


class Pace(StrEnum):
    """Who paces a set."""

    TIMED = "timed"
    """The coach: reps by the tempo, the rest by the clock."""
    SELF = "self"
    """The person, who says when the set is done."""


class Doses(StrEnum):
    """What decides a dose that a step leaves open."""

    BY_EXERCISE = "by-exercise"
    """The exercise's own dose; where it has none, the level (R2)."""
    BY_LEVEL = "by-level"
    """The level alone (R2)."""


@dataclass(frozen=True, slots=True)
class Step:
    """Some sets of one exercise. Per-set values are tuples: one value for all sets, or one a set."""

    kind: PhaseKind
    exercise: str
    sets: Range | None = None
    reps: tuple[Range, ...] = ()
    seconds: tuple[Range, ...] = ()
    distance: Distance | None = None
    load: tuple[Load, ...] = ()
    weight: tuple[Weight, ...] = ()
    rest: tuple[float, ...] = ()
    """Seconds after each set; empty: by the load (R3)."""
    sides: Sides | None = None
    tempo: Tempo | None = None
    pace: Pace | None = None
    rep_ticks: bool | None = None
    """Whether each rep is heard; None: as the person's settings have it."""
    cue: str = ""
    instead: tuple[str, ...] = ()

    @property
    def listed_sets(self) -> int | None:
        """How many sets its lists make, where it has any."""
        lengths = [
            len(values)
            for values in (self.reps, self.seconds, self.load, self.weight, self.rest)
            if len(values) > 1
        ]
        return max(lengths, default=None)


@dataclass(frozen=True, slots=True)
class Break:
    """A rest that stands by itself between steps."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Repeat:
    """Steps that are gone through several times: rounds, circuits, supersets."""

    times: int
    steps: tuple[Node, ...]
    rest: float | None = None
    """Seconds between rounds, in place of the last step's own rest; None: the last step's own rest."""


Node = Step | Break | Repeat


@dataclass(frozen=True, slots=True)
class Routine:
    """A routine file, read."""

    id: str
    """What a person types: "full-back-a"."""
    name: str
    about: str = ""
    level: Level | None = None
    doses: Doses = Doses.BY_EXERCISE
    sections: Mapping[SectionKind, tuple[Node, ...]] = field(default_factory=dict)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    """The person's own, by id; one that has the id of a catalogue entry hides it."""

    def steps(self) -> Iterator[tuple[SectionKind, Step]]:
        """Every step once, whatever repeats it is in."""

        def walk(nodes: tuple[Node, ...]) -> Iterator[Step]:
            for node in nodes:
                if isinstance(node, Step):
                    yield node
                elif isinstance(node, Repeat):
                    yield from walk(node.steps)

        for section in SectionKind:
            for step in walk(self.sections.get(section, ())):
                yield section, step
