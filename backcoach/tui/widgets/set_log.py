"""The set that was just done: what is logged of it, and the question how it was, with their keys in place."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.style import Style
from textual.widgets import Static

from ...coach.just_done import Told
from ...journal.telling import set_name
from ...training.past import Felt
from ...training.quantities import plain, seconds_text
from ..drawing.lettering import lettered
from ..styles.restyle import wear

LARGE = (78, 22)
"""Columns and rows of a screen from which on the question is asked in letters of three rows."""
NARROW = 64
"""Columns below which there is no room for the set's name."""

LOW = 16
"""Rows below which the question is all that there is room for."""

MARGINS = 4
"""Columns that the text of a screen stays away from its edges, in all."""
QUESTION = "How was it?"
GAP = "   "
WIDEST = 5
"""Columns of a digit and a colon; a tick takes their place."""
Keys = Mapping[str, str]
"""The key of each of the actions, by the binding's id: {"session.easy": "1", …}."""


class SetLog(Static):
    """Two lines, or one line and three rows of letters; nothing where there is no set to speak of.

    `show` takes what `JustDone.told` says and the keys that mean it; every part can be clicked as well.
    """

    DEFAULT_CLASSES = "-empty"
    auto_links = False  # a key's own colour says that it can be pressed

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._screen_size = Size(80, 24)
        self._shown: tuple[object, ...] = ()

    def on_click(self, event: Click) -> None:
        """A click that misses an answer means nothing else."""
        event.stop()

    def fit(self, size: Size) -> None:
        """Choose how to show it on a screen of this size."""
        self._screen_size = size

    def show(self, told: Told | None, keys: Keys) -> None:
        """Show a set as it is logged so far; None: there is none."""
        shown = (told, dict(keys), self._screen_size)
        if shown == self._shown:
            return
        self._shown = shown
        wear(self, "-empty", told is None)
        if told is not None:
            self.update(set_log(told, keys, self._screen_size))


def set_log(told: Told, keys: Keys, size: Size) -> Content:
    """The lines for a screen of this size; while the next set runs, one is all there is room for."""
    narrow = size.width < NARROW
    title = [] if narrow else [Content.styled(set_name(told.set), "bold")]
    if not told.resting or size.height < LOW:
        return _one_line(told, keys, title, size.width - MARGINS)
    asked = [] if narrow else [Content(QUESTION)]
    question = Content(GAP).join([*asked, *_answers(told, keys)])
    if size.width >= LARGE[0] and size.height >= LARGE[1]:
        question = _large_question(told, keys)
    around = "" if narrow else " "
    return Content("\n").join([Content(GAP).join([*title, *_amounts(told, keys, around)]), question])


def _one_line(told: Told, keys: Keys, title: list[Content], columns: int) -> Content:
    """As much as there is room for: the answers before all, and what was said already."""
    amounts, answers = _amounts(told, keys, ""), _answers(told, keys)
    for parts in ([*title, *amounts, *answers], [*amounts, *answers]):
        line = Content(GAP).join(parts)
        if line.cell_length <= columns:
            return line
    if _changed(told):
        return Content("  ").join([*_answer_given(told), *amounts])
    return Content(GAP).join(answers)


def measure_of(told: Told) -> str:
    """How much of it is logged, and of how much where that is another: "4 of 5 reps"."""
    done, planned = told.set.done, told.set.planned
    if done.reps is not None:
        of = f" of {planned.reps}" if planned.reps not in (None, done.reps) else ""
        return f"{done.reps}{of} rep{'' if (planned.reps if of else done.reps) == 1 else 's'}"
    if done.distance is not None:
        short = planned.distance not in (None, done.distance)
        return f"{plain(done.distance.amount)} of {planned.distance}" if short else str(done.distance)
    seconds = round(done.seconds or 0.0)
    of = f" of {seconds_text(planned.seconds)}" if planned.seconds and seconds < planned.seconds else ""
    return f"{seconds}{of}" if of else seconds_text(seconds)


def _amounts(told: Told, keys: Keys, around: str) -> list[Content]:
    """What was done, each amount between the keys that change it."""
    parts = [_between("session.fewer", measure_of(told), "session.more", keys, around)]
    if told.weighed:
        weight = told.set.done.weight
        said = str(weight) if weight else "no weight"
        parts.append(_between("session.lighter", said, "session.heavier", keys, around))
    if told.can_hold_on:
        parts.append(_pressed(Content.assemble(_key("session.held-on", keys), " held on"), "log_held_on"))
    return parts


def _between(less: str, amount: str, more: str, keys: Keys, around: str) -> Content:
    return Content.assemble(
        _pressed(Content.assemble(_key(less, keys), f"{around}−{around}"), _action(less)),
        (amount, "bold"),
        _pressed(Content.assemble(f"{around}+{around}", _key(more, keys)), _action(more)),
    )


def _answers(told: Told, keys: Keys) -> list[Content]:
    """The answers with their keys; the one that was given has a tick for its key."""
    return [
        _pressed(
            Content.assemble(
                _key("", {"": "✓"}) if told.set.felt is felt else _key(f"session.{felt}", keys),
                (f" {felt}", _weight_of(told, felt)),
            ),
            f"log_{felt}",
        )
        for felt in Felt
    ]


def _changed(told: Told) -> bool:
    """Whether something was said of it already."""
    done, planned = told.set.done, told.set.planned
    return told.set.felt is not None or (done.reps, done.weight) != (planned.reps, planned.weight)


def _answer_given(told: Told) -> list[Content]:
    return [Content.assemble(("✓ ", "bold"), str(told.set.felt))] if told.set.felt else []


def _large_question(told: Told, keys: Keys) -> Content:
    """The same in letters that are read from three metres."""
    rows: list[list[Content]] = [[], [], []]
    for felt in Felt:
        said = "✓" if told.set.felt is felt else f"{keys.get(f'session.{felt}', '')}:"
        for row, key, word in zip(rows, lettered(said), lettered(felt), strict=True):
            answer = Content.assemble(f"{key:>{WIDEST}} ", (word, _weight_of(told, felt)))
            row.append(_pressed(answer, f"log_{felt}"))
    return Content("\n").join([Content(GAP + " ").join(row) for row in rows])


def _weight_of(told: Told, felt: Felt) -> str:
    """How an answer is drawn: the others step back once one is given."""
    if told.set.felt is None:
        return ""
    return "bold" if told.set.felt is felt else "dim"


def _key(binding: str, keys: Keys) -> Content:
    return Content.styled(keys.get(binding, ""), "bold")


def _action(binding: str) -> str:
    return f"log_{binding.removeprefix('session.')}"


def _pressed(part: Content, action: str) -> Content:
    """The same, and a click on it does what its key does."""
    return part.stylize(Style.from_meta({"@click": f"screen.{action}"}))
