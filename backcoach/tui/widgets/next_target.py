"""One target for the next time: what is asked for and why, to be left as it is or declined."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from ...training.planning import Proposal
from ...upshot import goal_of, is_new

AS_BEFORE = "as this time"
"""What is done instead of a target that was declined."""


class NextTarget(Vertical, can_focus=True):
    """A target stands unless it is declined; declined once more, it stands again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d", "turn", "decline", id="summary.decline",
            tooltip="Do the same again the next time instead; once more takes it back",
        ),
        Binding(
            "down", "app.focus_next", "next target", show=False, id="summary.down",
            tooltip="To the next target",
        ),
        Binding(
            "up", "app.focus_previous", "target before", show=False, id="summary.up",
            tooltip="To the target before",
        ),
    ]  # fmt: skip

    class Turned(Message):
        """The person declined the target, or accepted it again."""

        def __init__(self, exercise: str, declined: bool) -> None:
            super().__init__()
            self.exercise = exercise
            self.declined = declined

    def __init__(self, proposal: Proposal, declined: bool, width: int) -> None:
        """`width`: columns for the exercise's name."""
        super().__init__()
        self._proposal = proposal
        self._width = width
        self.declined = declined and is_new(proposal)
        self.can_focus = is_new(proposal)

    def compose(self) -> ComposeResult:
        """The target, and below it the reason."""
        yield Static(goal_text(self._proposal, self.declined, self._width), classes="goal", markup=False)
        yield Static(reason_text(self._proposal, self.declined), classes="reason", markup=False)

    def _show(self) -> None:
        self.query_one(".goal", Static).update(goal_text(self._proposal, self.declined, self._width))
        self.query_one(".reason", Static).update(reason_text(self._proposal, self.declined))

    def on_click(self, event: Click) -> None:
        """A click turns it, as the key does."""
        event.stop()
        self.action_turn()

    def action_turn(self) -> None:
        """Decline it, or accept it again."""
        if not is_new(self._proposal):
            return
        self.declined = not self.declined
        self._show()
        self.post_message(self.Turned(self._proposal.exercise.id, self.declined))


def goal_text(proposal: Proposal, declined: bool, width: int) -> Content:
    """What is asked for, with its mark."""
    name = f"{proposal.exercise.name:<{width}}  "
    if not is_new(proposal):
        return Content(f"= {name}{goal_of(proposal)}")
    if declined:
        return Content(f"✗ {name}{AS_BEFORE}")
    return Content.assemble(("✓ ", "bold $accent"), name, (goal_of(proposal), "bold $accent"))


def reason_text(proposal: Proposal, declined: bool) -> str:
    """Why it is asked for; of what was declined, what it was."""
    return f"declined: {goal_of(proposal)}" if declined else proposal.target.why
