"""Other keys for the commands, taught by pressing them: on a remote, a foot switch, a keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...files.commands import COMMANDS, MOST_KEYS, given_anew, in_force
from ...files.settings_file import SettingsFile
from ...files.settings_table import SETTINGS
from ..keymap import bindings_by_id, key_of, shown_key
from .press_key import PressKey
from .settings_list import SettingsList, gap, line_of, title

TITLES = {
    "session": "in a session",
    "home": "at home",
    "app": "everywhere",
    "lost": "after lost time",
    "unfinished": "an unfinished session",
    "confirm": "a question",
    "notice": "the notice",
    "ask": "typing",
}
"""What the screens are called here; others by their names."""


FIRST = tuple(
    f"session.{name}"
    for name in ("go", "pause", "next", "back", "undo", "longer", "shorter", "louder", "quieter", "mute")
)
"""What a remote is for."""


class KeysScreen(SettingsList):
    """A row a command, the session's first: those are the ones that are pressed from afar."""

    HEADING: ClassVar[str] = "keys"

    def __init__(self, file: SettingsFile) -> None:
        super().__init__(file)
        self._by_id = bindings_by_id()

    def rows(self, width: int) -> Iterable[Option]:
        """The commands by screen, each with its keys."""
        force = in_force(self.settings.keys)
        screens = sorted({command.partition(".")[0] for command in COMMANDS}, key=_order)
        for number, screen in enumerate(screens):
            if number:
                yield gap()
            yield title(TITLES.get(screen, screen))
            commands = sorted(one for one in COMMANDS if one.partition(".")[0] == screen)
            for command in sorted(commands, key=lambda one: FIRST.index(one) if one in FIRST else len(FIRST)):
                keys = "  ".join(map(shown_key, force[command])) or "none"
                changed = command in self.settings.keys
                yield Option(line_of(self._word(command), keys, 18, width, changed=changed), id=command)

    def _word(self, command: str) -> str:
        return command.partition(".")[2].replace("-", " ")

    def _sentence(self, command: str) -> str:
        binding = self._by_id.get(command)
        return binding.tooltip if binding else ""

    def about(self, row: str) -> Content:
        """What the command does, and how it gets a key."""
        change, reset = key_of(self, "settings.change"), key_of(self, "settings.usual")
        return Content.assemble(
            (f"{self._sentence(row)}.\n", "bold"),
            SETTINGS.keys["keys"].about,
            (f"  {change}, then press the new key; {reset} for its own keys again.", "$faint"),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Wait for the key."""
        event.stop()
        command = event.option.id or ""

        def pressed(key: str | None) -> None:
            if key is not None:
                self._give(command, key)

        self.app.push_screen(PressKey(self._word(command), self._sentence(command)), pressed)

    def _give(self, command: str, key: str) -> None:
        """One key more for a command; who had it loses it, and that is said."""
        before = in_force(self.settings.keys)
        if key in before[command]:
            return
        self.change("keys", given_anew(self.settings.keys, command, (*before[command], key)[-MOST_KEYS:]))
        after = in_force(self.settings.keys)
        lost = [one for one in before if one != command and key in before[one] and key not in after[one]]
        if lost:
            self.notify(f"{shown_key(key)} was a key of {', '.join(lost)}", timeout=4, markup=False)

    def action_usual(self) -> None:
        """Its own keys again."""
        if self.chosen in self.settings.keys:
            self.change("keys", given_anew(self.settings.keys, self.chosen, ()))


def _order(screen: str) -> tuple[int, str]:
    first = ("session", "home", "app")
    return (first.index(screen) if screen in first else len(first), screen)
