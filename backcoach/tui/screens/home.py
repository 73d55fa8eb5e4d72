"""Home: which routine, and what it would be like."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from ...editor import NoEditor, open_in_editor
from ...files.library import Found
from ...files.problems import FileProblem
from ...files.watch import Watch
from ...overview import Overview, overviews
from ...planner import Planner
from ...training.plan import Plan
from ...training.quantities import clock_text
from ..ours import app_of
from ..source import Source
from ..widgets.timeline import Timeline
from ..wording import outline
from .editor import EditorScreen

LOOK_EVERY = 0.5
"""Seconds between two looks at the routines' files."""


class RoutineList(OptionList):
    """The list; its enter key is said in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", "start", id="home.start", tooltip="Start the routine that is chosen")
    ]


class HomeScreen(Screen[None]):
    """The routines on the left, the chosen one on the right."""

    class Chosen(Message):
        """The person starts a routine."""

        def __init__(self, found: Found, plan: Plan) -> None:
            super().__init__()
            self.found = found
            self.plan = plan

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "edit", id="home.edit", tooltip="Edit the routine, with its plan beside it"),
        Binding("E", "edit_outside", "own editor", id="home.editor", tooltip="Open the file in $EDITOR"),
        Binding(
            "s", "app.open_settings", "settings", id="home.settings", tooltip="What holds for every routine"
        ),
        Binding("q,escape", "app.quit", "quit", key_display="q", id="home.quit", tooltip="Leave backcoach"),
        Binding(
            "question_mark",
            "app.keys",
            "keys",
            key_display="?",
            id="home.keys",
            tooltip="Show all keys, or hide them again",
        ),
    ]

    def __init__(self, planner: Planner) -> None:
        super().__init__()
        self._planner = planner
        self._library = planner.library
        self._overviews: dict[str, Overview] = {}
        self._watch = Watch()

    def compose(self) -> ComposeResult:
        """A list, a preview, the keys."""
        yield Static(
            Content.assemble(("backcoach", "bold $accent"), ("  choose a routine", "$faint")), id="brand"
        )
        with Horizontal(id="home"):
            yield RoutineList(id="routines", markup=False)
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="about", markup=False)
                with Vertical(id="skyline"):
                    yield Timeline(id="timeline")
                yield Static(id="outline", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the names at once; what takes reading comes as it is read."""
        self._list()
        self.query_one(OptionList).focus()
        self.set_interval(LOOK_EVERY, self._look_at_files)

    def _list(self) -> None:
        """List the routines that there are, keeping the cursor on the same one."""
        options = self.query_one(OptionList)
        chosen = self._chosen_id()
        found = self._library.routines()
        self._watch.changed(
            one.path for one in found
        )  # before they are read: what is saved from now on counts
        options.clear_options()
        options.add_options([Option(_row(one, self._overviews.get(one.id)), id=one.id) for one in found])
        ids = [one.id for one in found]
        options.highlighted = ids.index(chosen) if chosen in ids else 0 if ids else None
        self._read_all(found)

    @work(thread=True, exclusive=True)
    def _read_all(self, routines: tuple[Found, ...]) -> None:
        """Read and plan every routine, off the screen's own thread."""
        worker = get_current_worker()
        for row in overviews(self._planner, routines):
            if worker.is_cancelled:
                return  # a later reading is under way, and this one may already be old
            self.app.call_from_thread(self._add, row)

    def _look_at_files(self) -> None:
        """Show a change that was saved anywhere, soon after it was."""
        if self.is_current and self._watch.changed(found.path for found in self._library.routines()):
            self._list()

    def on_screen_resume(self) -> None:
        """Plan anew when one comes back: what was done moves targets on, and settings may have changed."""
        self._planner = app_of(self).journey.planner
        if self._overviews:
            self._list()

    def _add(self, row: Overview) -> None:
        options = self.query_one(OptionList)
        if not self.is_attached or row.found.id not in {option.id for option in options.options}:
            return
        self._overviews[row.found.id] = row
        options.replace_option_prompt(row.found.id, _row(row.found, row))
        if self._chosen_id() == row.found.id:
            self._preview(row)

    def _chosen_id(self) -> str | None:
        option = self.query_one(OptionList).highlighted_option
        return option.id if option else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Preview what the cursor is on."""
        row = self._overviews.get(event.option.id or "")
        if row:
            self._preview(row)

    def on_option_list_option_selected(self) -> None:
        """Enter, or a click, starts."""
        self._start()

    def on_resize(self, event: Resize) -> None:
        """A narrow screen shows the list alone."""
        self.set_class(event.size.width < 64, "-narrow")

    def _preview(self, row: Overview) -> None:
        self.query_one("#about", Static).update(_about(row))
        self.query_one("#timeline", Timeline).show(row.plan, row.plan.seconds if row.plan else 0.0)
        self.query_one("#outline", Static).update(_outline(row))
        self.query_one("#preview").scroll_home(animate=False)

    def action_edit(self) -> None:
        """Edit the chosen routine in the coach's own editor."""
        row = self._overviews.get(self._chosen_id() or "")
        if row is None:
            return
        try:
            source = Source.open(self._library, row.found)
        except FileProblem as problem:
            self._complain(problem)
            return
        self.app.push_screen(EditorScreen(self._planner, source))

    def action_edit_outside(self) -> None:
        """Edit the chosen routine in $EDITOR; the screen steps aside meanwhile."""
        row = self._overviews.get(self._chosen_id() or "")
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
        self._look_at_files()

    def _complain(self, problem: FileProblem) -> None:
        self.notify("\n".join(problem.lines), severity="error", markup=False)

    def _start(self) -> None:
        """Start the chosen routine; one with an error says where it is."""
        row = self._overviews.get(self._chosen_id() or "")
        if row is None:
            return
        if row.plan is None:
            self.notify(row.problem, title="This file has an error", severity="error", markup=False)
        else:
            self.post_message(self.Chosen(row.found, row.plan))


def _row(found: Found, row: Overview | None) -> Content:
    if row is None:
        return Content.assemble((found.id, "bold"), "\n")
    if row.plan is None:
        return Content.assemble((found.id, "bold"), ("\nhas an error", "$text-error"))
    mine = "yours, hides the shipped one · " if found.hides else "yours · " if found.own else ""
    when = f"{mine}{clock_text(row.plan.seconds)} · {row.plan.level}"
    return Content.assemble((row.plan.name, "bold"), (f"\n{when}", "dim"))


def _about(row: Overview) -> Content:
    if row.plan is None:
        return Content.assemble((row.found.id, "bold"), "\n\n", (row.problem, "$text-error"))
    needs = ", ".join(row.equipment) or "nothing"
    return Content.assemble(
        (row.plan.name, "bold $accent"),
        ("\n" + row.about + "\n" if row.about else "\n"),
        ("\nneeds   ", "$faint"),
        needs,
        ("\ntakes   ", "$faint"),
        (clock_text(row.plan.seconds), "bold"),
        (f"   {len(row.plan.phases)} phases · {row.plan.level}\n", "$faint"),
        *((f"· {note}\n", "$text-warning") for note in row.plan.notes),
    )


def _outline(row: Overview) -> Content:
    if row.plan is None:
        return Content("")
    parts: list[str | tuple[str, str]] = []
    for section, lines in outline(row.plan):
        parts.append((f"\n{section}\n", "$accent"))
        for name, dose in lines:
            parts += [f"  {name:<26}", (f" {dose}\n", "$faint")]
    return Content.assemble(*parts)
