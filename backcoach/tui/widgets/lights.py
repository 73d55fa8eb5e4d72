"""Small lights in a corner: whether the coach can be heard, and whether the screen stays on."""

from __future__ import annotations

from textual.widgets import Static

from ...coach.awake import OFF, AwakeStatus
from ...sound.player import PlayerStatus
from ...system.printable import printable


class Lights(Static):
    """Both in a few characters; the whole sentences are in the tooltip."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self._sound = ""
        self._sound_line = ""
        self._awake = OFF

    def show_sound(self, status: PlayerStatus, volume: float) -> None:
        """Show who plays and how loud, or in full why nothing is heard. `volume` is from 0 to 1."""
        self._sound_line = status.line
        if status.stands_in and status.audible:
            why = status.line.partition(";")[0].removeprefix("No sound: ")
            self._sound = f"{why} ({status.backend})"
        elif not status.audible:
            self._sound = status.line
        elif volume == 0:
            self._sound = "muted"
        else:
            self._sound = f"{printable(status.device) or status.backend} {volume:.0%}"
        self._show()

    def show_awake(self, status: AwakeStatus) -> None:
        """Show whether the screen stays on: a sun, or a moon."""
        self._awake = status
        self._show()

    def _show(self) -> None:
        self.update(f"♪ {self._sound}  {'☀' if self._awake.kept else '☾'}")
        self.tooltip = f"{self._sound_line}; {self._awake.line}"
