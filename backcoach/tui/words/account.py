"""What the summary says, made from the log: pure text, so that it can be tested as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...journal.rows import LoggedSet, Outcome
from ...training.muscle import Muscle
from ...training.past import Felt
from ...training.phase import Phase, PhaseKind, SectionKind, Side
from ...training.plan import Plan
from ...training.quantities import clock_text, plain
from ...training.review import muscle_shares
from ...training.tally import Tally
from ...upshot import Upshot


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise: how many sets were done of those that were planned, and what they were."""

    name: str
    done: int
    planned: int
    words: str

    @property
    def mark(self) -> str:
        """A tick where all of it was done, a dot where a part was."""
        return "✓" if self.done >= self.planned else "·" if self.done else " "


AROUND = {SectionKind.WARM_UP: "Warm-up", SectionKind.COOL_DOWN: "Stretches"}
"""What stands in one line, whatever its exercises are."""


def lines(plan: Plan, sets: Sequence[LoggedSet]) -> list[Line]:
    """A line for each exercise of the main part, and one for what comes before it and after it.

    In the order of the plan; each side of a set counts.
    """
    done = [one for one in sets if one.outcome is Outcome.DONE]
    planned: dict[tuple[SectionKind, str], list[Phase]] = {}
    for phase in plan.phases:
        if phase.kind.active and phase.exercise is not None:
            key = "" if phase.section in AROUND else phase.exercise.id
            planned.setdefault((phase.section, key), []).append(phase)
    found = []
    for (section, exercise), phases in planned.items():
        own = [one for one in done if one.section is section and exercise in ("", one.exercise)]
        name = AROUND.get(section) or (phases[0].exercise.name if phases[0].exercise else "")
        worked = sum(one.done.seconds or 0.0 for one in own)
        words = done_text(own) if exercise else clock_text(worked) if own else ""
        found.append(Line(name, len(own), len(phases), words))
    return found


def lines_of_tally(tally: Tally) -> list[Line]:
    """An exercise each from what was seen of the session, where the log can't be read."""
    return [
        Line(row.name, row.done, row.planned, clock_text(row.seconds) if row.done else "")
        for row in tally.exercises
    ]


def worked(plan: Plan, sets: Sequence[LoggedSet]) -> dict[Muscle, float]:
    """How long each muscle worked, in seconds, in the sets that were done; those that help for a part."""
    exercises = {phase.exercise.id: phase.exercise for phase in plan.phases if phase.exercise}
    seconds: dict[str, float] = {}
    for one in sets:
        if one.outcome is Outcome.DONE:
            seconds[one.exercise] = seconds.get(one.exercise, 0.0) + (one.done.seconds or 0.0)
    return muscle_shares(seconds, exercises)


def done_text(sets: Sequence[LoggedSet]) -> str:
    """What was done of an exercise: "5 5 4 of 5 reps · 100 kg · felt hard"."""
    if not sets:
        return ""
    words = _by_side(sets)
    if weights := _weights(sets):
        words += f" · {weights}"
    felt = last_felt(sets)
    return words + (f" · felt {felt}" if felt else "")


def last_felt(sets: Iterable[LoggedSet]) -> Felt | None:
    """How the last of them felt of which somebody said so (R5)."""
    return next((one.felt for one in reversed(list(sets)) if one.felt), None)


def figures(tally: Tally, upshot: Upshot | None) -> list[tuple[str, str]]:
    """The session in three figures, each with its word: "24:10 under load"."""
    done = [one for one in upshot.sets if one.outcome is Outcome.DONE] if upshot else []
    # The log knows of what was done before a crash, too, and of what was put right afterwards.
    worked = sum(one.done.seconds or 0.0 for one in done) if done else tally.worked
    sets = len(done) if done else tally.sets_done
    found = [(clock_text(worked), "under load"), (f"{sets}/{tally.sets_planned}", "sets")]
    if upshot is not None and upshot.lifted is not None:
        found.append((plain(upshot.lifted.amount), f"{upshot.lifted.unit} lifted"))
    else:
        found.append((clock_text(tally.rested), "of rest"))
    return found


def _by_side(sets: Sequence[LoggedSet]) -> str:
    left, right = ([one for one in sets if one.side is side] for side in (Side.LEFT, Side.RIGHT))
    if not left or not right:
        return _measures(sets)
    one, other = _measures(left), _measures(right)
    return f"{one} each side" if one == other else f"left {one}, right {other}"


def _measures(sets: Sequence[LoggedSet]) -> str:
    """The sets one by one where they differ: "3 × 5 reps", "5 5 4 of 5 reps", "20 18 of 20 s"."""
    first = sets[0]
    if first.done.reps is not None:
        done = [plain(one.done.reps or 0) for one in sets]
        planned = [plain(one.planned.reps) for one in sets if one.planned.reps is not None]
        unit = "rep" if done == ["1"] else "reps"
    elif first.done.distance is not None:
        done = [plain(one.done.distance.amount) for one in sets if one.done.distance]
        planned = [plain(one.planned.distance.amount) for one in sets if one.planned.distance]
        unit = str(first.done.distance.unit)
    else:
        # A timed movement lasts as long as the coach says: only a hold can come short.
        holds = first.kind is PhaseKind.HOLD
        done = [plain(round(one.done.seconds or 0.0)) for one in sets]
        planned = [plain(round(one.planned.seconds)) for one in sets if one.planned.seconds and holds]
        unit = "s"
    alike = len(set(done)) == 1
    words = (f"{len(done)} × {done[0]}" if len(done) > 1 else done[0]) if alike else " ".join(done)
    short = len(set(planned)) == 1 and any(float(one) < float(planned[0]) for one in done)
    return f"{words} of {planned[0]} {unit}" if short else f"{words} {unit}"


def _weights(sets: Sequence[LoggedSet]) -> str:
    """The weights one by one where they differ; a dash where none was told."""
    weights = [one.done.weight for one in sets]
    known = [weight for weight in weights if weight is not None]
    if not known:
        return ""
    if len(set(weights)) == 1:
        return str(known[0])
    unit = known[0].unit
    if any(weight.unit is not unit for weight in known):
        return " ".join(str(weight or "–") for weight in weights)
    return f"{' '.join(plain(weight.amount) if weight else '–' for weight in weights)} {unit}"
