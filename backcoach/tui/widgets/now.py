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

WIDE = 110
"""Columns from which on the cues stand beside the digits."""
SHORT = 20
"""Rows below which only the essential is shown."""
TALL = 34


class Aside(Vertical):
    """What to think of, beside the digits: muscles, cues, faults (R15, R16)."""

    def compose(self) -> ComposeResult:
        """One text; what is in it depends on the phase."""
        yield Static(id="thoughts", markup=False)

    def show(self, phase: Phase) -> None:
        """Show the phase's exercise."""
        self.query_one("#thoughts", Static).update(thoughts(phase))


class Now(Vertical):
    """Phase, digits, dose and cues on the ground of the phase's colour."""

    def compose(self) -> ComposeResult:
        """Word and title above, the digits in the middle, what to think of below or beside."""
        with Horizontal(id="title"):
            yield BigWord(id="word")
            with Vertical(id="what"):
                yield Static(id="exercise", markup=False)
                yield Static(id="place", markup=False)
        with Horizontal(id="middle"):
            with Vertical(id="count"):
                yield BigClock(id="clock")
                yield Static(id="measure", markup=False)
            yield Aside(id="aside")
        yield Static(id="cue", markup=False)

    def fit(self, size: Size) -> None:
        """Choose what to show for a screen of this size."""
        self.set_class(size.width >= WIDE, "-wide")
        self.set_class(size.height < SHORT, "-short")
        self.set_class(size.height >= TALL, "-tall")
        self.query_one(BigWord).show(self.query_one(BigWord).word, 5 if size.height >= TALL else 3)

    def show_phase(self, phase: Phase, mode: Mode) -> None:
        """Show all that stays the same for the phase."""
        for kind in PhaseKind:
            self.set_class(kind is phase.kind, f"-{kind}")
        self.set_class(mode is Mode.PAUSED, "-paused")
        self.query_one(BigWord).show(wording.word(phase, mode))
        self._text("#exercise", wording.title(phase))
        self._text("#place", wording.place(phase))
        self.query_one("#cue", Static).update(one_line(phase))
        self.query_one(Aside).show(phase)

    def show_measure(self, text: str) -> None:
        """Show how much is to be done, or how much of it is."""
        self._text("#measure", text)

    def _text(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        if str(widget.content) != text:
            widget.update(text, layout=False)


def one_line(phase: Phase) -> Content:
    """The muscles to feel and the first cue, for where there is one row."""
    feel = wording.feel(phase, 2)
    cue = phase.cues[0] if phase.cues else ""
    parts: list[str | tuple[str, str]] = []
    if feel:
        parts += [("feel  ", "dim"), (feel, "bold")]
    if cue:
        parts += [("   ·   " if feel else "", "dim"), cue]
    return Content.assemble(*parts)


def thoughts(phase: Phase) -> Content:
    """The same with room: muscles, all cues, what goes wrong, when to breathe."""
    exercise = phase.exercise
    if exercise is None:
        return Content("")
    lines: list[str | tuple[str, str]] = []
    feel = wording.feel(phase)
    if feel:
        lines += [("feel it in\n", "dim"), (f"{feel}\n\n", "bold")]
    if phase.cues:
        lines.append(("think of\n", "dim"))
        lines += [f"{'▸ ' if number == 0 else '· '}{cue}\n" for number, cue in enumerate(phase.cues[:5])]
    if exercise.breath:
        lines += [("\nbreathe\n", "dim"), f"{exercise.breath}\n"]
    if exercise.faults:
        lines += [("\nnot\n", "dim"), *(f"× {fault}\n" for fault in exercise.faults[:3])]
    return Content.assemble(*lines)
