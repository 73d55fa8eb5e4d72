"""The settings: everything in `config.yaml`, changed by arrows, by typing, by pressing a remote's keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...files.problems import FileProblem
from ...files.settings_file import SettingsFile
from ...files.settings_text import typed
from ...training.phase import PhaseKind
from ..keymap import key_of
from ..ours import app_of
from ..trying import Trying
from ..words import wording
from ..words.adjusting import HEAR, Row, groups
from .settings_equipment import EquipmentScreen
from .settings_keys import KeysScreen
from .settings_list import RowList, SettingsList, gap, line_of, title
from .settings_maxes import MaxesScreen

ROWS = {row.key: row for _, rows in groups() for row in rows}

SCREENS: dict[str, Callable[[SettingsFile], SettingsList]] = {
    "equipment": EquipmentScreen,
    "one-rep-maxes": MaxesScreen,
    "keys": KeysScreen,
}

EXAMPLES = {
    "plates": "1.25 kg, 2.5 kg, 5 kg, 10 kg",
    "dumbbells": "5 kg, 7.5 kg, 10 kg",
    "bar": "20 kg",
}


class SteppedRows(RowList):
    """Rows that the arrows change; here, because a list would take them to scroll."""

    class Stepped(Message):
        """The next value is wanted, or the one before."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "less", id="settings.less", tooltip="Less, or the choice before"),
        Binding("right", "step(1)", "more", id="settings.more", tooltip="More, or the next choice"),
    ]

    def action_step(self, by: int) -> None:
        """A little more or less, or the next choice."""
        self.post_message(self.Stepped(by))


class SettingsScreen(SettingsList):
    """All settings, a row each."""

    ROWS: ClassVar[type[RowList]] = SteppedRows
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "t", "hear", "hear", id="settings.hear", tooltip="Hear a 3-2-1-go as a session would play it"
        ),
    ]  # fmt: skip

    def on_mount(self) -> None:
        """Nothing is heard yet."""
        super().on_mount()
        self._trying = Trying(app_of(self), self._heard)

    def on_unmount(self) -> None:
        """Be silent."""
        self._trying.close()

    # Rows ------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Iterable[Option]:
        """The settings in their groups."""
        columns = min(20, max(len(row.label) for row in ROWS.values()) + 2)
        for number, (name, rows) in enumerate(groups()):
            if number:
                yield gap()
            yield title(name)
            for row in rows:
                yield Option(self._line(row, columns, width), id=row.key)

    def _line(self, row: Row, columns: int, width: int) -> Content:
        if row.key == HEAR:
            return line_of(row.label, self._sound, columns, width)
        return line_of(
            row.label, row.shown(self.settings), columns, width, changed=row.changed(self.settings)
        )

    _sound = "♪"

    def about(self, row: str) -> Content:
        """What the setting is for, and what can be done to it; for the theme, how it looks."""
        found = ROWS[row]
        key = key_of(self, "settings.change")
        how = f"{key} opens the list" if found.opens else f"{key} to type it" if found.typed else ""
        if found.steps:
            how = "← and →, or type it" if found.typed else "← and →"
        parts: list[str | tuple[str, str] | Content] = [found.about, (f"  {how}" if how else "", "$faint")]
        if row == "theme":
            tall = 3 if self.has_class("-wide") else 1
            parts += ["\n\n", (app_of(self).look.about, "$faint"), "\n", *_phases(tall)]
        return Content.assemble(*parts)

    # Changes ---------------------------------------------------------------------------------------

    def on_stepped_rows_stepped(self, event: SteppedRows.Stepped) -> None:
        """A little more or less, or the next choice."""
        self._step(event.by)

    def _step(self, by: int) -> None:
        row = ROWS.get(self.chosen)
        if row is not None and row.steps:
            value = row.stepped(self.settings, by)
            if value != row.value(self.settings):
                self.change(row.key, value)

    def action_usual(self) -> None:
        """Back to what most people want."""
        row = ROWS.get(self.chosen)
        if row is not None and row.key != HEAR:
            self.back_to_usual(row.key)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: the next choice, a line to type into, or a list of its own."""
        event.stop()
        row = ROWS[event.option.id or ""]
        if row.key == HEAR:
            self.action_hear()
        elif row.opens:
            self.app.push_screen(SCREENS[row.key](self.file))
        elif row.typed:
            self._type(row, row.to_type(self.settings))
        else:
            self._step(1)

    def on_key(self, event: Key) -> None:
        """A digit begins to type a number."""
        row = ROWS.get(self.chosen)
        if row is not None and row.typed and event.character and event.character.isdigit():
            event.stop()
            event.prevent_default()
            self._type(row, row.to_type_on(self.settings, event.character))

    def _type(self, row: Row, text: str) -> None:
        def check(text: str) -> str:
            try:
                typed(row.key, text)
            except FileProblem as problem:
                return problem.lines[0]
            return ""

        def answer(text: str) -> None:
            self.change(row.key, typed(row.key, text))

        self.ask(f"{row.label}:", text, check, answer, EXAMPLES.get(row.key, ""))

    # Sound -----------------------------------------------------------------------------------------

    def action_hear(self) -> None:
        """Play a 3-2-1-go by the settings as they are."""
        self._trying.hear(self.settings)

    def _heard(self, line: str) -> None:
        self._sound = f"♪ {line}"
        if self.is_attached:
            self.list_rows()


def _phases(tall: int) -> list[str | tuple[str, str]]:
    """Each phase's word on its ground, so many rows high."""
    parts: list[str | tuple[str, str]] = []
    for row in range(tall):
        for kind in PhaseKind:
            word = f" {wording.WORDS[kind]} "
            shown = word if row == tall // 2 else " " * len(word)
            parts.append((shown, f"bold ${kind}-ink on ${kind}-ground"))
        parts.append("\n")
    return parts
