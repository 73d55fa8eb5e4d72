"""What the screens of the settings share: a list, what the chosen row is for, a line to type into."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ...files.problems import FileProblem
from ...files.settings import Settings
from ...files.settings_file import SettingsFile
from ..ours import app_of
from ..styles import sheets
from ..widgets.ask import Ask
from ..widgets.keys_footer import KeysFooter

LOOK_EVERY = 1.0
"""Seconds between two looks at the file: somebody may edit it meanwhile."""

WIDE = 100
"""Columns from which on the help stands beside the list."""


class RowList(OptionList):
    """The rows; the key that changes one is said in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "select", "change", id="settings.change", tooltip="Change it, type it, or open it"
        )
    ]

    def on_resize(self) -> None:
        """What is being changed must not be hidden by its own help, which may have taken rows away."""
        self.call_after_refresh(self.scroll_to_highlight)


class SettingsList(Screen[None]):
    """One screen of the settings. Whatever is changed holds at once, and stands in the file at once."""

    CSS_PATH = sheets("settings")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "backspace,delete", "usual", "reset", key_display="⌫", id="settings.usual",
            tooltip="Back to what most people want",
        ),
        Binding("escape,q", "leave", "back", key_display="esc", id="settings.leave", tooltip="Go back"),
        Binding(
            "question_mark", "app.keys", "keys", key_display="?", id="settings.keys",
            tooltip="Show all keys, or hide them again",
        ),
    ]  # fmt: skip

    HEADING: ClassVar[str] = "settings"
    ROWS: ClassVar[type[RowList]] = RowList

    def __init__(self, file: SettingsFile) -> None:
        super().__init__()
        self.file = file
        self._answer: Callable[[str], None] = lambda _: None
        self._trouble = ""

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self.file.settings

    # What it shows ---------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """A heading, what is wrong, the rows, what they are for, the keys."""
        yield Static(self._heading(), id="settings-heading", markup=False)
        yield Static(id="settings-trouble", markup=False)
        with Container(id="settings"):
            yield self.ROWS(id="setting-rows", markup=False)
            with VerticalScroll(id="row-help", can_focus=False):
                yield Static(id="about-row", markup=False)
                yield Ask(id="ask")
        yield KeysFooter()

    def _heading(self) -> Content:
        return Content.assemble((self.HEADING, "bold $accent"), (f"  {self.file.path}", "$faint"))

    @abstractmethod
    def rows(self, width: int) -> Iterable[Option]:
        """All rows for a list of so many columns."""

    @abstractmethod
    def about(self, row: str) -> Content:
        """What a row is for."""

    @abstractmethod
    def action_usual(self) -> None:
        """Let hold what most people want, in the row that the cursor is on."""

    def on_mount(self) -> None:
        """Show everything, and keep an eye on the file."""
        self.list_rows()
        self.query_one(RowList).focus()
        self.set_interval(LOOK_EVERY, self._look)

    def on_resize(self, event: Resize) -> None:
        """Help stands beside the list, or below it."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < 16, "-short")
        self.call_after_refresh(self.list_rows)

    def list_rows(self) -> None:
        """Show all rows as they are now, keeping the cursor on the same one."""
        rows = self.query_one(RowList)
        chosen = self.chosen
        options = list(self.rows(max(20, rows.scrollable_content_region.width)))
        rows.set_options(options)
        ids = [option.id for option in options]
        first = next((place for place, option in enumerate(options) if not option.disabled), None)
        rows.highlighted = ids.index(chosen) if chosen in ids and chosen else first
        self._show_about()
        self._show_trouble()

    @property
    def chosen(self) -> str:
        """The row that the cursor is on; empty where it is on none."""
        option = self.query_one(RowList).highlighted_option
        return (option.id if option else None) or ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the row is for."""
        event.stop()
        self._show_about()

    def _show_about(self) -> None:
        self.query_one("#about-row", Static).update(self.about(self.chosen) if self.chosen else "")

    def _show_trouble(self) -> None:
        trouble = self.query_one("#settings-trouble", Static)
        problems = self.file.problems
        lines = [self._trouble] if self._trouble else []
        if problems:
            more = f"  (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            lines.append(problems[0].one_line(self.file.path.name) + more)
        trouble.update("\n".join(lines))
        trouble.display = bool(lines)

    # Changes ---------------------------------------------------------------------------------------

    def change(self, key: str, value: Any) -> None:
        """Let a value hold from now on."""
        self._apply(lambda: self.file.change(key, value))

    def back_to_usual(self, key: str) -> None:
        """Let hold what most people want."""
        self._apply(lambda: self.file.back_to_usual(key))

    def _apply(self, change: Callable[[], None]) -> None:
        self._trouble = ""
        try:
            change()
        except FileProblem as problem:
            self._trouble = f"it holds until you leave backcoach, but isn't kept: {problem.lines[0]}"
        self._taken()

    def _look(self) -> None:
        """Take over what somebody changed in the file meanwhile."""
        if self.is_current and self.file.look():
            self._trouble = ""
            self._taken()

    def _taken(self) -> None:
        app_of(self).take_settings(self.settings)
        self.list_rows()

    def ask(
        self,
        what: str,
        text: str,
        check: Callable[[str], str],
        answer: Callable[[str], None],
        example: str = "",
    ) -> None:
        """Let a value be typed; `answer` is called with a text that `check` finds nothing wrong with."""
        self._answer = answer
        self.add_class("-asking")
        self.query_one(Ask).ask(what, text, check, example=example)

    def on_ask_answered(self, event: Ask.Answered) -> None:
        """Take what was typed."""
        self.on_ask_dropped()
        self._answer(event.text)

    def on_ask_dropped(self) -> None:
        """Leave it as it was."""
        self.remove_class("-asking")
        self.query_one(RowList).focus()

    def on_screen_resume(self) -> None:
        """Show what another screen of the settings has changed."""
        if self.query(RowList):
            self.list_rows()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def line_of(label: str, value: str, columns: int, width: int, *, changed: bool = False) -> Content:
    """A row: what it is called in so many columns, and its value cut to what room is left."""
    room = max(4, width - columns - 2)
    shown = value if len(value) <= room else value[: room - 1] + "…"
    return Content.assemble(label[: columns - 1].ljust(columns), (shown, "bold" if changed else ""))


def title(text: str) -> Option:
    """A line above some rows."""
    return Option(Content.assemble((text, "$accent")), disabled=True)


def gap() -> Option:
    """An empty line."""
    return Option("", disabled=True)
