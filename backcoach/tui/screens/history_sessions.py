"""The second page of the history: every session, and the sets of the one that the cursor is on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ...files.settings import Settings
from ...journal.diary import Practised, Summed
from ...journal.rows import LoggedSession, LoggedSet
from ...journal.telling import amounts_text, set_name
from ...retrospect import Retrospect, Whole
from ..words.retelling import matching, session_row, session_title, set_rows
from .confirm import Confirm
from .history_correct import CorrectSet
from .history_lists import NEAR, SessionList, SetList
from .history_page import HistoryPage

PAGE = 60
"""Sessions that are asked for as one comes near the end of those that there are."""


class SessionsPage(HistoryPage):
    """Sessions on the left, sets on the right; one after the other where it is narrow."""

    def __init__(self, retrospect: Retrospect, settings: Settings, today: date) -> None:
        super().__init__(id="sessions-page")
        self._retrospect = retrospect
        self._settings = settings
        self._today = today
        self._sessions: list[Summed] = []
        self._whole: Whole | None = None
        self._rows: list[LoggedSet | None] = []
        """The set on each line of the list of sets; a heading is none."""
        self._ended = False
        """Whether all that there are have been read."""
        self._practised: list[Practised] | None = None
        self._typed = ""
        self._only: tuple[str, ...] | None = None
        """The exercises that a session must have one of; None: any."""

    def compose(self) -> ComposeResult:
        """Two lists."""
        yield SessionList(id="sessions", markup=False)
        with Vertical(id="session"):
            yield Static(id="session-title", markup=False)
            yield SetList(id="sets", markup=False)

    # The sessions.

    def reload(self) -> None:
        """Ask for as many sessions as the screen shows and a few to come; later for as many as there were."""
        most = max(self.app.size.height + NEAR, len(self._sessions))
        self.ask(lambda: (most, self._retrospect.sessions(most, None, self._only)), self._show)

    def _show(self, answer: tuple[int, list[Summed]]) -> None:
        most, self._sessions = answer
        self._ended = len(self._sessions) < most
        options = self.query_one(SessionList)
        before, index = self._chosen, options.highlighted or 0
        options.set_options(self._options(self._sessions))
        ids = [summed.session.id for summed in self._sessions]
        if before is not None and before.session.id in ids:
            index = ids.index(before.session.id)
        options.highlighted = min(index, len(ids) - 1) if ids else None  # which shows its sets
        if not ids:
            self._empty()
        options.fill()  # the window may have grown meanwhile

    def _options(self, sessions: list[Summed]) -> list[Option]:
        return [Option(session_row(one, self._today), id=str(one.session.id)) for one in sessions]

    def on_session_list_end_is_near(self) -> None:
        """Ask for the next ones."""
        if self._ended or not self._sessions:
            return
        last, only = self._sessions[-1].session, self._only
        self.ask(lambda: (last, self._retrospect.sessions(PAGE, last, only)), self._append, group="more")

    def _append(self, answer: tuple[LoggedSession, list[Summed]]) -> None:
        last, more = answer
        if not self._sessions or self._sessions[-1].session != last:
            return  # the list is another one by now
        self._ended = len(more) < PAGE
        self._sessions += more
        self.query_one(SessionList).add_options(self._options(more))

    def go_to(self, day: date) -> None:
        """Put the cursor on a day's session, reading as far back as that takes."""
        loaded = list(self._sessions)

        def read_back() -> list[Summed]:
            while not loaded or loaded[-1].session.began.date() > day:
                more = self._retrospect.sessions(PAGE, loaded[-1].session if loaded else None)
                if not more:
                    break
                loaded.extend(more)
            return loaded

        def arrive(sessions: list[Summed]) -> None:
            self._show((len(sessions), sessions))
            days = [one.session.began.date() for one in sessions]
            if day in days:
                self.query_one(SessionList).highlighted = days.index(day)

        self.ask(read_back, arrive)

    @property
    def _chosen(self) -> Summed | None:
        option = self.query_one(SessionList).highlighted_option
        return next((one for one in self._sessions if option and str(one.session.id) == option.id), None)

    # The sets.

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the session that the cursor comes to."""
        if isinstance(event.option_list, SessionList):
            self._look()

    def _look(self) -> None:
        if (chosen := self._chosen) is not None:
            session = chosen.session
            self.ask(lambda: self._retrospect.whole(session), self._show_sets, group="sets")

    def _empty(self) -> None:
        self._whole = None
        if self._only is not None:
            said = f'No session has an exercise called "{self._typed}".'
        else:
            said = "Nothing is logged yet; a session is, as soon as its first set is done."
        self.query_one("#session-title", Static).update(Content.styled(said, "$faint"))
        self.query_one(SetList).clear_options()

    def _show_sets(self, whole: Whole) -> None:
        again = self._whole is not None and self._whole.session.id == whole.session.id
        options = self.query_one(SetList)
        index = options.highlighted if again else None
        self._whole = whole
        title = session_title(whole.session)
        for note in whole.notes:
            title += Content.assemble("\n", (f"“{note.text}”", "italic"))
        self.query_one("#session-title", Static).update(title)
        rows = set_rows(whole.sets, self._only or ())
        self._rows = [one for _, one in rows]
        options.set_options([Option(row, disabled=one is None) for row, one in rows])
        places = [place for place, one in enumerate(self._rows) if one is not None]
        if index is not None and places:
            # A heading is passed over; after the last set was deleted, the cursor is on the one before.
            options.highlighted = next((place for place in places if place >= index), places[-1])

    @property
    def _set(self) -> LoggedSet | None:
        """The set that the cursor is on."""
        index = self.query_one(SetList).highlighted
        return None if index is None else self._rows[index]

    # Moving between them.

    def focus_first(self) -> None:
        """The sessions."""
        self.remove_class("-sets")
        self.query_one(SessionList).focus()

    def step_back(self) -> bool:
        """From the sets to the sessions."""
        if not self.query_one(SetList).has_focus:
            return False
        self.focus_first()
        return True

    def on_set_list_back(self) -> None:
        """From the sets to the sessions."""
        self.focus_first()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click: from a session to its sets, from a set to its correction."""
        if isinstance(event.option_list, SessionList):
            self.add_class("-sets")
            sets = self.query_one(SetList)
            sets.focus()
            if sets.highlighted is None:
                sets.action_first()
        elif (one := self._set) is not None:
            self._correct(one)

    # Corrections.

    def _correct(self, one: LoggedSet) -> None:
        def corrected(after: LoggedSet | None) -> None:
            if after is not None and after != one:
                self.change(lambda: _undoable(self._retrospect.correct(one, after)))

        self.app.push_screen(CorrectSet(one, self._settings.weight_unit), corrected)

    def on_set_list_delete(self) -> None:
        """Delete a set, once it was asked."""
        one = self._set
        if one is not None:
            amounts = amounts_text(one.done)
            what = f"{set_name(one)}: {amounts}" if amounts else set_name(one)
            self._ask_first("Delete this set?", what, lambda: self._retrospect.delete_set(one))

    def on_session_list_delete(self) -> None:
        """Delete a session, once it was asked."""
        chosen = self._chosen
        if chosen is not None:
            session, sets = chosen.session, chosen.done.all
            day = f"{session.began:%A} {session.began.day} {session.began:%B}"
            what = f"{session.name}, {day}, with its {sets} set{'s' if sets != 1 else ''}"
            self._ask_first("Delete this session?", what, lambda: self._retrospect.delete_session(session))

    def _ask_first(self, question: str, what: str, deletion: Callable[[], str]) -> None:
        def answered(answer: bool | None) -> None:
            if answer:
                self.change(lambda: _undoable(deletion()))

        text = f"{what}. u brings it back."
        self.app.push_screen(Confirm(question, yes="delete it", no="keep it", text=text), answered)

    # The filter.

    def narrow_to(self, typed: str) -> None:
        """Show only sessions with an exercise of that name."""
        typed = typed.strip()
        if typed == self._typed:
            return
        self._typed = typed

        def read() -> tuple[list[Practised], int, list[Summed], tuple[str, ...] | None]:
            practised = self._retrospect.practised() if self._practised is None else self._practised
            names = [(one.exercise, one.name) for one in practised]
            only = tuple(matching(names, typed)) if typed else None
            return practised, PAGE, self._retrospect.sessions(PAGE, None, only), only

        def show(answer: tuple[list[Practised], int, list[Summed], tuple[str, ...] | None]) -> None:
            self._practised, most, sessions, self._only = answer
            self._show((most, sessions))

        self.ask(read, show)


def _undoable(words: str) -> str:
    return f"{words}  (u takes it back)"
