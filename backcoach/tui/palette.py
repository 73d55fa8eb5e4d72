"""The palette: every command that there is on a screen, found by typing what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from ..files.commands import COMMANDS
from ..files.problems import FileProblem
from ..files.settings_file import SettingsFile
from .ours import app_of
from .screens.home import HomeScreen
from .styles import sheets
from .styles.looks import LOOKS


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the palette."""

    says: str
    """What it does."""
    beside: str
    """Its key, or what it is for."""
    call: Callable[[], object]


class Palette(CommandPalette):
    """Textual's palette, as it looks here."""

    CSS_PATH = sheets("dialogue", "palette")


class Commands(Provider):
    """What can be done on the screen that the palette was opened from."""

    async def discover(self) -> Hits:
        """All of it, while nothing is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.says, command.call, help=command.beside)

    async def search(self, query: str) -> Hits:
        """What matches, the best first."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.says)
            if score > 0:
                yield Hit(score, matcher.highlight(command.says), command.call, help=command.beside)

    def _commands(self) -> Iterator[Command]:
        yield from self._by_key()
        if isinstance(self.screen, HomeScreen):
            yield Command("History: Look back on what was done", "", app_of(self.screen).action_history)
            yield from self._routines()
        yield from self._looks()

    def _by_key(self) -> Iterator[Command]:
        """What has a key here; the word, the sentence and the key all stand in its binding."""
        app = app_of(self.screen)
        told = {"app.palette", "home.history"}
        for node, binding, enabled, sentence in self.screen.active_bindings.values():
            if enabled and binding.id in COMMANDS and binding.id not in told:
                told.add(binding.id)
                says = f"{binding.description[:1].upper()}{binding.description[1:]}: {sentence}"
                yield Command(
                    says, app.get_key_display(binding), partial(app.run_action, binding.action, node)
                )

    def _routines(self) -> Iterator[Command]:
        app = app_of(self.screen)
        for found in app.library.routines():
            whose = "yours" if found.own else ""
            yield Command(f"Start {found.id}", whose, partial(app.journey.start, found))

    def _looks(self) -> Iterator[Command]:
        for look in LOOKS:
            yield Command(f"Theme: {look.name}", look.about, partial(self._wear, look.name))

    def _wear(self, name: str) -> None:
        """Wear a look from now on, and remember it."""
        app = app_of(self.screen)
        try:
            SettingsFile(app.library.personal, app.library.catalogue).change("theme", name)
        except FileProblem as problem:
            app.notify(f"not kept: {problem.lines[0]}", severity="warning", markup=False)
        app.take_settings(replace(app.settings, theme=name))
