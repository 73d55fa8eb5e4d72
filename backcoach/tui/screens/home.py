"""Home: what is due today and why, which routines there are, and what each would be like."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from ...files.library import Found, Library
from ...files.problems import FileProblem
from ...files.settings import Settings
from ...files.watch import Watch
from ...system.clock import now_here
from ..keymap import key_of
from ..ours import app_of
from ..styles import sheets
from ..widgets.keys_footer import KeysFooter
from ..widgets.preview import Preview
from ..widgets.rested import Rested
from ..widgets.routine_list import RoutineList, error_text
from ..widgets.search_line import SearchLine
from ..widgets.today_band import TodayBand
from ..words.shelf import TOUR, Place, in_order, search

# What reads, plans and judges is imported by the thread that does it: the names need none of it.
if TYPE_CHECKING:
    from ...overview import Overview
    from ...today import Today
    from ...training.plan import Plan

LOOK_EVERY = 0.5
"""Seconds between two looks at the routines' files."""
STALE = timedelta(minutes=10)
"""A screen that was left open asks again what is due."""
BATCH = 0.08
"""Seconds of reading after which what was read is shown."""

NARROW, WIDE = 64, 100
"""Columns below which list and preview take turns, and from which on the list says more."""
LOW, TALL = 16, 34
"""Rows below which the proposal is short, and from which on there is room for more."""


class HomeScreen(Screen[None]):
    """The proposal above; the routines on the left, the chosen one on the right."""

    CSS_PATH = sheets("home")

    class Chosen(Message):
        """The person starts a routine."""

        def __init__(self, found: Found, plan: Plan) -> None:
            super().__init__()
            self.found = found
            self.plan = plan

    AUTO_FOCUS = "#routines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash", "search", "find", key_display="/", id="home.search", priority=True,
            tooltip="Find a routine by name, muscle, exercise, or a thing that it needs",
        ),
        Binding(
            "left,escape", "back", "back", key_display="←", id="home.back",
            tooltip="Back to the list, or to all routines",
        ),
        Binding("n", "new", "new", id="home.new", tooltip="Write a routine of your own"),
        Binding("e", "edit", "edit", id="home.edit", tooltip="Edit the routine, with its plan beside it"),
        Binding(
            "E", "edit_outside", "own editor", show=False, id="home.editor",
            tooltip="Open the file in $EDITOR",
        ),
        Binding("h", "app.history", "history", id="home.history", tooltip="What was done, week by week"),
        Binding(
            "s", "app.open_settings", "settings", id="home.settings", tooltip="What holds for every routine"
        ),
        Binding("q", "app.quit", "quit", id="home.quit", tooltip="Leave backcoach"),
        Binding(
            "question_mark", "app.keys", "keys", key_display="?", id="home.keys",
            tooltip="Show all keys, or hide them again",
        ),
    ]  # fmt: skip

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self._library = library
        self._settings = settings
        self._rows: dict[str, Overview] = {}
        self._names: dict[str, str] = {}
        self._found: tuple[Found, ...] = ()
        self._today: Today | None = None
        self._watch = Watch()

    def compose(self) -> ComposeResult:
        """What is due, a list, a preview, the keys."""
        yield TodayBand(id="today")
        with Horizontal(id="home"):
            with Vertical(id="shelf"):
                yield SearchLine(id="search")
                yield RoutineList(id="routines")
                yield Static(id="nothing", markup=False)
                yield Rested(id="rested")
            yield Preview(self._settings.owned, figures=self._settings.figures, id="preview")
        yield KeysFooter()

    def on_mount(self) -> None:
        """Show the names at once; what takes reading comes as it is read."""
        self._list()
        self.set_interval(LOOK_EVERY, self._look_around)

    # What there is ---------------------------------------------------------------------------------

    def _list(self) -> None:
        """List the routines that there are, and read them."""
        self._settings = app_of(self).settings  # they may have changed
        self._found = self._library.routines()
        self._watch.changed(one.path for one in self._found)  # what is saved from now on counts
        self._names = {one.id: self._names.get(one.id) or self._library.name_of(one) for one in self._found}
        self._show()
        # Reading beside the painting would only hold the names up.
        self.call_after_refresh(self._read_all, self._found)

    @work(thread=True, exclusive=True)
    def _read_all(self, routines: tuple[Found, ...]) -> None:
        """Read and plan every routine, and look at the log, off the screen's own thread."""
        from ...overview import overviews
        from ...today import look_at_today

        worker, planner = get_current_worker(), app_of(self).journey.planner
        rows: dict[str, Overview] = {}
        shown = monotonic()
        for row in overviews(planner, routines):
            if worker.is_cancelled:
                return  # a later reading is under way, and this one may already be old
            rows[row.found.id] = row
            if monotonic() - shown > BATCH:
                self.app.call_from_thread(self._arrive, dict(rows), None)
                shown = monotonic()
        today = look_at_today(planner, rows.values(), now_here())
        if not worker.is_cancelled:
            self.app.call_from_thread(self._arrive, rows, today)

    def _arrive(self, rows: dict[str, Overview], today: Today | None) -> None:
        """Show what was read; the order waits until all is known, so that nothing jumps twice."""
        if not self.is_attached:
            return
        self._rows.update(rows)
        if today is not None:
            self._today = today
            tour = self._rows.get(TOUR)
            self.query_one(TodayBand).show(today, tour if tour and not tour.found.own else None)
            self.query_one(Rested).show(today.rested)
        self._show()
        self.refresh_bindings()

    def _show(self) -> None:
        """Fill the list by what is known, and what is searched for."""
        listed = self.query_one(RoutineList)
        places = [Place(one, self._title_of(one), self._rows.get(one.id)) for one in self._found]
        places = in_order(places, self._today, self._settings.owned)
        words = self.query_one(SearchLine).words
        shown = search(places, words)
        listed.show(shown, self._today)
        self._say_where_nothing_is(words, empty=not shown)
        self._preview()

    def _title_of(self, found: Found) -> str:
        row = self._rows.get(found.id)
        if row is None:
            return self._names[found.id]
        return row.plan.name if row.plan is not None else found.id

    def _say_where_nothing_is(self, words: str, *, empty: bool) -> None:
        """No list is without a way on."""
        self.query_one(RoutineList).display = not empty
        nothing = self.query_one("#nothing", Static)
        nothing.display = empty
        if empty and words:
            nothing.update(f"No routine has “{words}” in it.\n\nEscape shows all of them again.")
        elif empty:
            new = key_of(self, "home.new")
            nothing.update(f"There are no routines here yet.\n\nPress {new} to write the first.")

    def _look_around(self) -> None:
        """Show a change that was saved anywhere soon after it was, and what a new hour has made due."""
        if not self.is_attached or not self.is_current:
            return
        stale = self._today is not None and now_here() - self._today.now > STALE
        if self._watch.changed(found.path for found in self._library.routines()) or stale:
            self._list()

    def on_screen_resume(self) -> None:
        """Plan anew when one comes back from a session or the editor: what was done moves targets on."""
        if self._today is not None:
            self._list()

    # The chosen one --------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Preview what the cursor is on."""
        self._preview()

    def on_option_list_option_selected(self) -> None:
        """Enter, or a click on the chosen one, starts."""
        self.action_start()

    def _preview(self) -> None:
        if not self.is_attached:
            return
        preview = self.query_one(Preview)
        row = self._row
        preview.visible = row is not None  # no empty frames
        if row is not None:
            preview.show(row, self._today)

    @property
    def _row(self) -> Overview | None:
        chosen = self.query_one(RoutineList).chosen
        return self._rows.get(chosen.found.id) if chosen else None

    def action_start(self) -> None:
        """Start the chosen routine; one with an error says where it is."""
        row = self._row
        if row is None:
            return
        if row.plan is None:
            edit = key_of(self, "home.edit")
            said = f"{error_text(row.problem, str(row.found.path))}\nPress {edit} to mend it."
            self.notify(said, title=f"{row.found.path.name} has an error", severity="error", markup=False)
            return
        self.query_one(SearchLine).close()
        self.query_one(RoutineList).goes_along = True  # who comes back is shown what is due then
        self.post_message(self.Chosen(row.found, row.plan))

    # Searching and looking -------------------------------------------------------------------------

    def action_search(self) -> None:
        """Open the line to type in."""
        self.query_one(SearchLine).open()

    def on_input_changed(self) -> None:
        """Filter with every letter."""
        self.query_one(RoutineList).goes_along = True
        self._show()

    def on_search_line_left(self, event: SearchLine.Left) -> None:
        """The list has the keys again."""
        self.query_one(RoutineList).focus()
        if event.start:
            self.action_start()

    def on_search_line_moved(self, event: SearchLine.Moved) -> None:
        """Up and down move the cursor while one types."""
        listed = self.query_one(RoutineList)
        listed.action_cursor_down() if event.down else listed.action_cursor_up()

    def action_look(self) -> None:
        """Give the preview the keys, and on a narrow screen the room."""
        if self._row is not None:
            self.add_class("-looking")
            self.refresh_bindings()
            self.query_one(Preview).look_closely(True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a way back from where one went; and no way on from nothing."""
        if action == "search":
            # It goes before all else, so that what is typed right after it, in one go, is searched for.
            return not self.query_one(SearchLine).has_focus
        if action == "back":
            return self.has_class("-looking") or self.query_one(SearchLine).display
        if action in ("look", "edit", "edit_outside"):
            return self._row is not None and not (action == "look" and self.has_class("-looking"))
        return True

    def action_back(self) -> None:
        """Back to the list; from there to all routines."""
        if self.has_class("-looking"):
            self.remove_class("-looking")
            self.query_one(Preview).look_closely(False)
            self.query_one(RoutineList).focus()
        else:
            self.query_one(SearchLine).close()
        self.refresh_bindings()

    def on_today_band_wanted(self) -> None:
        """A click on the proposal goes to it."""
        if self._today is not None and self._today.due is not None:
            self.query_one(RoutineList).choose(self._today.due.routine)

    def on_resize(self, event: Resize) -> None:
        """Fit the bands to the terminal."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < LOW, "-low")
        self.set_class(event.size.height >= TALL, "-tall")

    # Files -----------------------------------------------------------------------------------------

    def action_new(self) -> None:
        """Ask for a name, write a routine to begin from, and open it."""
        from .new_routine import NewRoutine

        row = self._row

        def named(answer: NewRoutine.Answer | None) -> None:
            if answer is None:
                return
            try:
                path = self._library.new_routine(answer.name, answer.copy_of)
                found = self._library.find(path.stem)
                self._edit(found)
            except FileProblem as problem:
                self._complain(problem)

        taken = frozenset(one.id for one in self._found if one.own)
        copied = row.found.id if row is not None and row.plan is not None else None
        self.app.push_screen(NewRoutine(copied, self._title_of(row.found) if row else "", taken), named)

    def action_edit(self) -> None:
        """Edit the chosen routine in the coach's own editor."""
        if self._row is not None:
            self._edit(self._row.found)

    def _edit(self, found: Found) -> None:
        try:
            from ..source import Source  # not before somebody edits

            source = Source.open(self._library, found)
        except FileProblem as problem:
            self._complain(problem)
            return
        from .editor import EditorScreen  # a text area takes its time to load

        self.app.push_screen(EditorScreen(app_of(self).journey.planner, source))

    def action_edit_outside(self) -> None:
        """Edit the chosen routine in $EDITOR; the screen steps aside meanwhile."""
        from ...editor import NoEditor, open_in_editor

        row = self._row
        if row is None:
            return
        try:
            path = row.found.path if row.found.own else self._library.copy_for_editing(row.found.id)
            with self.app.suspend():
                open_in_editor(path)
        except FileProblem as problem:
            self._complain(problem)
        except (NoEditor, SuspendNotSupported) as problem:
            self.notify(str(problem), severity="error", markup=False)
        self._look_around()

    def _complain(self, problem: FileProblem) -> None:
        self.notify("\n".join(problem.lines), severity="error", markup=False)
