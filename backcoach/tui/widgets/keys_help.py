"""All keys of a screen beside it, each with what it does; they go on working meanwhile."""

from __future__ import annotations

from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.signal import Signal
from textual.widgets import Static

from ...files.commands import COMMANDS

NARROW = 70
"""Columns below which there is no room for a screen and its keys side by side."""


class KeysTable(Static):
    """Keys on the left, on the right a sentence."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys-table--key", "keys-table--sentence"}

    DEFAULT_CSS = """
    KeysTable { width: 1fr; height: auto; }
    KeysTable > .keys-table--key { color: $accent; text-style: bold; }
    KeysTable > .keys-table--sentence { color: $foreground; }
    """

    def render(self) -> Table:
        """The commands of the program's own; Textual's, for scrolling and the like, go without saying."""
        key_style = self.get_component_rich_style("keys-table--key")
        sentence_style = self.get_component_rich_style("keys-table--sentence")
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", no_wrap=True, max_width=14)
        table.add_column()
        for keys, sentence in self._told():
            table.add_row(Text(keys, style=key_style), Text(sentence, style=sentence_style))
        return table

    def _told(self) -> list[tuple[str, str]]:
        """Every command once, in the order of the footer, with all its keys."""
        keys: dict[str, list[str]] = {}
        sentences: dict[str, str] = {}
        for active in self.screen.active_bindings.values():
            name = active.binding.id
            if name in COMMANDS:
                keys.setdefault(name, []).append(self.app.get_key_display(active.binding))
                sentences.setdefault(name, active.tooltip)
        return [(" ".join(dict.fromkeys(keys[name])), sentence) for name, sentence in sentences.items()]


class KeysHelp(Vertical):
    """Beside the screen, or in the place of a narrow one."""

    DEFAULT_CSS = """
    KeysHelp { split: right; width: 40%; min-width: 34; max-width: 60; height: 1fr; padding: 0 1 0 2;
      background: $background; border-left: vkey $faint 50%; }
    KeysHelp.-narrow { width: 100%; max-width: 100%; border-left: none; padding: 0 1; }
    KeysHelp VerticalScroll { height: 1fr; }
    KeysHelp #keys-more { height: 1; color: $faint; text-align: right; }
    """

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        """The key that shows this, as it is called on the screen."""
        self._followed: Signal[Screen[object]] | None = None

    def compose(self) -> ComposeResult:
        """The table, and what the key that showed it does next."""
        with VerticalScroll(can_focus=False):
            yield KeysTable()
        yield Static(id="keys-more", markup=False)

    def on_mount(self) -> None:
        """Follow the keys: the settings may change them, and the moment says which there are."""
        self.set_class(self.app.size.width < NARROW, "-narrow")
        self._followed = self.screen.bindings_updated_signal
        self._followed.subscribe(self, self._changed)
        for scroll in self.query(VerticalScroll):  # none where it was sent away before it stood
            self.watch(scroll, "scroll_y", self._tell_more, init=False)
        self.call_after_refresh(self._tell_more)

    def on_unmount(self) -> None:
        """Follow them no more: the screen would hold on to what is called."""
        if self._followed is not None:  # None where it was sent away before it stood
            self._followed.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self.query_one(KeysTable).refresh(layout=True)
            self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        there_is = "more" if self._hiding else "hides this"
        for line in self.query("#keys-more").results(Static):  # none once it is on its way out
            line.update(f"{self._key} {there_is}")

    @property
    def _hiding(self) -> list[VerticalScroll]:
        """What has more below; nothing before it stands, as a quick second press finds it."""
        scrolls = self.query(VerticalScroll)
        return [scroll for scroll in scrolls if scroll.scroll_offset.y < scroll.max_scroll_y]

    def go_on(self) -> None:
        """Show what doesn't fit; after the last of it, go."""
        if not self._hiding:
            self.remove()
        for scroll in self._hiding:
            scroll.scroll_page_down(animate=False)
