"""What came of a session: first the good news, then what was done, then what is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from ...coach.leading import Leading
from ...training.planning import Proposal
from ...training.tally import Tally
from ...upshot import Upshot, is_new
from ..drawing.lettering import lettered
from ..styles import sheets
from ..widgets.big_word import BigWord
from ..widgets.keys_footer import KeysFooter
from ..widgets.muscle_map import MuscleMap
from ..widgets.next_target import NextTarget
from ..widgets.set_log import SetLog
from ..words import account
from .log_keys import LogKeys

PATIENCE = 3.0
"""Seconds that the reading of the log waits for the last set to be on disk. The screen doesn't wait."""
TOO_SOON = 1.0
"""Seconds: a press so soon was meant for the session's last phase, not for what nobody has read yet."""
ROOMY = (64, 20)
"""Columns and rows from which on there is room for large letters."""
WIDE = 110
"""Columns from which on what is next stands beside what was done."""
TALL = 34
"""Rows from which on there is room for a picture of what was worked."""
MOST_BESTS = 4
POSTURE = "How does your posture feel?  (n)"

ReadUpshot = Callable[[], Upshot]


class Note(Input):
    """A line of the person's own; escape leaves it, and not the screen."""

    class PutDown(Message):
        """The person has done with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "put_down", "back", id="note.put-down", tooltip="Leave the note as it is")
    ]

    def action_put_down(self) -> None:
        """Leave it as it is."""
        self.post_message(self.PutDown())


class SummaryScreen(LogKeys[None]):
    """Dismissed when it was read. What it reads comes from the log, off the screen's own thread."""

    CSS_PATH = sheets("set_log", "summary")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space,escape,q", "leave", "go on", key_display="enter", id="summary.leave", tooltip="Go on"
        ),
        Binding("n", "note", "note", id="summary.note", tooltip="Write down how your posture feels"),
        Binding(
            "question_mark", "app.keys", "keys", key_display="?", id="summary.keys",
            tooltip="Show all keys, or hide them again",
        ),
    ]  # fmt: skip

    def __init__(self, leading: Leading, read: ReadUpshot, *, finished: bool) -> None:
        """`read` gives what came of it, as often as it is asked; it is called in another thread."""
        super().__init__()
        self._leading = leading
        self._read = read
        self._finished = finished
        self._upshot: Upshot | None = None
        self._too_soon = finished
        self.just_done = leading.just_done

    def compose(self) -> ComposeResult:
        """What was done on the left, what is next on the right; on most screens one below the other."""
        with VerticalScroll(id="summary"):
            with Vertical(id="head"):
                yield BigWord(id="word")
                yield Static(id="lettered", markup=False)
                yield Static(id="figures", markup=False)
            yield Static(id="bests", classes="-empty", markup=False)
            yield SetLog(id="set-log")
            with Vertical(id="page"):
                yield Static(id="rows", markup=False)
                with Vertical(id="ahead"):
                    yield Static(id="next-title", classes="-empty", markup=False)
                    yield Vertical(id="targets", classes="-empty")
                    yield Note(placeholder=POSTURE, compact=True, id="note")
                    yield Static(id="noted", classes="-empty", markup=False)
                    yield Static(id="outlook", classes="-empty", markup=False)
            yield MuscleMap(id="worked")
        yield KeysFooter()

    def on_mount(self) -> None:
        """Show at once what was seen of the session; what the log says comes when it is read."""
        self.query_one("#summary").focus()
        self.set_timer(TOO_SOON, self._listen)
        self._show()
        self._read_log()

    def _listen(self) -> None:
        self._too_soon = False

    def on_resize(self, event: Resize) -> None:
        """Show what fits."""
        self.set_class(event.size.width < ROOMY[0] or event.size.height < ROOMY[1], "-small")
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.width >= WIDE and event.size.height >= TALL, "-tall")
        self._show()

    # What the log says -----------------------------------------------------------------------------

    @work(thread=True, exclusive=True)
    def _read_log(self) -> None:
        """Read what came of it once the last set is on disk."""
        worker = get_current_worker()
        self._leading.writer.flush(PATIENCE)
        upshot = self._read()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, upshot)

    def _take(self, upshot: Upshot) -> None:
        if not self._stands:
            return
        before, self._upshot = self._upshot, upshot
        if before is None or (before.proposals, before.declined) != (upshot.proposals, upshot.declined):
            self._show_targets(upshot)
        self._show()

    def _show_targets(self, upshot: Upshot) -> None:
        targets = self.query_one("#targets", Vertical)
        width = max((len(one.exercise.name) for one in upshot.proposals), default=0)
        targets.set_class(not upshot.proposals, "-empty")
        targets.remove_children()
        targets.mount_all(
            NextTarget(one, one.exercise.id in upshot.declined, width) for one in upshot.proposals
        )

    def on_next_target_turned(self, turned: NextTarget.Turned) -> None:
        """Keep what the person wants of the next time."""
        recorder = self._leading.recorder
        (recorder.decline if turned.declined else recorder.accept)(turned.exercise)

    def logged(self) -> None:
        """The last set was put right: everything that follows from it is read anew."""
        self._read_log()

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The session in figures, as far as it is known by now."""
        return account.figures(self._leading.tally, self._upshot)

    # What is shown ---------------------------------------------------------------------------------

    @property
    def _stands(self) -> bool:
        """Whether there is still something to show it on; it may be left before all is worked out."""
        shown = ["word", "lettered", "figures", "bests", "set-log", "rows", "next-title", "outlook", "worked"]
        # An app that is closed takes a screen away widget by widget, perhaps while it is still being opened.
        return self.is_attached and all(self.query(f"#{one}") for one in shown)

    def _show(self) -> None:
        if not self._stands:
            return
        upshot, tally = self._upshot, self._leading.tally
        word = "DONE" if self._finished else "STOPPED"
        roomy = not self.has_class("-small")
        self.query_one(BigWord).show(word)
        self._text("#lettered", Content("\n".join(lettered(word))))
        self._text("#bests", bests_text(upshot, finished=self._finished))
        self._text("#figures", figures_text(self.figures, large=roomy))
        self._text("#rows", rows_text(_lines(tally, upshot), beside=roomy))
        worked = account.worked(tally.plan, upshot.sets) if upshot else {}
        self.query_one(MuscleMap).show_shares(worked)
        self.query_one(MuscleMap).set_class(not worked, "-empty")
        self._text("#next-title", next_title(upshot.proposals if upshot else ()))
        late = self._leading.punctuality.line
        self._text("#outlook", outlook_text(upshot, late))
        self.show_set_log()

    def _text(self, selector: str, text: Content) -> None:
        widget = self.query_one(selector, Static)
        widget.set_class(not text, "-empty")
        widget.update(text)

    # Keys ------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Go on."""
        if not self._too_soon:
            self.dismiss(None)

    def action_note(self) -> None:
        """Write a line."""
        self.query_one(Note).focus()

    def on_note_put_down(self) -> None:
        """Back to what was read."""
        self.query_one("#summary").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the note (R18)."""
        text = event.value.strip()
        if text:
            self._leading.recorder.note(text)
            self._text("#noted", Content.assemble(("✓ noted  ", "$accent"), text))
            self.call_after_refresh(self.query_one("#noted").scroll_visible, animate=False)
        event.input.clear()
        self.on_note_put_down()


def bests_text(upshot: Upshot | None, *, finished: bool) -> Content:
    """The personal bests; where there are none, what there is to be said all the same."""
    if upshot is None or not upshot.bests:
        return Content("Well worked." if finished else "What you did counts all the same.")
    told = [
        Content.assemble(("★ ", "$accent"), (one.name, "bold $accent"), f"  {one.best}")
        for one in upshot.bests[:MOST_BESTS]
    ]
    if len(upshot.bests) > MOST_BESTS:
        told.append(Content(f"  and {len(upshot.bests) - MOST_BESTS} more"))
    return Content("\n").join(told)


def figures_text(figures: Sequence[tuple[str, str]], *, large: bool) -> Content:
    """The session in figures, side by side in letters of three rows, or in a line each."""
    if not large:
        width = max(len(figure) for figure, _ in figures)
        told = [
            Content.assemble((f"{figure:>{width}}", "bold"), (f" {word}", "$faint"))
            for figure, word in figures
        ]
        return Content("\n").join(told)
    rows: list[list[Content]] = [[], [], [], []]
    for figure, word in figures:
        drawn = lettered(figure)
        width = max(len(drawn[0]), len(word))
        for row, line in zip(rows, drawn, strict=False):
            row.append(Content(f"{line:<{width}}"))
        rows[3].append(Content.styled(f"{word:<{width}}", "$faint"))
    return Content("\n").join([Content(" " * 5).join(row) for row in rows])


def rows_text(lines: Sequence[account.Line], *, beside: bool) -> Content:
    """An exercise each: its mark, its sets, and what they were, `beside` it or below."""
    width = max((len(line.name) for line in lines), default=0)
    gap = "  " if beside else "\n  "
    told = [
        Content.assemble(
            (f"{line.mark} {line.name:<{width}}  ", "" if line.done else "$faint"),
            (f"{line.done}/{line.planned}", "bold" if line.done >= line.planned else "$faint"),
            (f"{gap}{line.words}" if line.words else "", "" if beside else "$faint"),
        )
        for line in lines
    ]
    return Content("\n").join(told)


def next_title(proposals: Sequence[Proposal]) -> Content:
    """The heading of the targets; how one declines is only said where there is one to decline."""
    if not proposals:
        return Content("")
    how = "   tab chooses, d declines" if any(is_new(one) for one in proposals) else ""
    return Content.assemble(("Next time", "bold"), (how, "$faint"))


def outlook_text(upshot: Upshot | None, late: str) -> Content:
    """What the week asks (R1), what is to be expected (R19), and how punctual the session was."""
    told = [upshot.week, upshot.outlook] if upshot else []
    found = [Content(line) for line in told if line]
    if late:
        found.append(Content.styled(late[0].upper() + late[1:] + ".", "$faint"))
    return Content("\n").join(found)


def _lines(tally: Tally, upshot: Upshot | None) -> list[account.Line]:
    if upshot is None:
        return []  # in a moment; nothing is to be read that is something else right after
    return account.lines(tally.plan, upshot.sets) if upshot.sets else account.lines_of_tally(tally)
