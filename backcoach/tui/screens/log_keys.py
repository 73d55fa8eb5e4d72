"""The keys that say what was really done of the last set, for every screen on which it can be said."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from ...coach.just_done import JustDone, Told
from ...training.past import Felt
from ..widgets.set_log import SetLog

Result = TypeVar("Result")


class LogKeys(Screen[Result]):
    """A screen with a `SetLog` and, once the session is led, with `just_done`.

    It calls `show_set_log` whenever a phase has turned or time has passed. The digits ask how it was;
    the other keys lie in pairs, the left one for less and the right one for more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "1", "log_easy", "easy", show=False, id="session.easy",
            tooltip="The last set was easy: more reps were there; again takes it back",
        ),
        Binding(
            "2", "log_right", "right", show=False, id="session.right",
            tooltip="The last set was just right; again takes it back",
        ),
        Binding(
            "3", "log_hard", "hard", show=False, id="session.hard",
            tooltip="The last set was hard; again takes it back",
        ),
        Binding(
            "e", "log_fewer", "fewer", show=False, id="session.fewer",
            tooltip="One rep fewer was done in the last set, or fewer seconds, or less of the way",
        ),
        Binding(
            "r", "log_more", "more", show=False, id="session.more",
            tooltip="One rep more was done in the last set, or more seconds, or more of the way",
        ),
        Binding(
            "j", "log_lighter", "lighter", show=False, id="session.lighter",
            tooltip="The last set was lifted with the next lighter weight",
        ),
        Binding(
            "k", "log_heavier", "heavier", show=False, id="session.heavier",
            tooltip="The last set was lifted with the next heavier weight",
        ),
        Binding(
            "h", "log_held_on", "held on", show=False, id="session.held-on",
            tooltip="The hold went on until now",
        ),
    ]  # fmt: skip

    just_done: JustDone | None = None
    _told: Told | None = None

    def show_set_log(self) -> None:
        """Show the set that the keys mean now, as it is logged so far."""
        told = self.just_done.told if self.just_done else None
        if told is None and self._told is None:
            return  # as in most seconds
        self._told = told
        log = self.query_one(SetLog)
        log.fit(self.size)
        log.show(told, self._log_keys() if told else {})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can't be said of the last set has no key; nor has anything where there is none."""
        if not action.startswith("log_"):
            return super().check_action(action, parameters)
        told = self.just_done.told if self.just_done else None
        if told is None:
            return False
        if action in ("log_lighter", "log_heavier"):
            return told.weighed
        return told.can_hold_on if action == "log_held_on" else True

    def _log_keys(self) -> dict[str, str]:
        """The keys by their bindings' ids, as the settings have them."""
        keys: dict[str, str] = {}
        for active in self.active_bindings.values():
            binding = active.binding
            if binding.id and binding.action.startswith("log_"):
                keys.setdefault(binding.id, self.app.get_key_display(binding))
        return keys

    def logged(self) -> None:
        """Called when something was said; the set is shown already."""

    def _logged(self, changed: bool) -> None:
        if changed:
            self.show_set_log()
            self.refresh_bindings()
            self.logged()

    def action_log_easy(self) -> None:
        """Say that it was easy; the same again takes it back."""
        self._log_felt(Felt.EASY)

    def action_log_right(self) -> None:
        """Say that it was just right; the same again takes it back."""
        self._log_felt(Felt.RIGHT)

    def action_log_hard(self) -> None:
        """Say that it was hard; the same again takes it back."""
        self._log_felt(Felt.HARD)

    def _log_felt(self, felt: Felt) -> None:
        self._logged(bool(self.just_done and self.just_done.feel(felt)))

    def action_log_fewer(self) -> None:
        """One rep or step fewer."""
        self._logged(bool(self.just_done and self.just_done.fewer()))

    def action_log_more(self) -> None:
        """One rep or step more."""
        self._logged(bool(self.just_done and self.just_done.more()))

    def action_log_lighter(self) -> None:
        """The next weight down."""
        self._logged(bool(self.just_done and self.just_done.lighter()))

    def action_log_heavier(self) -> None:
        """The next weight up."""
        self._logged(bool(self.just_done and self.just_done.heavier()))

    def action_log_held_on(self) -> None:
        """The hold went on until now."""
        self._logged(bool(self.just_done and self.just_done.held_on()))
