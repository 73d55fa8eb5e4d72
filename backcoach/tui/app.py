"""The application: its colours and keys, and how it ends, by whatever hand."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.constants import TEXTUAL_ANIMATIONS
from textual.driver import Driver
from textual.events import DescendantFocus
from textual.theme import BUILTIN_THEMES

from ..asked import Asked
from ..files.library import Library
from ..files.settings import Settings
from ..system import garbage
from ..system.signals import told_by_signals
from .drawing.sized import forget_drawings
from .journey import Journey
from .keymap import key_display, keymap_of
from .styles import sheets
from .styles.looks import LOOKS, look_for, look_of
from .styles.stylesheet import LastingStylesheet
from .styles.themes import Look
from .terminal.ending import Ending
from .terminal.rows import forget_rows, let_widgets_go

if TYPE_CHECKING:
    from textual.command import Provider

    from ..coach.leading import Makers
    from ..first_picture import FirstPicture
    from .screens.home import HomeScreen
    from .screens.session import MakeAwake

FEW_COLOURS = (None, "standard", "windows")
"""What a terminal says that has sixteen colours at the most."""


def commands_of_the_screen() -> type[Provider]:
    """What the palette offers: nothing of Textual's own."""
    from .palette import Commands  # not before somebody opens it

    return Commands


class BackcoachApp(App[None]):
    """The full screen."""

    CSS_PATH = sheets("base")
    TITLE = "backcoach"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {commands_of_the_screen}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+p",
            "command_palette",
            "palette",
            show=False,
            priority=True,
            id="app.palette",
            tooltip="Find any command by its name",
        ),
        Binding("ctrl+q", "quit", "quit", id="app.quit", show=False, tooltip="Leave backcoach"),
        Binding(
            "ctrl+z", "step_aside", "shell", id="app.shell", show=False, tooltip="To the shell; fg returns"
        ),
    ]

    def __init__(
        self,
        library: Library,
        settings: Settings,
        asked: Asked | None = None,
        makers: Makers | None = None,
        awake: MakeAwake | None = None,
        picture: FirstPicture | None = None,
    ) -> None:
        if not os.environ.get("NO_COLOR"):
            os.environ.pop("NO_COLOR", None)  # empty it asks for nothing, but Textual would obey it
        let_widgets_go()
        super().__init__()
        self.stylesheet = LastingStylesheet(variables=self.get_css_variables())
        self.library = library
        self.journey = Journey(self, asked or Asked(), makers, awake)
        self.ending = Ending(self)
        self._picture = picture
        for look in LOOKS:
            self.register_theme(look.theme())
        self.take_settings(settings)
        for name in BUILTIN_THEMES:
            self.unregister_theme(name)  # they know nothing of the phases' colours

    def take_settings(self, settings: Settings) -> None:
        """Let settings hold from now on; a session that runs keeps its sound and its plan."""
        self.settings = settings
        self.wear(settings.theme)
        self.set_keymap(keymap_of(settings.keys))
        self.animation_level = "none" if settings.reduced_motion else TEXTUAL_ANIMATIONS

    @property
    def stands_still(self) -> bool:
        """Whether what could move stands still: the settings ask for it, or TEXTUAL_ANIMATIONS does."""
        return self.animation_level == "none"

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """A cursor that blinks is something that moves, too."""
        field: Any = event.widget
        if hasattr(field, "cursor_blink"):  # a line or an area to type in, which take their time to load
            field.cursor_blink = not self.stands_still

    @property
    def look(self) -> Look:
        """The colours that are worn now; widgets ask for them as they paint (`look_of`)."""
        return look_of(self)

    def wear(self, name: str) -> None:
        """Change the colours of every screen, whatever it is doing; empty: to what suits the terminal."""
        few = self.console.color_system in FEW_COLOURS
        self.theme = look_for(name, no_color=self.no_color, few_colours=few).name

    def get_key_display(self, binding: Binding) -> str:
        """How a key is called on the screen, its own or one from the settings."""
        return binding.key_display or key_display(super().get_key_display(binding))

    def get_driver_class(self) -> type[Driver]:
        """The driver that suits the platform, but for one that doesn't let the processor sleep."""
        usual = super().get_driver_class()
        if sys.platform != "win32" and usual.__name__ == "LinuxDriver":
            from .terminal.driver import PatientDriver

            return PatientDriver
        return usual

    def on_mount(self) -> None:
        """Set out."""
        self.journey.begin()
        garbage.all_loaded()
        self.ending.begin()
        self.call_after_refresh(self._shown)

    def on_resize(self) -> None:
        """Keep nothing that was drawn or worked out for another size."""
        forget_rows(self)
        forget_drawings()

    def _shown(self) -> None:
        """Take what was typed while nothing was to be seen yet: no screen would have heard of it."""
        garbage.take_up()
        take_keys = getattr(self._driver, "take_keys", None)
        if take_keys is not None:
            drawn = take_keys()
            if self._picture is not None and self.screen is self.journey.first:
                self._picture.keep(drawn)

    def on_home_screen_chosen(self, message: HomeScreen.Chosen) -> None:
        """Lead through the routine that was chosen."""
        self.journey.chosen(message)

    async def action_quit(self) -> None:
        """Leave, whatever is on the screen."""
        self.exit(return_code=self.journey.return_code)

    def action_command_palette(self) -> None:
        """Open the palette."""
        from .palette import Palette  # not before somebody opens it

        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette(id="--command-palette"))

    def action_history(self) -> None:
        """Look back on what was done."""
        from .screens.history import HistoryScreen  # the first frame doesn't need it

        self.push_screen(HistoryScreen(self.library, self.settings))

    def action_keys(self) -> None:
        """Show all keys at the side; then those that didn't fit; then hide them again."""
        from .widgets.keys_help import KeysHelp  # not before somebody asks

        if shown := self.screen.query(KeysHelp):
            shown.first().go_on()
            return
        actions = {one.binding.action: one.binding for one in self.screen.active_bindings.values()}
        key = actions.get("app.keys")
        self.screen.mount(KeysHelp(self.get_key_display(key) if key else "?"))

    def action_open_settings(self) -> None:
        """Change what holds for every routine; not in a session, where nobody has a hand free for it."""
        # Not before they are needed: the first frame doesn't wait for these imports.
        from ..files.settings_file import SettingsFile
        from .screens.session import SessionScreen
        from .screens.settings import SettingsScreen
        from .screens.settings_list import SettingsList

        if any(isinstance(screen, (SessionScreen, SettingsList)) for screen in self.screen_stack):
            return
        file = SettingsFile(self.library.personal, self.library.catalogue)
        self.take_settings(file.settings)
        self.push_screen(SettingsScreen(file))

    def action_step_aside(self) -> None:
        """Pause, and give the terminal back to the shell until the job is taken up again."""
        from .screens.session import SessionScreen  # home may have led none yet

        if isinstance(self.screen, SessionScreen):
            self.screen.pause()
        self.action_suspend_process()

    def from_any_thread(self, callback: Callable[..., object], *arguments: Any) -> None:
        """Call something on the screen's own thread, soon; does nothing once the app has ended."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(lambda: self.call_next(callback, *arguments))


def open_screen(
    library: Library, settings: Settings, asked: Asked | None = None, picture: FirstPicture | None = None
) -> int:
    """Open the full screen, at home or straight in the session that is asked for; the exit code.

    `picture` is of the screen that is opened, and is kept for the next time.
    """
    app = BackcoachApp(library, settings, asked, picture=picture)
    # From before the terminal is taken until all is closed: no signal finds it half done.
    with told_by_signals(app.ending.tell, "SIGINT"):
        try:
            app.run()
        finally:
            app.journey.close()
    return app.ending.code or app.return_code or 0
