"""The editor: a routine's file on the left, what it comes to on the right, its problems below."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from ...files.library import ReadFile
from ...files.problems import FileProblem, Severity
from ...planner import Planner
from ...training.phase import Phase
from ...training.plan import Plan
from ...training.quantities import clock_text
from ..source import Source
from ..styles import sheets
from ..widgets.keys_footer import KeysFooter
from ..widgets.routine_text import RoutineText
from ..widgets.timeline import Timeline
from ..words import wording
from .changed_outside import MINE, THEIRS, ChangedOutside
from .confirm import Confirm

PAUSE_IN_TYPING = 0.15
"""Seconds without a key after which the text is read again."""

MOST_ROWS = 400
"""Phases that are listed; nobody reads further, and a slip can make thousands."""


class EditorScreen(Screen[bool]):
    """Dismissed with True when the file was saved."""

    CSS_PATH = sheets("editor")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", id="editor.save", tooltip="Save the file", priority=True),
        Binding("escape", "leave", "leave", id="editor.leave", tooltip="Back to the list", priority=True),
        Binding("f8", "next_problem", "next problem", id="editor.problem", tooltip="Go to the next problem"),
    ]

    def __init__(self, planner: Planner, source: Source) -> None:
        super().__init__()
        self._planner = planner
        self._source = source
        self._timer: Timer | None = None
        self._read: ReadFile | None = None
        self._saved = False

    def compose(self) -> ComposeResult:
        """Text, plan, problems."""
        yield Static(id="file", markup=False)
        with Horizontal(id="editing"):
            yield RoutineText.code_editor(
                self._source.text, language=_language(), theme="css", id="text", tab_behavior="indent"
            )
            with VerticalScroll(id="outcome", can_focus=False):
                yield Static(id="outcome-sum", markup=False)
                yield Timeline(id="timeline")
                yield Static(id="phases", markup=False)
        with VerticalScroll(id="problems", can_focus=False):
            yield Static(id="problem-lines", markup=False)
        yield KeysFooter()

    def on_mount(self) -> None:
        """Show what the file comes to as it is."""
        self.query_one(TextArea).focus()
        self._show_name()
        self._read_again()

    def on_resize(self, event: Resize) -> None:
        """A narrow screen shows the text and its problems."""
        self.set_class(event.size.width < 90, "-narrow")

    def on_text_area_changed(self) -> None:
        """Read again once the typing pauses."""
        self._show_name()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE_IN_TYPING, self._read_again)

    def _read_again(self) -> None:
        self._think(self._text)

    @property
    def _text(self) -> str:
        return self.query_one(TextArea).text

    @property
    def _changed(self) -> bool:
        return self._source.differs(self._text)

    def _show_name(self) -> None:
        mark = "  ● not saved" if self._changed else ""
        copy = "" if self._source.found.own else "  (a copy of your own is made when you save)"
        self.query_one("#file", Static).update(
            Content.assemble((str(self._source.path), "bold"), (mark, "$accent"), (copy, "$faint"))
        )

    @work(thread=True, exclusive=True)
    def _think(self, text: str) -> None:
        """Read and plan off the screen's own thread, so that typing never waits."""
        read = self._planner.library.read_source(self._source.found, text)
        plan = self._planner.plan(read.routine) if read.routine else None
        self.app.call_from_thread(self._show, read, plan)

    def _show(self, read: ReadFile, plan: Plan | None) -> None:
        if not self.is_attached or read.source != self._text:
            return  # a slow reading of what has since been changed
        opened, self._read = self._read is None, read
        self.query_one("#problem-lines", Static).update(_problem_lines(read))
        self.query_one("#problems").display = bool(read.problems)
        if plan is not None:  # with an error the last good plan stays, so that one sees what one had
            self.query_one("#outcome-sum", Static).update(_sum(plan))
            self.query_one(Timeline).show(plan, plan.seconds)
            self.query_one("#phases", Static).update(_phases(plan))
        self.query_one("#outcome").set_class(plan is None, "-stale")
        if opened and plan is None and self.query_one(TextArea).cursor_location == (0, 0):
            self.action_next_problem()  # whoever opens a broken file wants to get there

    def action_next_problem(self) -> None:
        """Put the cursor where the next problem is."""
        problems = self._read.problems if self._read else ()
        area = self.query_one(TextArea)
        here = area.cursor_location
        places = [(problem.line - 1, problem.column - 1) for problem in problems]
        after = [place for place in places if place > here] or places
        if after:
            area.move_cursor(after[0])

    def action_save(self) -> None:
        """Save; a change made outside is never overwritten without asking."""
        if not self._changed and self._source.found.own:
            return
        if self._source.changed_outside():
            self.app.push_screen(ChangedOutside(self._source.path.name), self._choose)
        else:
            self._write()

    def _choose(self, answer: str | None) -> None:
        if answer == MINE:
            self._write()
        elif answer == THEIRS:
            try:
                self.query_one(TextArea).load_text(self._source.reread())
            except FileProblem as problem:
                self._complain(problem)

    def _write(self) -> None:
        try:
            self._source.save(self._text)
        except FileProblem as problem:
            self._complain(problem)
            return
        self._saved = True
        self._show_name()
        errors = self._read is not None and self._read.routine is None
        said = "Saved, with an error still in it." if errors else "Saved."
        self.notify(said, severity="warning" if errors else "information", timeout=2)

    def _complain(self, problem: FileProblem) -> None:
        self.notify("\n".join(problem.lines), title="Not saved", severity="error", markup=False)

    def action_leave(self) -> None:
        """Back; a change that isn't saved is asked about."""
        if not self._changed:
            self.dismiss(self._saved)
            return

        def answered(discard: bool | None) -> None:
            if discard:
                self.dismiss(self._saved)

        question = Confirm("Leave without saving?", yes="drop my changes", no="stay")
        self.app.push_screen(question, answered)


def _language() -> str | None:
    """YAML, where the parser that highlights it is installed."""
    try:
        import tree_sitter_yaml  # noqa: F401
    except ImportError:
        return None
    return "yaml"


def _problem_lines(read: ReadFile) -> Content:
    lines: list[str | tuple[str, str]] = []
    for problem in read.problems:
        colour = "$text-error" if problem.severity is Severity.ERROR else "$text-warning"
        lines += [
            (f"{problem.line:>4}:{problem.column:<3} ", "$faint"),
            (f"{problem.severity}  ", colour),
            problem.wrong,
            (f"; {problem.right}\n" if problem.right else "\n", "$faint"),
        ]
    return Content.assemble(*lines)


def _sum(plan: Plan) -> Content:
    parts: list[str | tuple[str, str]] = [
        (plan.name, "bold $accent"),
        "\n",
        (clock_text(plan.seconds), "bold"),
        (f"  {len(plan.phases)} phases · {plan.level}\n", "$faint"),
    ]
    parts += [(f"{note}\n", "$text-warning") for note in plan.notes]
    return Content.assemble(*parts)


def _phases(plan: Plan) -> Content:
    lines: list[str | tuple[str, str]] = []
    section = None
    for phase in plan.phases[:MOST_ROWS]:
        if phase.section is not section:
            section = phase.section
            lines.append((f"\n{section}\n", "$accent"))
        lines += [(f"{clock_text(phase.at):>7} ", "$faint"), f"{_row(phase)}\n"]
    if len(plan.phases) > MOST_ROWS:
        lines.append((f"… and {len(plan.phases) - MOST_ROWS} more phases\n", "$faint"))
    return Content.assemble(*lines)


def _row(phase: Phase) -> str:
    what = wording.brief(phase) if phase.kind.active or phase.change_sides else phase.why
    return f"{phase.kind:<7} {clock_text(phase.seconds):>5}  {what}"
