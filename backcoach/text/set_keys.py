"""Lets a person in text say how the last set was and what was really done of it, as the screen's keys do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..coach.just_done import JustDone
from ..files.commands import Keymap
from ..journal.rows import LoggedSet
from ..training.past import Felt
from ..training.quantities import seconds_text
from ..training.readable import sentence
from .by_keys import Action, spoken_keys

Say = Callable[[str], None]

NOTHING = "There is no set to tell of now."


@dataclass(slots=True)
class SetKeys:
    """The keys that tell of the set that was just done. Each says what is logged then."""

    just_done: JustDone
    say: Say
    fresh: bool = False
    """Whether the last key that did anything was one of these."""

    def actions(self) -> dict[str, Action]:
        """What keys do, by the commands' names."""
        of_set = self.just_done
        changes: dict[str, Callable[[], bool]] = {
            "session.easy": lambda: of_set.feel(Felt.EASY),
            "session.right": lambda: of_set.feel(Felt.RIGHT),
            "session.hard": lambda: of_set.feel(Felt.HARD),
            "session.fewer": of_set.fewer,
            "session.more": of_set.more,
            "session.lighter": of_set.lighter,
            "session.heavier": of_set.heavier,
            "session.held-on": of_set.held_on,
        }
        return {name: self._telling(change) for name, change in changes.items()}

    def undo(self) -> bool:
        """Take the latest of these back; False where something else was pressed since."""
        if not self.fresh or not self.just_done.undo():
            return False
        self._tell()
        return True

    def before(self, action: Action) -> Action:
        """An action after which these are no longer what `undo` means."""

        def press() -> None:
            self.fresh = False
            action()

        return press

    def question(self, keys: Keymap) -> str:
        """What can be told of the set that was just done; empty where there is none."""
        told = self.just_done.told
        if told is None:
            return ""

        def key(name: str) -> str:
            return spoken_keys(keys, f"session.{name}")

        asked = f"How was it? {key('easy')} easy, {key('right')} right, {key('hard')} hard."
        done = f"{key('fewer')} and {key('more')} are for less and more done"
        lifted = f", {key('lighter')} and {key('heavier')} for lighter and heavier" if told.weighed else ""
        return f"{asked} {sentence(done + lifted)}"

    def _telling(self, change: Callable[[], bool]) -> Action:
        def press() -> None:
            if change():
                self.fresh = True
                self._tell()
            else:
                self.say(NOTHING if self.just_done.told is None else "That can't be.")

        return press

    def _tell(self) -> None:
        told = self.just_done.told
        if told is not None:
            self.say(set_in_words(told.set))


def set_in_words(one: LoggedSet) -> str:
    """A set as it is logged: "Deadlift, set 1: 5 reps, 100 kilograms, easy."."""
    done = one.done
    if done.reps is not None:
        amount = f"{done.reps} rep{'s' if done.reps != 1 else ''}"
    elif done.distance is not None:
        amount = str(done.distance)
    else:
        amount = seconds_text(round(done.seconds or 0.0))
    number = f", set {one.number}" if one.number and (one.count or 0) > 1 else ""
    parts = [amount, str(done.weight or ""), str(one.felt or "")]
    return sentence(f"{one.name or one.exercise}{number}: {', '.join(part for part in parts if part)}")
