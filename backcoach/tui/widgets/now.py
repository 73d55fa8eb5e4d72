"""The middle band of the session: the phase as a field of colour, with what to do written on it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from ...training.phase import Phase, PhaseKind
from ...training.session import Mode
from .. import wording
from .big_clock import BigClock
from .big_word import BigWord

NARROW = 64
"""Columns below which the words stand above the digits, in small letters."""
WIDE = 110
"""Columns from which on the words have room."""
SHORT = 18
"""Rows below which only the essential is shown."""
TALL = 34
LEAST = (40, 12)
"""Columns and rows below which there is only the phase and the digits."""


class Now(Horizontal):
    """On the left what to do, in words; on the right how long still, in digits."""

    def compose(self) -> ComposeResult:
        """The words from the most important down, so that what a small screen cuts off is the rest."""
        with Vertical(id="words"):
            yield BigWord(id="word")
            yield Static(id="small-word", markup=False)
            yield Static(id="exercise", markup=False)
            yield Static(id="place", markup=False)
            yield Static(id="measure", markup=False)
            yield Static(id="thoughts", markup=False)
        yield BigClock(id="clock")

    def fit(self, size: Size) -> None:
        """Choose what to show for a screen of this size."""
        self.set_class(size.width < NARROW, "-narrow")
        self.set_class(size.width >= WIDE, "-wide")
        self.set_class(size.height < SHORT, "-short")
        self.set_class(size.height >= TALL, "-tall")
        roomy = size.height >= TALL and size.width >= WIDE
        self.query_one(BigWord).set_rows(5 if roomy else 4)

    def show_phase(self, phase: Phase, coming: Phase | None, mode: Mode) -> None:
        """Show all that stays the same for the phase; `coming` is the next set, which a rest is about."""
        for kind in PhaseKind:
            self.set_class(kind is phase.kind, f"-{kind}")
        self.set_class(mode is Mode.PAUSED, "-paused")
        word = wording.word(phase, mode)
        self.query_one(BigWord).show(word)
        self._text("#small-word", word)
        self._text("#exercise", wording.title(phase))
        place = wording.place(phase if phase.kind.active else coming or phase)
        self._text("#place", place)
        self.query_one("#place").set_class(not place, "-empty")
        self.query_one("#thoughts", Static).update(thoughts(phase))

    def show_measure(self, text: str) -> None:
        """Show how much is to be done, or how much of it is."""
        widget = self.query_one("#measure", Static)
        if str(widget.content) != text:
            widget.update(text, layout=False)

    def _text(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        if str(widget.content) != text:
            widget.update(text)


def thoughts(phase: Phase) -> Content:
    """What to think of: the muscles, the cues, when to breathe, what goes wrong (R15, R16)."""
    exercise = phase.exercise
    if exercise is None:
        return Content("")
    lines: list[str | tuple[str, str]] = []
    feel = wording.feel(phase)
    if feel:
        lines += ["feel  ", (f"{feel}\n\n", "bold")]
    lines += [f"{'▸' if number == 0 else '·'} {cue}\n" for number, cue in enumerate(phase.cues[:5])]
    if exercise.breath:
        lines += [f"\nbreathe {exercise.breath}\n"]
    if exercise.faults:
        lines += ["\n", *(f"× {fault}\n" for fault in exercise.faults[:3])]
    return Content.assemble(*lines)
