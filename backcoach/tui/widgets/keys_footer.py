"""The keys of the moment in a row, as one widget: Textual's own makes one for each key at every change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import ActiveBinding
from textual.events import Leave, MouseDown, MouseMove
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

GAP = 1
"""Columns between two keys."""


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A key in the footer."""

    key: str
    """What the terminal calls it."""
    display: str
    description: str
    tooltip: str
    enabled: bool

    @property
    def width(self) -> int:
        """Columns of "p pause"."""
        return cell_len(self.display) + 1 + cell_len(self.description)


class KeysFooter(Widget):
    """One row; a click on a key is a press of it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys-footer--key", "keys-footer--description"}

    DEFAULT_CSS = """
    KeysFooter { height: 1; width: 1fr; padding: 0 1; background: $background; color: $footer-foreground; }
    KeysFooter > .keys-footer--key { color: $footer-key-foreground; text-style: bold; }
    KeysFooter > .keys-footer--description { color: $footer-description-foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[ShownKey, ...] = ()
        self._pointed_at: ShownKey | None = None
        self._asked = False

    def on_mount(self) -> None:
        """Follow the keys: the settings may change them, and the moment says which there are."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        """Look at the keys once, however many changes come together."""
        if self.app.app_focus and self.is_attached and screen is self.screen and not self._asked:
            self._asked = self.call_after_refresh(self._look)

    def _look(self) -> None:
        self._asked = False
        if not self.is_attached:
            return
        keys = tuple(self._shown())
        if keys != self.keys:
            self.keys = keys
            self._point_at(None)
            self.refresh()

    def _shown(self) -> Iterator[ShownKey]:
        """Every action once, with the first of its keys."""
        actions: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show:
                actions.setdefault(active.binding.action, active)
        for _, binding, enabled, tooltip in actions.values():
            display = self.app.get_key_display(binding)
            yield ShownKey(binding.key, display, binding.description, tooltip, enabled)

    def render_line(self, y: int) -> Strip:
        """The keys side by side, as far as there is room for them."""
        gap = Segment(" " * GAP, self.rich_style)
        segments = [segment for key in self.keys for segment in (*self._segments(key), gap)]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _segments(self, key: ShownKey) -> tuple[Segment, Segment]:
        style = Style(dim=not key.enabled or None, underline=key is self._pointed_at or None)
        return (
            Segment(key.display, self.get_component_rich_style("keys-footer--key") + style),
            Segment(f" {key.description}", self.get_component_rich_style("keys-footer--description") + style),
        )

    def _key_at(self, column: int) -> ShownKey | None:
        """The key at a column of the widget."""
        column -= self.gutter.left
        for key in self.keys:
            if 0 <= column < key.width:
                return key
            column -= key.width + GAP
        return None

    def on_mouse_down(self, event: MouseDown) -> None:
        """Press the key that is pointed at."""
        key = self._key_at(event.x)
        if key is None:
            return
        if key.enabled:
            self.app.simulate_key(key.key)
        else:
            self.app.bell()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show which key a click would press."""
        self._point_at(self._key_at(event.x))

    def on_leave(self, event: Leave) -> None:
        """Nothing is pointed at any more."""
        self._point_at(None)

    def _point_at(self, key: ShownKey | None) -> None:
        if key is not self._pointed_at:
            self._pointed_at = key
            self.tooltip = key.tooltip if key else None
            self.styles.pointer = "pointer" if key else "default"
            self.refresh()
