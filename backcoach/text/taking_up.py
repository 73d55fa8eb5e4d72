"""A session that was cut off earlier, where there is no screen to ask about it."""

from __future__ import annotations

from collections.abc import Callable

from ..coach.keeping import discard_unfinished, end_unfinished, keep_journal, left_unfinished
from ..coach.take_up import TakeUp
from ..files.folders import Folders
from ..journal.history import Unfinished
from .keyboard import Keys, NoKeys

Say = Callable[[str], None]

GO_ON, KEEP, DISCARD = "g", "k", "d"
ENTER = ("\n", "\r")
"""Goes on where that can be, as on the screen."""


def taken_up(
    folders: Folders, routine: str, take_up: TakeUp, keys: Keys | None, say: Say, aside: Say
) -> Unfinished | None:
    """The unfinished session to go on with; None where there is none, or the person begins anew.

    Where nobody can be asked (no `keys`), `aside` says what there is.
    """
    left = None if take_up is TakeUp.NEVER else left_unfinished(folders, routine)
    if left is None:
        return None
    if take_up is TakeUp.ALWAYS and left.plan is not None:
        return left
    if keys is None or isinstance(keys, NoKeys):
        aside(f"an earlier session of {routine} was cut off; --resume goes on with it")
        return None
    answer = _asked(left, keys, say)
    if answer == GO_ON:
        return left
    writer = keep_journal(folders, lambda line: aside(line) if line else None)
    (discard_unfinished if answer == DISCARD else end_unfinished)(writer, left)
    writer.close()
    return None


def _asked(left: Unfinished, keys: Keys, say: Say) -> str:
    """The answer of the person, by its key; enter is the last. Raises EOFError when the terminal is gone."""
    answers, go_on = [DISCARD, KEEP], ""
    if left.plan is not None:
        answers.append(GO_ON)
        go_on = "g to go on with it, "
    sets = f"{left.done} set{'s' if left.done != 1 else ''}"
    say(f"A session was cut off: {left.session.name}, {left.session.began:%A %d %B, %H:%M}, {sets} done.")
    say(f"Press {go_on}k to keep what was done and begin anew, d to forget it and begin anew.")
    while (pressed := keys.wait(None)) not in (*answers, *ENTER):
        pass
    return answers[-1] if pressed is None or pressed in ENTER else pressed
