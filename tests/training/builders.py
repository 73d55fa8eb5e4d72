"""Exercises, steps, routines and plans in few words, so that a test says only what it is about."""

from __future__ import annotations

from backcoach.training.cue import Cue
from backcoach.training.cues import moments
from backcoach.training.exercise import Dose as UsualDose
from backcoach.training.exercise import Exercise, Sides
from backcoach.training.person import Person
from backcoach.training.phase import Phase, PhaseKind, SectionKind
from backcoach.training.phrases import phrases
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.quantities import Distance, DistanceUnit, Load, LoadClass, Range, Tempo, Weight
from backcoach.training.routine import Break, Doses, Level, Node, Pace, Repeat, Routine, Step
from backcoach.training.session import Command, Session

ROW = Exercise("row", "Dumbbell row")
SUPERMAN = Exercise("superman", "Superman")
HANG = Exercise("hang", "Dead hang", kind=PhaseKind.HOLD)
CARRY = Exercise("carry", "Overhead carry", kind=PhaseKind.CARRY, sides=Sides.EACH)
OVERHEAD_CARRY = Exercise(
    "overhead-carry",
    "Single-arm overhead carry",
    kind=PhaseKind.CARRY,
    dose=UsualDose(sets=Range(3, 3), distance=Distance(20, DistanceUnit.YARD)),
    load=LoadClass.LIGHT,
    sides=Sides.EACH,
)
CATALOGUE = {exercise.id: exercise for exercise in (ROW, SUPERMAN, HANG, CARRY)}

SHORT = Tempo(1, 0, 1, 0)
"""Two seconds a rep."""

ANYBODY = Person()
NO_DOSE = UsualDose()

QUICK = Person(prepare=0, change_over=0)
"""Somebody who needs no time to get anywhere: only the written phases stay."""


def between(low: float, high: float | None = None) -> Range:
    return Range(low, low if high is None else high)


def work(
    exercise: str = "row",
    reps: int | Range | list[int] | None = 5,
    *,
    sets: int | Range | None = 1,
    rest: float | list[float] | None = None,
    seconds: float | None = None,
    load: Load | list[Load] | None = None,
    weight: Weight | list[Weight] | None = None,
    sides: Sides | None = None,
    tempo: Tempo | None = None,
    pace: Pace | None = None,
    rep_ticks: bool | None = None,
    cue: str = "",
) -> Step:
    """Some sets of reps (or, with `seconds` and no reps, of a timed movement)."""
    return Step(
        PhaseKind.WORK,
        exercise,
        sets=_range(sets),
        reps=() if seconds is not None else tuple(_range(one) for one in _listed(reps)),
        seconds=() if seconds is None else (between(seconds),),
        rest=tuple(_listed(rest)),
        load=tuple(_listed(load)),
        weight=tuple(_listed(weight)),
        sides=sides,
        tempo=tempo,
        pace=pace,
        rep_ticks=rep_ticks,
        cue=cue,
    )


def hold(
    exercise: str = "hang",
    seconds: float | Range | list[float] | None = 20,
    *,
    sets: int | None = 1,
    rest: float | list[float] | None = None,
    sides: Sides | None = None,
    pace: Pace | None = None,
) -> Step:
    return Step(
        PhaseKind.HOLD,
        exercise,
        sets=_range(sets),
        seconds=tuple(_range(one) for one in _listed(seconds)),
        rest=tuple(_listed(rest)),
        sides=sides,
        pace=pace,
    )


def carry(exercise: str = "carry", *, sets: int | None = None, rest: float | None = None) -> Step:
    return Step(PhaseKind.CARRY, exercise, sets=_range(sets), rest=tuple(_listed(rest)))


def rounds(times: int, *nodes: Node, rest: float | None = None) -> Repeat:
    return Repeat(times, nodes, rest)


def pause(seconds: float) -> Break:
    """A rest that stands by itself."""
    return Break(seconds)


def routine(
    *main: Node,
    warm_up: tuple[Node, ...] = (),
    cool_down: tuple[Node, ...] = (),
    level: Level | None = None,
    doses: Doses = Doses.BY_EXERCISE,
    own: tuple[Exercise, ...] = (),
) -> Routine:
    sections = {SectionKind.WARM_UP: warm_up, SectionKind.MAIN: main, SectionKind.COOL_DOWN: cool_down}
    return Routine(
        "test",
        "Test",
        level=level,
        doses=doses,
        sections={section: nodes for section, nodes in sections.items() if nodes},
        exercises={exercise.id: exercise for exercise in own},
    )


def plan_of(
    *main: Node,
    person: Person = ANYBODY,
    warm_up: tuple[Node, ...] = (),
    cool_down: tuple[Node, ...] = (),
    level: Level | None = None,
    doses: Doses = Doses.BY_EXERCISE,
    own: tuple[Exercise, ...] = (),
) -> Plan:
    """The plan of a routine that has these steps in its main part."""
    made = routine(*main, warm_up=warm_up, cool_down=cool_down, level=level, doses=doses, own=own)
    return make_plan(made, CATALOGUE, person)


def plan_by_hand(*lengths: float, kind: PhaseKind = PhaseKind.HOLD, opened: tuple[int, ...] = ()) -> Plan:
    """A plan of phases of the given lengths, in seconds; those whose index is in `opened` are open."""
    phases: list[Phase] = []
    at = 0.0
    for index, seconds in enumerate(lengths):
        phases.append(
            Phase(index, at, kind, seconds, SectionKind.MAIN, "by hand", HANG, open=index in opened)
        )
        at += seconds
    return Plan("test", "Test", Level.BEGINNER, tuple(phases))


def running(*lengths: float, opened: tuple[int, ...] = ()) -> Session:
    """A session that was started at 0."""
    session = Session(plan_by_hand(*lengths, opened=opened))
    session.apply(Command.START, 0)
    return session


def exercise(
    name: str = "own",
    *,
    kind: PhaseKind = PhaseKind.WORK,
    dose: UsualDose = NO_DOSE,
    **more: object,
) -> Exercise:
    return Exercise(name, name.capitalize(), kind=kind, dose=dose, **more)  # type: ignore[arg-type]


def outline(plan: Plan) -> list[str]:
    """A plan as a person would jot it down: ["prepare 10", "work 15", "rest 60", "work 15"]."""
    return [
        f"{phase.kind} {phase.seconds:g}" + (f" {phase.side}" if phase.side else "") for phase in plan.phases
    ]


def cues_of(plan: Plan, index: int = 0, length: float | None = None) -> list[tuple[float, Cue]]:
    """When each cue of a phase is due, and which."""
    return [(moment.offset, moment.cue) for moment in moments(plan, index, length)]


def said(plan: Plan, index: int, length: float | None = None) -> list[str]:
    """What is said in a phase, in order."""
    phase = plan.phases[index]
    return [one.text for one in phrases(plan, index, phase.seconds if length is None else length)]


def of_kind(plan: Plan, kind: PhaseKind) -> list[Phase]:
    return [phase for phase in plan.phases if phase.kind is kind]


def active(plan: Plan) -> list[Phase]:
    return [phase for phase in plan.phases if phase.kind.active]


def rests(plan: Plan) -> list[float]:
    """The seconds of every rest, in order."""
    return [phase.seconds for phase in of_kind(plan, PhaseKind.REST)]


def _range(value: float | Range | None) -> Range | None:
    return value if value is None or isinstance(value, Range) else between(value)


def _listed(value: object) -> list:  # type: ignore[type-arg]
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
