"""Sessions that were done some days ago, written straight into a journal."""

from __future__ import annotations

from datetime import datetime, timedelta

from backcoach.files.folders import Folders
from backcoach.journal.frozen import freeze
from backcoach.journal.rows import Amounts, LoggedSession, LoggedSet, SessionEnding, Standing
from backcoach.journal.store import Journal, new_session_id
from backcoach.training.plan import Plan
from backcoach.training.rest import load_class


def log_session(folders: Folders, plan: Plan, began: datetime) -> None:
    """Log a plan as done to its end, every set as it was planned."""
    with Journal.open(folders.journal) as journal, journal.transaction():
        number = new_session_id(began)
        session = LoggedSession(number, plan.routine, plan.name, plan.level, began)
        journal.begin_session(session, freeze(plan), Standing(0, 0.0))
        for phase in plan.phases:
            if phase.kind.active and phase.exercise is not None:
                amounts = Amounts(phase.reps, phase.seconds, phase.distance, phase.weight)
                one = LoggedSet(
                    number,
                    phase.index,
                    began + timedelta(seconds=phase.at + phase.seconds),
                    phase.section,
                    phase.kind,
                    exercise=phase.exercise.id,
                    name=phase.exercise.name,
                    number=phase.set,
                    count=phase.sets,
                    side=phase.side,
                    load=load_class(phase.load, phase.exercise.load, phase.reps_range),
                    done=amounts,
                    planned=amounts,
                )
                journal.set_done(one)
        ended = began + timedelta(seconds=plan.seconds)
        journal.finish(number, ended, SessionEnding.FINISHED, plan.seconds)
