"""A question that is read from three metres and answered with one finger; every dialogue is one of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Click, Enter, Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from ..drawing.lettering import in_large
from ..keymap import key_of
from ..styles import sheets

Result = TypeVar("Result")

QUESTION_LINES = 2
"""Lines of large letters that a question may take."""
LOW = 15
"""Rows below which there is no padding."""
SIDES, CAP = 8, 12
"""Columns that the padding takes, and a key's cap."""
FRAME, TIGHT = 7, 2
"""Rows of bars, gaps and the hint, with and without room to spare."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers; the first one is what space does."""

    id: str
    words: str
    key: str
    """The key that gives it at once: a single letter."""


class AnswerRow(Horizontal, can_focus=True):
    """An answer as a bar as wide as the dialogue: its key on a cap, and its words."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(id=answer.id, classes="answer")
        self.answer = answer

    def compose(self) -> ComposeResult:
        """The key and the words."""
        if self.answer.key:
            yield Static(self.answer.key, classes="cap", markup=False)
        yield Static(self.answer.words, classes="words", markup=False)

    def fit(self, room: int, *, large: bool) -> None:
        """Say it in letters as large as there is room for."""
        for part, said in ((".cap", self.answer.key), (".words", self.answer.words)):
            for static in self.query(part).results(Static):
                static.update((in_large(said, room) if large else None) or said)

    def on_click(self, event: Click) -> None:
        """A click answers."""
        self.focus()
        self.call_after_refresh(self.screen.run_action, "press")
        event.stop()

    def on_enter(self, event: Enter) -> None:
        """The mouse lights what a click would answer."""
        self.focus()


class Dialogue(ModalScreen[Result]):
    """A question, a sentence, and one to three answers."""

    CSS_PATH = sheets("dialogue")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter,pagedown,f5",
            "press",
            "choose",
            key_display="space",
            id="dialogue.choose",
            tooltip="Give the answer that is lit",
        ),
        Binding(
            "down,right,tab",
            "move(1)",
            "next answer",
            key_display="↓",
            id="dialogue.next",
            tooltip="The next answer",
        ),
        Binding(
            "up,left,pageup,shift+tab",
            "move(-1)",
            "answer before",
            key_display="↑",
            id="dialogue.before",
            tooltip="The answer before",
        ),
    ]

    def __init__(self, question: str, text: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._question, self._text = question, text
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question, what there is to know, and the answers from top to bottom."""
        with Vertical(classes="dialogue"):
            yield Static(self._question, classes="question", markup=False)
            if self._text:
                with VerticalScroll(classes="telling", can_focus=False):
                    yield Static(self._text, markup=False)
            for answer in self._answers:
                yield AnswerRow(answer)
            yield Static(self._hint(), classes="hint")

    def _hint(self) -> str:
        choose = key_of(self, "dialogue.choose")
        if len(self._answers) == 1:
            return f"{choose} goes on"
        others = f"{key_of(self, 'dialogue.before')} {key_of(self, 'dialogue.next')}"
        return f"{choose} chooses   {others} light another answer   a letter answers at once"

    def on_mount(self) -> None:
        """Space does what is least surprising: the first answer."""
        self.query(AnswerRow).first().focus()

    def on_resize(self, event: Resize) -> None:
        """Choose the size of the letters; what is told gives way to the answers."""
        width, height = event.size
        room = width - SIDES
        self.set_class(height < LOW, "-low")
        question, answer_rows = self._fit(room, height)
        self.set_class(answer_rows > 1, "-large")
        self.query_one(".question", Static).update(question)
        for row in self.query(AnswerRow):
            row.styles.height = answer_rows
            row.fit(room - CAP, large=answer_rows > 1)
        left = height - len(question.splitlines()) - len(self._answers) * answer_rows
        for telling in self.query(".telling"):
            telling.styles.max_height = max(1, left - (TIGHT if height < LOW else FRAME))

    def _fit(self, room: int, height: int) -> tuple[str, int]:
        """The question as it fits, and the rows of an answer: everything large, or nothing."""
        large = in_large(self._question, room, QUESTION_LINES)
        told = len(wrap(self._text, max(8, room))) if self._text else 0
        for question, rows in ((large, 5), (large, 4), (large, 3)):
            if question is not None:
                taken = len(question.splitlines()) + told + rows * len(self._answers) + FRAME
                if taken <= height:
                    return question, rows
        return self._question, 1

    def action_move(self, by: int) -> None:
        """Light another answer."""
        rows = list(self.query(AnswerRow))
        lit = next((number for number, row in enumerate(rows) if row.has_focus), 0)
        rows[(lit + by) % len(rows)].focus()

    def action_press(self) -> None:
        """Give the answer that is lit."""
        lit = next((row for row in self.query(AnswerRow) if row.has_focus), self.query(AnswerRow).first())
        self.action_answer(lit.answer.id)

    def action_answer(self, answer: str) -> None:
        """Give an answer by its id."""
        raise NotImplementedError
