"""What the pages of the history have in common: they ask the journal in a thread, and tell their screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.containers import Container
from textual.message import Message
from textual.worker import get_current_worker

from ...files.problems import FileProblem

Answer = TypeVar("Answer")


class Trouble(Message):
    """The journal can't be read; `line` says why."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__()
        self.line = " ".join(problem.lines)


class Refused(Trouble):
    """A correction couldn't be kept; what is shown stays."""


class Changed(Message):
    """Something was corrected or deleted; every page has to ask anew."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class HistoryPage(Container):
    """One page."""

    def on_mount(self) -> None:
        """Ask the journal for the first time."""
        self.reload()

    def reload(self) -> None:
        """Ask the journal anew, and stay at the same place."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Let the keys go to what is moved in first; by default there is nothing."""
        self.screen.set_focus(None)

    def step_back(self) -> bool:
        """Go back from a part of the page to the page; False where one is there already."""
        return False

    def narrow_to(self, typed: str) -> None:
        """Show only what is about the exercises that are typed."""

    def ask(
        self, question: Callable[[], Answer], go_on: Callable[[Answer], object], group: str = "asking"
    ) -> None:
        """Ask in a thread, then go on with the answer in the screen's own.

        A later question of the same group overtakes: what was found for the earlier one is dropped.
        """

        def run() -> None:
            worker = get_current_worker()
            try:
                answer = question()
            except FileProblem as problem:
                self.post_message(Trouble(problem))
                return
            if not worker.is_cancelled:
                self.call_later(go_on, answer)

        self.run_worker(run, thread=True, exclusive=True, group=group)

    def change(self, correction: Callable[[], str]) -> None:
        """Correct something in a thread, and tell the screen what came of it."""

        def run() -> None:
            try:
                words = correction()
            except FileProblem as problem:
                self.post_message(Refused(problem))
            else:
                self.post_message(Changed(words))

        # Not exclusive: no correction may be overtaken by another.
        self.run_worker(run, thread=True, group="correcting")
