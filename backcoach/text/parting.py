"""What is said once a session in text is over: what was done, what came of it, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from ..coach.leading import Leading
from ..planner import Planner
from ..training.cues import lower
from ..training.narration import summed_up
from ..training.readable import sentence
from ..training.routine import Routine
from ..upshot import Upshot, goal_of, is_new, upshot_of

WRITTEN_WITHIN = 2.0
"""Seconds that the last set is given to reach the disk before it is looked for there."""


def parting_words(leading: Leading, planner: Planner, routine: Routine | None) -> Iterator[str]:
    """All of it, line by line, the most important first."""
    yield from summed_up(leading.tally)
    leading.writer.flush(WRITTEN_WITHIN)
    if leading.writer.trouble:
        yield sentence(f"not everything is kept: {leading.writer.trouble}")
    session = leading.recorder.session
    if session is not None:
        yield from _came_of_it(upshot_of(planner, routine, session))
    if leading.punctuality.line:
        yield sentence(leading.punctuality.line)


def _came_of_it(upshot: Upshot) -> Iterator[str]:
    """Bests, the next targets with their reasons (R4, R5), and what the week asks for (R1)."""
    if upshot.lifted is not None:
        yield sentence(f"{upshot.lifted} lifted in all")
    for one in upshot.bests:
        yield sentence(f"{one.name}: {one.best}")
    for proposal in upshot.proposals:
        if is_new(proposal):
            goal = sentence(f"next time, {lower(proposal.exercise.name)}: {goal_of(proposal)}")
            yield f"{goal} {sentence(proposal.target.why)}"
    for line in (upshot.week, upshot.outlook):
        if line:
            yield sentence(line)
