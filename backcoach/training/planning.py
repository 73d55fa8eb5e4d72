"""How a plan is made from a routine: everything that the file leaves open is decided here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .bout import Aim
from .dose import SetDose, describe, nth, set_dose, sets_of
from .exercise import Exercise, Sides
from .past import Past
from .person import Person
from .phase import Phase, PhaseKind, SectionKind, Side
from .plan import Plan
from .progression import Move, Target, next_target
from .quantities import Load, Percent, Tempo, Weight, plain, seconds_text
from .rest import Rest, band_of, load_class, rest_after
from .routine import Level, Node, Pace, Repeat, Routine, Step
from .stand_in import choose

_ON_TO = {
    SectionKind.WARM_UP: "on to the warm-up",
    SectionKind.MAIN: "on to the main part",
    SectionKind.COOL_DOWN: "on to the cool-down",
}


class UnknownExercise(LookupError):
    """A step names an exercise that neither the routine nor the catalogue has."""


@dataclass(frozen=True, slots=True)
class _Bout:
    """One set, all its sides, and the rest after it."""

    step: Step
    exercise: Exercise
    section: SectionKind
    dose: SetDose
    weight: Weight | None
    set: int
    sets: int
    round: int | None
    rounds: int | None
    rest: Rest
    target: Target | None = None
    """What the log asks for within the dose's range; None where nothing is known of the past."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the log asks for of one exercise the next time."""

    exercise: Exercise
    section: SectionKind
    target: Target


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the routine the unrolling stands."""

    section: SectionKind
    round: int | None = None
    rounds: int | None = None


def make_plan(
    routine: Routine, catalogue: Mapping[str, Exercise], person: Person, past: Past | None = None
) -> Plan:
    """Decide everything that a routine leaves open, and lay it out in time.

    `past` moves the targets on within the file's own ranges (R4–R9), and turns loads in per cent into
    weights (R6). Raises UnknownExercise.
    """
    level = person.level or routine.level or Level.BEGINNER
    planner = _Planner(routine, catalogue, person, level, past)
    phases = tuple(planner.phases())
    return Plan(routine.id, routine.name, level, phases, tuple(dict.fromkeys(planner.notes)))


def next_targets(
    routine: Routine, catalogue: Mapping[str, Exercise], person: Person, past: Past
) -> tuple[Proposal, ...]:
    """What the log asks for the next time, in the order of the routine, each target of an exercise once.

    Raises UnknownExercise.
    """
    level = person.level or routine.level or Level.BEGINNER
    bouts = _Planner(routine, catalogue, person, level, past).bouts()
    found = {
        (bout.exercise.id, bout.target): Proposal(bout.exercise, bout.section, bout.target)
        for bout in bouts
        if bout.target is not None
    }
    return tuple(found.values())


class _Planner:
    """Makes the phases of one routine."""

    def __init__(
        self,
        routine: Routine,
        catalogue: Mapping[str, Exercise],
        person: Person,
        level: Level,
        past: Past | None,
    ) -> None:
        self._routine = routine
        self._catalogue = catalogue
        self._person = person
        self._level = level
        self._past = past
        self._at = 0.0
        self._count = 0
        self.notes: list[str] = []

    def phases(self) -> Iterator[Phase]:
        """Lay the sets out in time. Phases of no length are left out: they would be silent anyway."""
        before: _Bout | None = None
        for bout in self.bouts():
            if before is not None:
                yield from self._rest(before, bout)
            yield from self._lead_in(before, bout)
            yield from self._sides(bout)
            before = bout

    def bouts(self) -> list[_Bout]:
        """Every set of the routine, in order."""
        bouts: list[_Bout] = []
        for section in SectionKind:
            self._unroll(self._routine.sections.get(section, ()), _Place(section), bouts)
        return bouts

    def _unroll(self, nodes: tuple[Node, ...], place: _Place, bouts: list[_Bout]) -> None:
        """Append the sets of some nodes to `bouts`; a rest between them goes to the set before it."""
        for node in nodes:
            if isinstance(node, Step):
                bouts.extend(self._sets(node, place))
            elif isinstance(node, Repeat):
                self._rounds(node, place, bouts)
            elif bouts:
                bouts[-1] = replace(bouts[-1], rest=_written_rest(node.seconds))

    def _rounds(self, repeat: Repeat, place: _Place, bouts: list[_Bout]) -> None:
        outer, all_outer = (place.round or 1) - 1, place.rounds or 1
        for number in range(repeat.times):
            within = _Place(place.section, outer * repeat.times + number + 1, all_outer * repeat.times)
            self._unroll(repeat.steps, within, bouts)
            if number + 1 < repeat.times and repeat.rest is not None and bouts:
                why = f"between rounds: {seconds_text(repeat.rest)}"
                bouts[-1] = replace(bouts[-1], rest=Rest(repeat.rest, why))

    def _sets(self, step: Step, place: _Place) -> Iterator[_Bout]:
        chosen = choose(step, self.exercise(step.exercise), self._person.owned, self._lookup)
        step, exercise = chosen.step, chosen.exercise
        if chosen.note:
            self.notes.append(chosen.note)
        doses = self._routine.doses
        sets = sets_of(step, exercise, self._level, doses, in_rounds=place.round is not None)
        for number in range(sets):
            dose = set_dose(step, exercise, self._level, doses, number)
            weight = nth(step.weight, number) or (dose.load if isinstance(dose.load, Weight) else None)
            rest, target = self._rest_and_target(step, exercise, dose, weight, number)
            yield _Bout(
                step,
                exercise,
                place.section,
                dose,
                (target.weight if target else None) or weight,
                set=((place.round or 1) - 1) * sets + number + 1,
                sets=(place.rounds or 1) * sets,
                round=place.round,
                rounds=place.rounds,
                rest=rest,
                target=target,
            )

    def _rest_and_target(
        self, step: Step, exercise: Exercise, dose: SetDose, weight: Weight | None, number: int
    ) -> tuple[Rest, Target | None]:
        """The rest by the load (R3), and what the log asks for, which may be a shorter rest (R4)."""
        load: Load | None = dose.load if dose.load is not None else weight
        heaviness = load_class(load, exercise.load, dose.reps)
        seconds = None if dose.reps is not None else self._length(dose, step, exercise, None)[0]
        written = nth(step.rest, number)
        if written is not None:
            rest = _written_rest(written)
        else:
            rest = rest_after(heaviness, reps=dose.reps, seconds=seconds)
        if self._past is None:
            return rest, None
        aim = Aim(
            exercise.id,
            dose.reps,
            dose.seconds,
            dose.distance,
            weight=weight,
            percent=dose.load.amount if isinstance(dose.load, Percent) else None,
            rest=rest.seconds,
            rest_least=None if written is not None else band_of(heaviness).low,
            loadable=self._past.kit.for_equipment(exercise.equipment),
        )
        target = next_target(aim, self._past)
        if target.rest is not None:
            rest = Rest(target.rest, target.why)
        return rest, target

    def exercise(self, name: str) -> Exercise:
        """Find an exercise, the routine's own first."""
        found = self._lookup(name)
        if found is None:
            raise UnknownExercise(name)
        return found

    def _lookup(self, name: str) -> Exercise | None:
        return self._routine.exercises.get(name) or self._catalogue.get(name)

    def _lead_in(self, before: _Bout | None, bout: _Bout) -> Iterator[Phase]:
        """Time to get into place, where no rest gives it."""
        person = self._person
        if before is None:
            yield from self._prepare(bout, person.prepare, "get ready")
        elif before.rest.seconds <= 0:
            if before.section is not bout.section:
                yield from self._prepare(bout, person.prepare, _ON_TO[bout.section])
            elif before.exercise.id != bout.exercise.id:
                yield from self._prepare(bout, person.change_over, "on to the next exercise")
            elif _sides(before)[-1] is not _sides(bout)[0]:
                yield from self._prepare(bout, person.change_over, "change sides", change_sides=True)

    def _prepare(self, bout: _Bout, seconds: float, why: str, **more: Any) -> Iterator[Phase]:
        more.setdefault("side", _sides(bout)[0])
        yield from self._emit(PhaseKind.PREPARE, seconds, bout, f"{why}: {seconds_text(seconds)}", **more)

    def _sides(self, bout: _Bout) -> Iterator[Phase]:
        """The set itself; where it goes side by side, each side gets the full dose."""
        reps = bout.dose.reps
        seconds, why = self._length(bout.dose, bout.step, bout.exercise, bout.target)
        pace = bout.step.pace or self._person.pace
        for number, side in enumerate(_sides(bout)):
            if number:
                change_over = self._person.change_over
                yield from self._prepare(bout, change_over, "change sides", side=side, change_sides=True)
            yield from self._emit(
                bout.step.kind,
                seconds,
                bout,
                why,
                side=side,
                reps=_reps(bout.dose, bout.target),
                reps_range=reps,
                tempo=(bout.step.tempo or bout.exercise.tempo) if reps else None,
                distance=bout.dose.distance,
                open=pace is Pace.SELF,
            )

    def _rest(self, bout: _Bout, following: _Bout) -> Iterator[Phase]:
        yield from self._emit(
            PhaseKind.REST, bout.rest.seconds, bout, bout.rest.why, exercise=following.exercise, note=""
        )

    def _length(
        self, dose: SetDose, step: Step, exercise: Exercise, target: Target | None
    ) -> tuple[float, str]:
        """Seconds of one side of a set, and why."""
        begun = target is not None and target.move is not Move.START
        why = describe(dose, begun=begun)
        if target is not None and begun:
            # That the same dose stays the same needs no words; that a range isn't climbed does.
            given = dose.reps or dose.seconds
            if target.move is not Move.STAY or not (given is None or given.fixed):
                why = f"{why}; {target.why}"
        reps = _reps(dose, target)
        if reps is not None:
            tempo: Tempo = step.tempo or exercise.tempo
            return reps * tempo.seconds, f"{why}: {reps} × {plain(tempo.seconds)} s ({tempo})"
        if dose.seconds is not None:
            held = target.seconds if target is not None else None
            return dose.seconds.low if held is None else held, why
        assert dose.distance is not None  # a SetDose has one of the three
        pace = self._person.walking_pace
        seconds = float(max(1, round(dose.distance.metres / pace)))
        return seconds, f"{why}: walked slowly at {plain(pace)} m/s"

    def _emit(self, kind: PhaseKind, seconds: float, bout: _Bout, why: str, **more: Any) -> Iterator[Phase]:
        if seconds <= 0:
            return
        phase = Phase(
            index=self._count,
            at=self._at,
            kind=kind,
            seconds=seconds,
            section=bout.section,
            why=why,
            exercise=bout.exercise,
            set=bout.set,
            sets=bout.sets,
            round=bout.round,
            rounds=bout.rounds,
            load=bout.dose.load,
            weight=bout.weight,
            rep_ticks=bout.step.rep_ticks,
            note=bout.step.cue,
        )
        yield replace(phase, **more)
        self._count += 1
        self._at += seconds


def _reps(dose: SetDose, target: Target | None) -> int | None:
    """The reps to do: the log's target, else the low end of the range."""
    if dose.reps is None:
        return None
    return target.reps if target is not None and target.reps is not None else int(dose.reps.low)


def _sides(bout: _Bout) -> tuple[Side | None, ...]:
    sides = bout.step.sides or bout.exercise.sides
    if sides is Sides.EACH:
        return (Side.LEFT, Side.RIGHT)
    return (Side.ALTERNATE,) if sides is Sides.ALTERNATE else (None,)


def _written_rest(seconds: float) -> Rest:
    return Rest(seconds, f"as written: {seconds_text(seconds)}")
