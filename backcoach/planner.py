"""The one way to plan: list, plan, run, home, editor and reload agree on every length and target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from .files.library import Library
from .files.settings import Settings
from .system.clock import now_here
from .training.loading import USUAL_BARS, Kit, Loadable, Pieces, bar_with
from .training.one_rep_max import Knowledge, Maximum
from .training.past import Past
from .training.plan import Plan
from .training.routine import Routine

# A running session makes a plan only if its file is changed.
if TYPE_CHECKING:
    from .journal.store import Journal
    from .training.planning import Proposal
    from .training.recovery import Trained

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes the plans of one person: their settings, their log, and the exercises that there are.

    Nothing of the log is kept between two looks at it, so that no plan is ever older than what was done.
    A journal that can't be read counts as empty here; who opens it to write tells why.
    """

    library: Library
    settings: Settings
    progression: bool = True
    """Without it targets start at the low end; loads in per cent still become weights."""
    before: datetime | None = None
    """What was done from then on is left out; None: nothing is."""

    def plan(self, routine: Routine) -> Plan:
        """Make the plan of one routine."""
        with self.looking() as outlook:
            return outlook.plan(routine)

    @contextmanager
    def looking(self) -> Iterator[Outlook]:
        """Look at the log once for all plans that are made meanwhile, in one thread."""
        journal = self._journal() if self.progression else None
        try:
            yield Outlook(self, journal)
        finally:
            if journal is not None:
                journal.close()

    def as_of(self, moment: datetime) -> Planner:
        """The same with the log as it was then: the sets of a running session are no past ones."""
        return replace(self, before=moment)

    def _journal(self) -> Journal | None:
        path = self.library.personal.journal
        try:
            if not path.exists():
                return None
        except OSError:
            return None  # not even looking for it is allowed
        # Not before there is one: planning is quick, and a database takes its time to load.
        from .journal.store import UNUSABLE, Journal

        try:
            return Journal.look(path)
        except UNUSABLE:
            return None


@dataclass(slots=True)
class Outlook:
    """Makes plans by one look at the log."""

    planner: Planner
    journal: Journal | None
    _logged: Past | None = None
    """What was read of the log so far."""
    _last_done: dict[str, datetime] | None = None

    def plan(self, routine: Routine) -> Plan:
        """Make the plan of one routine."""
        from .training.planning import make_plan

        planner = self.planner
        return make_plan(routine, planner.library.catalogue, planner.settings.person(), self._past(routine))

    def proposals(self, routine: Routine) -> tuple[Proposal, ...]:
        """What the log asks for the next time; what was declined of it is asked for all the same."""
        from .training.planning import next_targets

        library, person = self.planner.library, self.planner.settings.person()
        past = replace(self._past(routine), declined=frozenset())
        return next_targets(routine, library.catalogue, person, past)

    def declined(self, routine: Routine) -> frozenset[str]:
        """The exercises that are to stay as they were, as the person chose."""
        return self._past(routine).declined

    def last_done(self, routine: str) -> datetime | None:
        """When a routine, by its id, was last begun and a set of it done; None where it never was."""
        if self._last_done is None:
            self._last_done = self._ask(_last_done) or {}
        return self._last_done.get(routine)

    def trained_lately(self) -> tuple[Trained, ...]:
        """The last sessions, as far as recovery depends on them."""
        return self._ask(lambda journal: _trained_lately(journal, self.planner.before)) or ()

    def _past(self, routine: Routine) -> Past:
        """All that decides the targets of a routine: the log, and the one-rep maxima typed in."""
        settings = self.planner.settings
        today = (self.planner.before or now_here()).date()
        steps = [step for _, step in routine.steps()]
        names = {name for step in steps for name in (step.exercise, *step.instead)}
        past = self._ask(lambda journal: self._read(journal, names, today))
        if past is None:
            past = Past(today, kit=kit_of(settings), unit=settings.weight_unit)
        maxima = dict(past.maxima)
        for exercise, weight in settings.one_rep_maxes.items():
            known = maxima.get(exercise)
            # The log knows since when it stands in the settings; what stands there anew is today's word.
            if known is None or (known.known is Knowledge.TYPED and known.weight != weight):
                maxima[exercise] = Maximum(weight, today, Knowledge.TYPED)
        return replace(past, maxima=maxima)

    def _read(self, journal: Journal, names: set[str], today: date) -> Past:
        """What the log says of these exercises, each of which is asked for once."""
        from .journal import history

        settings, before, past = self.planner.settings, self.planner.before, self._logged
        if past is None:
            unit = settings.weight_unit
            past = history.past(journal, sorted(names), today, kit_of(settings), unit=unit, before=before)
        elif unread := sorted(names - past.sets.keys()):
            past = replace(past, sets={**past.sets, **history.past_sets(journal, unread, before)})
        self._logged = past
        return past

    def _ask(self, question: Callable[[Journal], Answer]) -> Answer | None:
        if self.journal is None:
            return None
        from .journal.store import UNUSABLE

        try:
            return question(self.journal)
        except UNUSABLE:
            return None


def _last_done(journal: Journal) -> dict[str, datetime]:
    from .journal.history import last_done

    return last_done(journal)


def _trained_lately(journal: Journal, before: datetime | None) -> tuple[Trained, ...]:
    from .journal.lately import trained_lately

    return trained_lately(journal, before)


def kit_of(settings: Settings) -> Kit:
    """What the settings say that can be loaded; what they don't say goes in the usual steps."""
    loaded: dict[str, Loadable] = {}
    if settings.plates:
        bar = settings.bar or USUAL_BARS[settings.weight_unit]
        loaded["barbell"] = bar_with(bar, settings.plates)
    if settings.dumbbells:
        rack = Pieces(settings.dumbbells)
        loaded |= dict.fromkeys(("dumbbell", "dumbbells", "light-dumbbells"), rack)
    return Kit(loaded)
