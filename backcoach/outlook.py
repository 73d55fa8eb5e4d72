"""What a plan knows of a person's past: the log, the weights at hand, and the one-rep maxima typed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .files.folders import Folders
from .files.settings import Settings
from .training.loading import Kit, Loadable, Pieces, bar_with
from .training.one_rep_max import Knowledge, Maximum
from .training.past import Past
from .training.quantities import Weight, WeightUnit
from .training.routine import Routine

USUAL_BARS = {WeightUnit.KG: Weight(20, WeightUnit.KG), WeightUnit.LB: Weight(45, WeightUnit.LB)}


def past_for(
    routine: Routine, settings: Settings, folders: Folders, today: date, *, progression: bool = True
) -> Past:
    """All that decides the targets of a routine.

    Without `progression` the log is left out: targets start at the low end, and loads in per cent still
    become weights. A journal that can't be read counts as empty here; who opens it to write tells why.
    """
    kit = _kit(settings)
    past = Past(today, kit=kit, unit=settings.weight_unit)
    if progression:
        past = _logged(routine, folders, today, kit) or past
    typed = {
        exercise: Maximum(weight, today, Knowledge.TYPED)
        for exercise, weight in settings.one_rep_maxes.items()
        if exercise not in past.maxima
    }
    return replace(past, maxima={**past.maxima, **typed})


def _logged(routine: Routine, folders: Folders, today: date, kit: Kit) -> Past | None:
    try:
        if not folders.journal.exists():
            return None
    except OSError:
        return None  # not even looking for it is allowed
    # Not before there is one: planning is quick, and a database takes its time to load.
    from .journal import history
    from .journal.store import UNUSABLE, Journal

    try:
        journal = Journal.look(folders.journal)
        if journal is None:
            return None
        with journal:
            wanted = {step.exercise for _, step in routine.steps()}
            wanted |= {stand_in for _, step in routine.steps() for stand_in in step.instead}
            return history.past(journal, sorted(wanted), today, kit)
    except UNUSABLE:
        return None


def _kit(settings: Settings) -> Kit:
    """What the settings say that can be loaded; what they don't say goes in the usual steps."""
    loaded: dict[str, Loadable] = {}
    if settings.plates:
        bar = settings.bar or USUAL_BARS[settings.weight_unit]
        loaded["barbell"] = bar_with(bar, settings.plates)
    if settings.dumbbells:
        rack = Pieces(settings.dumbbells)
        loaded |= dict.fromkeys(("dumbbell", "dumbbells", "light-dumbbells"), rack)
    return Kit(loaded)
