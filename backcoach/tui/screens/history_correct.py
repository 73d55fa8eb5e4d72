"""A set that was logged wrong, to be put right."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from ...journal.retyping import Field, MistypedError, fields_of, retyped, text_of
from ...journal.rows import LoggedSet
from ...journal.telling import set_name
from ...training.past import Felt
from ...training.phase import Side
from ...training.quantities import WeightUnit
from ..keymap import key_of
from ..styles import sheets
from ..widgets.choice import Choice
from .dialogue import LOW, Answer, AnswerRow

UNSAID = "–"
"""Where nobody said how it felt."""


class CorrectSet(ModalScreen[LoggedSet | None]):
    """Dismissed with the set as it should have been, or with None."""

    CSS_PATH = sheets("dialogue", "history")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", "save", id="correct.save", tooltip="Keep what is typed"),
        Binding("escape", "leave", "cancel", id="correct.leave", tooltip="Leave the set as it was"),
        Binding("up", "app.focus_previous", "up", show=False, id="correct.up", tooltip="The field above"),
        Binding("down", "app.focus_next", "down", show=False, id="correct.down", tooltip="The field below"),
    ]

    def __init__(self, one: LoggedSet, unit: WeightUnit) -> None:
        super().__init__()
        self._set = one
        self._unit = unit

    def compose(self) -> ComposeResult:
        """A line for each amount, which side, how it felt; what is wrong; the answers."""
        one = self._set
        with Vertical(classes="dialogue"):
            yield Static(set_name(one), classes="question", markup=False)
            for field in fields_of(one):
                with Horizontal(classes="field"):
                    yield Label(field.value)
                    without = "own weight" if field is Field.WEIGHT else ""
                    yield Input(text_of(one, field), placeholder=without, id=field.value, compact=True)
            if one.side in (Side.LEFT, Side.RIGHT):
                with Horizontal(classes="field"):
                    yield Label("side")
                    yield Choice((Side.LEFT, Side.RIGHT), one.side, id="side")
            with Horizontal(classes="field"):
                yield Label("felt")
                yield Choice((UNSAID, *Felt), one.felt or UNSAID, id="how-felt")
            yield Static(id="mistyped", markup=False)
            yield AnswerRow(Answer("save", "save", ""))
            yield AnswerRow(Answer("cancel", "cancel", ""))
            yield Static(self._hint(), classes="hint", markup=False)

    def _hint(self) -> str:
        save, cancel = key_of(self, "correct.save"), key_of(self, "correct.leave")
        up, down = key_of(self, "correct.up"), key_of(self, "correct.down")
        before, after = key_of(self, "choice.before"), key_of(self, "choice.next")
        return f"{save} saves   {cancel} cancels   {up} {down} move   {before} {after} choose"

    def on_mount(self) -> None:
        """Begin with the first amount."""
        self.query(Input).first().focus()

    def on_input_submitted(self) -> None:
        """Enter saves from every field."""
        self.action_save()

    def on_input_changed(self) -> None:
        """What was wrong may be right by now."""
        self.query_one("#mistyped", Static).update("")

    def on_resize(self, event: Resize) -> None:
        """Every line counts where there are few."""
        self.set_class(event.size.height < LOW, "-low")

    def action_press(self) -> None:
        """Give the answer that has the focus, or save from a field."""
        cancel = self.query_one("#cancel").has_focus
        self.action_leave() if cancel else self.action_save()

    def action_save(self) -> None:
        """Answer with what is typed, or say in one line what can't be read."""
        typed = {field: self.query_one(f"#{field.value}", Input).value for field in fields_of(self._set)}
        try:
            after = retyped(self._set, typed, self._unit)
        except MistypedError as problem:
            self.query_one("#mistyped", Static).update(str(problem))
            self.query_one(f"#{problem.field.value}", Input).focus()
            return
        felt = self.query_one("#how-felt", Choice).word
        after = replace(after, felt=None if felt == UNSAID else Felt(felt))
        for side in self.query("#side").results(Choice):
            after = replace(after, side=Side(side.word))
        self.dismiss(after)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
