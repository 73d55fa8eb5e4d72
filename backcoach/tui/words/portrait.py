"""What the preview of a routine says, made from its plan: pure text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ...overview import MAT, Overview
from ...training.cues import dose_text
from ...training.due import ago, offer_of
from ...training.exercise import Exercise
from ...training.phase import Phase, SectionKind, Side
from ...training.plan import Plan
from ...training.quantities import LoadClass, clock_text
from .shelf import named

MOST_DOSES = 4
"""Doses of one exercise that are told one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise of a section."""

    exercise: Exercise
    dose: str
    """As it is planned for today: "3 × 5 reps, 60 kg"."""
    span: str = ""
    """The range that today's reps come from, where there is one: "4–6"."""
    moved: str = ""
    """Why today asks for something else than the last time did."""
    seconds: float = 0.0
    """Time under load in all."""

    @property
    def short(self) -> str:
        """The dose where room is short."""
        much = self.dose.partition(",")[0]
        much = much.replace(" reps", "") if "×" in much else much
        return much + ("/side" if "each side" in self.dose else "")


def sections(plan: Plan) -> list[tuple[SectionKind, list[Line]]]:
    """The session in short: the exercises of each section, in order, each once."""
    made: list[tuple[SectionKind, list[Line]]] = []
    for section in SectionKind:
        phases: dict[str, list[Phase]] = {}
        for phase in plan.phases:
            if phase.kind.active and phase.exercise and phase.section is section:
                phases.setdefault(phase.exercise.id, []).append(phase)
        if phases:
            made.append((section, [_line(same) for same in phases.values()]))
    return made


def _line(phases: list[Phase]) -> Line:
    first = phases[0]
    assert first.exercise is not None  # a set is of an exercise
    sides = {phase.side for phase in phases} & {Side.LEFT, Side.RIGHT}
    sets = len(phases) // max(1, len(sides))
    doses = list(dict.fromkeys(dose_text(phase) for phase in phases))
    weights = {phase.weight for phase in phases}
    if len(doses) == 1:
        dose = f"{sets} × {doses[0]}" if sets > 1 else doses[0]
    elif first.reps and len(weights) == 1:
        reps = [str(phase.reps) for phase in phases if phase.side is not Side.RIGHT]
        dose = f"{' · '.join(reps)} reps" + (f", {first.weight}" if first.weight else "")
    else:
        dose = " / ".join(doses[:MOST_DOSES]) + (" …" if len(doses) > MOST_DOSES else "")
    if sides:
        dose += ", each side"
    if first.load == LoadClass.HEAVY and not first.weight:
        dose += ", heavy"
    span = first.reps_range
    said = str(span) if span is not None and not span.fixed else ""
    return Line(first.exercise, dose, said, _moved(phases), sum(phase.seconds for phase in phases))


def _moved(phases: Iterable[Phase]) -> str:
    """What the log has moved on, in the plan's own words: "all sets of 4 reps done: one rep more"."""
    for phase in phases:
        _, _, why = phase.why.partition("; ")
        if why:
            return why.rpartition(": ")[0] if phase.tempo else why
    return ""


def facts(row: Overview, plan: Plan) -> list[str]:
    """Length and size of the session, and for whom it is."""
    offer = offer_of(plan)
    heavy = ["a heavy day"] if offer.is_heavy else []
    whose = ["hides the shipped one"] if row.found.hides else ["yours"] if row.found.own else []
    sets = f"{offer.sets} set{'s' if offer.sets != 1 else ''}"
    return [clock_text(plan.seconds), sets, str(plan.level), *heavy, *whose]


def last_time(row: Overview, now: datetime) -> str:
    """When it was last done."""
    return f"last done {ago(row.last_done, now)}" if row.last_done else "not done yet"


def equipment(row: Overview, owned: frozenset[str] | None) -> tuple[list[str], list[str]]:
    """What is there of what it needs, and what isn't, in words. A mat goes without saying."""
    lacks = row.lacking(owned)
    there = [named(need) for need in row.equipment if need != MAT and need not in lacks]
    return there, [named(need) for need in lacks]
