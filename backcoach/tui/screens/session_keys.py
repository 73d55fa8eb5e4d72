"""The keys of the session: large, far apart, and such as a presentation clicker sends.

Space does the one thing that makes sense now. What a wrong press did can be taken back.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from ...coach.conductor import Coach
from ...sound.loudness import Loudness
from ...training.session import BACK_GRACE, Command, Mode
from .log_keys import LogKeys


class SessionKeys(LogKeys[Mode]):
    """What each key does; the screen itself says how the session goes on from there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter,pagedown,f5", "go", "go on", key_display="space", id="session.go",
            tooltip="The one thing that makes sense now: end the set or the rest; in a pause, go on",
        ),
        Binding(
            "p,full_stop,b", "pause", "pause", key_display="p", id="session.pause",
            tooltip="Stop the clock, or let it go on",
        ),
        Binding("right,n", "next", "skip", key_display="→", id="session.next", tooltip="Skip this phase"),
        Binding(
            "left,pageup,backspace", "back", "back", key_display="←", id="session.back",
            tooltip="Start this phase again; within its first three seconds, the one before",
        ),
        Binding(
            "plus,equals_sign,up", "longer", "15 s", key_display="+", id="session.longer",
            tooltip="Fifteen seconds more",
        ),
        Binding(
            "minus,down", "shorter", "15 s", key_display="−", id="session.shorter",
            tooltip="Fifteen seconds less",
        ),
        Binding(
            "u", "undo", "undo", id="session.undo",
            tooltip="Take back what the last key did, for as long as the phase lasts",
        ),
        Binding("m", "mute", "mute", show=False, id="session.mute", tooltip="Sound off, or on again"),
        Binding(
            "0,asterisk", "louder", "louder", show=False, key_display="0", id="session.louder",
            tooltip="A little louder",
        ),
        Binding(
            "9,slash", "quieter", "quieter", show=False, key_display="9", id="session.quieter",
            tooltip="A little quieter",
        ),
        Binding("q,escape", "quit", "end", key_display="q", id="session.quit", tooltip="End the session"),
        Binding(
            "question_mark", "app.keys", "keys", key_display="?", id="session.keys",
            tooltip="Show all keys, or hide them again",
        ),
    ]  # fmt: skip

    coach: Coach
    loudness: Loudness

    def follow(self) -> None:
        """Let the coach do what is due, and show it."""
        raise NotImplementedError

    def show_sound(self) -> None:
        """Show how the sound is doing."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Undo is dimmed while there is nothing to take back."""
        if action != "undo":
            return super().check_action(action, parameters)
        said = self.just_done is not None and self.just_done.undoable
        return True if said or self.coach.session.can(Command.UNDO) else None

    def _command(self, command: Command) -> None:
        self.coach.command(command)
        self.follow()
        self.refresh_bindings()

    def action_go(self) -> None:
        """End this phase; in a pause, go on."""
        paused = self.coach.session.state.mode is Mode.PAUSED
        self._command(Command.RESUME if paused else Command.DONE)

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        paused = self.coach.session.state.mode is Mode.PAUSED
        self._command(Command.RESUME if paused else Command.PAUSE)

    def pause(self) -> None:
        """Stop the clock, if it runs."""
        if self.coach.session.state.mode is Mode.RUNNING:
            self._command(Command.PAUSE)

    def action_next(self) -> None:
        """Skip this phase."""
        self._command(Command.NEXT)

    def action_back(self) -> None:
        """Do it again."""
        self._command(Command.BACK)

    def action_longer(self) -> None:
        """Fifteen seconds more."""
        self._command(Command.LONGER)

    def action_shorter(self) -> None:
        """Fifteen seconds less."""
        self._command(Command.SHORTER)

    def action_undo(self) -> None:
        """Take the last press back: what was said of the set before, or else what moved about."""
        if self.just_done is not None and self.just_done.undo():
            self.show_set_log()
            self.refresh_bindings()
        else:
            self._command(Command.UNDO)

    # Sound -----------------------------------------------------------------------------------------

    def action_mute(self) -> None:
        """Sound off, or on again."""
        self.loudness.mute()
        self.show_sound()

    def action_louder(self) -> None:
        """A little louder."""
        self.loudness.louder()
        self.show_sound()

    def action_quieter(self) -> None:
        """A little quieter; never so far that it is off, which is another key's."""
        self.loudness.quieter()
        self.show_sound()

    # Questions -------------------------------------------------------------------------------------

    def ask_about(self, lost: float) -> None:
        """Time was lost: the session is paused, and the person says how it goes on."""
        from .lost_time import END, REDO, LostTime  # most sessions lose none

        def answered(answer: str | None) -> None:
            if answer == END:
                self._command(Command.QUIT)
                return
            # "Back" within its first seconds would leave the phase that is to be done again.
            if answer == REDO and self.coach.session.elapsed(self.coach.clock.now()) > BACK_GRACE:
                self.coach.command(Command.BACK)
            self._command(Command.RESUME)

        left = self.coach.session.left(self.coach.clock.now())
        self.app.push_screen(LostTime(lost, left), answered)

    def action_quit(self) -> None:
        """Ask before ending: the clock stands meanwhile."""
        from .confirm import Confirm  # not before somebody leaves

        was_running = self.coach.session.state.mode is Mode.RUNNING
        self.pause()

        def answered(end: bool | None) -> None:
            if end:
                self._command(Command.QUIT)
            elif was_running:
                self._command(Command.RESUME)

        question = Confirm("End the session here?", yes="end it", no="go on")
        self.app.push_screen(question, answered)
