"""Home: which routine, and what it would be like."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from ...files.library import Found, Library
from ...overview import Overview, overview
from ...training.person import Person
from ...training.plan import Plan
from ...training.quantities import clock_text
from ..themes import DARK
from ..widgets.timeline import Timeline
from ..wording import outline


class RoutineList(OptionList):
    """The list; its enter key is said in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", "start", id="home.start", tooltip="Start the routine that is chosen")
    ]


class HomeScreen(Screen[None]):
    """The routines on the left, the chosen one on the right."""

    class Chosen(Message):
        """The person starts a routine."""

        def __init__(self, plan: Plan) -> None:
            super().__init__()
            self.plan = plan

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "app.quit", "quit", key_display="q", id="home.quit", tooltip="Leave backcoach"),
        Binding("question_mark", "app.show_help_panel", "keys", key_display="?", id="home.keys"),
    ]

    def __init__(self, library: Library, person: Person) -> None:
        super().__init__()
        self._library = library
        self._person = person
        self._overviews: dict[str, Overview] = {}

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
                    yield Timeline(DARK, id="timeline")
                yield Static(id="outline", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the names at once; what takes reading comes as it is read."""
        options = self.query_one(OptionList)
        for found in self._library.routines():
            options.add_option(Option(_row(found, None), id=found.id))
        options.highlighted = 0 if options.option_count else None
        options.focus()
        self._read_all()

    @work(thread=True, exclusive=True)
    def _read_all(self) -> None:
        """Read and plan every routine, off the screen's own thread."""
        for found in self._library.routines():
            self.app.call_from_thread(self._add, overview(self._library, found, self._person))

    def _add(self, row: Overview) -> None:
        if not self.is_mounted:
            return
        self._overviews[row.found.id] = row
        options = self.query_one(OptionList)
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

    def _start(self) -> None:
        """Start the chosen routine; one with an error says where it is."""
        row = self._overviews.get(self._chosen_id() or "")
        if row is None:
            return
        if row.plan is None:
            self.notify(row.problem, title="This file has an error", severity="error", markup=False)
        else:
            self.post_message(self.Chosen(row.plan))


def _row(found: Found, row: Overview | None) -> Content:
    if row is None:
        return Content.assemble((found.id, "bold"), "\n")
    if row.plan is None:
        return Content.assemble((found.id, "bold"), ("\nhas an error", "$text-error"))
    mine = "yours · " if found.own else ""
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
