"""The middle band of the session: the phase as a field of colour, with what to do written on it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from ...training.cues import dose_text
from ...training.phase import Phase
from ...training.session import Mode
from ..styles.restyle import wear
from ..terminal.drawn import Across, Down, Written
from ..words import wording
from .big_clock import BigClock
from .big_word import BigTitle, BigWord
from .demonstration import Demonstration
from .edge import Edge
from .set_log import SetLog

NARROW = 64
"""Columns below which the words stand above the digits, in small letters."""
WIDE = 110
"""Columns from which on the words have room."""
VAST = 180
SHORT = 18
"""Rows below which only the essential is shown."""
TALL = 34
LOFTY = 48
ROOM = {0: 0, 3: 54, 4: 92}
"""Columns for large letters of so many rows."""
LEAST = (40, 12)
"""Columns and rows below which there is only the phase and the digits."""


class Now(Down):
    """On the left what to do, in words and as a picture; on the right how long still, in digits."""

    def __init__(self, *, id: str | None = None, figures: bool = True, moving: bool = True) -> None:
        """`figures` and `moving`: whether a figure shows how the exercise goes, and may move."""
        super().__init__(id=id)
        self.clock = BigClock(id="clock")
        """The digits."""
        self.set_log = SetLog(id="set-log")
        """The set before, and how it was."""
        self.demonstration = Demonstration(id="demonstration", figures=figures, moving=moving)
        """The picture of how it goes."""
        self._fitted = Size(0, 0)
        """The size of the screen, or of the part of it that is left, that it was last fitted to."""
        self._letters = 0
        """Rows of the letters that the exercise and the reps are written in; 0: as the rest of the text."""
        self._cues = 1
        """How many there is room for."""
        self._phase: Phase | None = None
        self._headline = ""
        self._place = ""
        self._ahead: Phase | None = None
        """The set that a rest or a preparation leads to, and speaks of."""
        self._paused = False
        self._measure = ""

    def compose(self) -> ComposeResult:
        """The words from the most important down, so that what a small screen cuts off is the rest."""
        yield Edge(classes="edge")
        with Across(id="field"):
            with Down(id="words"):
                yield BigWord(id="word", fills=True)
                yield Written(id="small-word", markup=False)
                yield BigTitle(id="title")
                yield Written(id="exercise", markup=False)
                yield BigTitle(id="reps")
                yield Written(id="place", markup=False)
                yield Written(id="measure", markup=False)
                yield self.demonstration
                yield Written(id="thoughts", markup=False)
            yield self.clock
        yield self.set_log
        yield Edge(id="lower-edge", classes="edge")

    def on_resize(self, event: Resize) -> None:
        """Show less beside a panel."""
        if event.size.width != self._fitted.width:
            self.fit(Size(event.size.width, self.screen.size.height))

    def fit(self, size: Size) -> None:
        """Choose what to show for a screen of this size."""
        self._fitted = size
        roomy = size.height >= TALL and size.width >= WIDE
        vast = size.height >= LOFTY and size.width >= VAST
        self.set_class(size.width < NARROW, "-narrow")
        self.set_class(size.width >= WIDE, "-wide")
        self.set_class(size.height < SHORT, "-short")
        self.set_class(size.height >= TALL, "-tall")
        self.set_class(vast, "-vast")
        self.query_one(BigWord).set_rows(7 if vast else 5 if roomy else 4)
        self._letters = 4 if vast else 3 if roomy else 0
        self._cues = 5 if size.height >= TALL else 1
        self._fit_letters()
        self._show_thoughts()

    def show_phase(self, phase: Phase, coming: Phase | None, mode: Mode) -> None:
        """Show all that stays the same for the phase; `coming` is the next set, which a rest is about."""
        word = wording.word(phase, mode)
        self.query_one(BigWord).show(word)
        for edge in self.query(Edge):
            edge.show(None if mode is Mode.PAUSED else phase.kind)
        self._text("#small-word", word)
        self._text("#exercise", wording.title(phase))
        self._headline = wording.name(phase)
        self._ahead = None if phase.kind.active else coming
        self._place = wording.place(self._ahead or phase)
        self._paused = mode is Mode.PAUSED
        self._fit_letters()
        self.demonstration.show(phase, coming)
        # What the routine says itself is shown in any case.
        wear(self, "-noted", bool(phase.note), self.query_one("#thoughts"))
        self._phase = phase
        self._show_thoughts()

    def show_asking(self, asking: bool) -> None:
        """Make room for what is asked of the set before, or take it back."""
        if self.has_class("-asking") != asking:
            wear(self, "-asking", asking, *self.query("#thoughts, #measure, .edge").results(Widget))

    def show_measure(self, text: str) -> None:
        """Show how much is to be done, how much of it is, or in a rest why it is so long."""
        if text != self._measure:
            self._measure = text
            self._fit_measure()

    def _fit_letters(self) -> None:
        """Write in large letters what there is room for, and the rest as text."""
        title = self.query_one("#title", BigTitle)
        large = title.show(self._headline if self._letters else "", ROOM[self._letters], self._letters or 3)
        wear(self.query_one("#exercise"), "-empty", large)
        self._fit_measure()

    def _fit_measure(self) -> None:
        """Write large what counts most: the reps of a set, in a rest those of the next, or how to go on."""
        ahead = None if self._paused else self._ahead
        # A dose is short, or it would take the room of the figure; what is to be done now may take it.
        ways = wording.doses(ahead) if ahead else (wording.parted(self._measure),)
        beside = self._enlarged(ways, lines=1 if ahead else 2)
        said = beside is not None and not ahead
        if beside is None:
            beside = dose_text(ahead) if ahead else ""
        following = "next" if self._ahead and self.query_one("#title").display else ""
        place = wording.joined(following, self._place, beside)
        self._text("#place", place)
        wear(self.query_one("#place"), "-empty", not place)
        self._text("#measure", "" if said else self._measure)
        wear(self.query_one("#measure"), "-empty", said or not self._measure)

    def _enlarged(self, ways: tuple[tuple[str, str], ...], lines: int) -> str | None:
        """Show the first of some texts that has room in large letters; what is left of it, or None."""
        reps = self.query_one("#reps", BigTitle)
        for large, others in ways:
            if reps.show(large if self._letters else "", ROOM[self._letters], self._letters or 3, lines):
                return others
        return None

    def _show_thoughts(self) -> None:
        if self._phase is not None:
            self.query_one("#thoughts", Static).update(thoughts(self._phase, self._cues))

    def _text(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        if str(widget.content) != text:
            widget.update(text)


def thoughts(phase: Phase, most: int = 5) -> Content:
    """What to think of: the muscles, the cues, when to breathe, what goes wrong (R15, R16).

    `most` of the cues, or the routine's own note in place of the first; the rest only where all have room.
    """
    exercise = phase.exercise
    if exercise is None:
        return Content("")
    lines: list[str | tuple[str, str]] = [f"▸ {phase.note}\n"] if phase.note else []
    feel = wording.feel(phase)
    if feel:
        lines += ["feel  ", (f"{feel}\n", "bold")]
    own = 1 if phase.note else 0
    lines += [
        f"{'·' if number else '▸'} {cue}\n" for number, cue in enumerate(phase.cues[:most]) if number >= own
    ]
    if exercise.breath and most > 1:
        lines += [f"~ breathe {exercise.breath}\n"]
    if most > 1:
        lines += [f"× {fault}\n" for fault in exercise.faults[:3]]
    return Content.assemble(*lines)
