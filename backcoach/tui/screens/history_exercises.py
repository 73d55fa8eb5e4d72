"""The third page of the history: every exercise, and the course of the one that the cursor is on."""

from __future__ import annotations

import importlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ...files.settings import Settings
from ...journal.diary import Practised
from ...retrospect import Retrospect
from ...training.course import Measure, Point, measures_of, values_of
from ..words.retelling import amount_of, course_caption, course_title, exercise_row, matching
from .history_page import HistoryPage

if TYPE_CHECKING:
    from ..widgets.progress_chart import ProgressChart

CHART = "..widgets.progress_chart"
"""Takes a library that nothing else needs, and is loaded when the first chart is to be shown."""

SPANS = {"3 months": timedelta(days=91), "a year": timedelta(days=365), "all years": None}
"""How far back the chart goes."""


class ExerciseList(OptionList):
    """The exercises."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "select", "chart", show=False, id="history.chart", tooltip="To its chart"),
    ]


class ExercisesPage(HistoryPage):
    """A list on the left, a chart on the right; one after the other where it is narrow."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "measure", "measure", id="history.measure", tooltip="Weight, reps or estimated max"),
        Binding("t", "span", "time", id="history.span", tooltip="Show three months, a year or all of it"),
    ]

    def __init__(self, retrospect: Retrospect, settings: Settings, now: datetime) -> None:
        super().__init__(id="exercises-page")
        self._retrospect = retrospect
        self._unit = settings.weight_unit
        self._now = now
        self._practised: list[Practised] = []
        self._typed = ""
        self._span = "a year"
        self._measure: Measure | None = None
        """The one that was chosen; None: whatever says most of the exercise."""
        self._shown: tuple[Practised, list[Point]] | None = None
        self._chart: ProgressChart | None = None

    def compose(self) -> ComposeResult:
        """A list, and room for a chart."""
        yield ExerciseList(id="exercises", markup=False)
        with Vertical(id="course"):
            yield Static(id="course-title", markup=False)
            yield Container(id="chart")
            yield Static(id="course-caption", markup=False)

    # The list.

    def reload(self) -> None:
        """Ask for the exercises anew."""
        self.ask(self._retrospect.practised, self._list)

    def _list(self, practised: list[Practised]) -> None:
        self._practised = practised
        chosen = self._chosen
        ids = matching([(one.exercise, one.name) for one in practised], self._typed)
        found = [one for one in practised if one.exercise in set(ids)]
        options = self.query_one(ExerciseList)
        today = self._now
        options.set_options([Option(exercise_row(one, today), id=one.exercise) for one in found])
        names = [one.exercise for one in found]
        again = names.index(chosen.exercise) if chosen and chosen.exercise in names else 0
        options.highlighted = again if names else None  # which shows its course
        if not names:
            self._nothing()

    def narrow_to(self, typed: str) -> None:
        """Show only the exercises of that name."""
        if typed.strip() != self._typed:
            self._typed = typed.strip()
            self._list(self._practised)

    @property
    def _chosen(self) -> Practised | None:
        option = self.query_one(ExerciseList).highlighted_option
        return next((one for one in self._practised if option and one.exercise == option.id), None)

    def on_option_list_option_highlighted(self) -> None:
        """Show the course of what the cursor comes to."""
        self._look()

    def on_option_list_option_selected(self) -> None:
        """Where it is narrow, the chart has the screen to itself."""
        self.add_class("-chart")
        if self.screen.has_class("-narrow"):
            self.can_focus = True  # the list is hidden, and the keys have to go somewhere
            self.focus()

    def focus_first(self) -> None:
        """The list."""
        self.remove_class("-chart")
        self.query_one(ExerciseList).focus()
        self.can_focus = False

    def step_back(self) -> bool:
        """From the chart to the list, where it is narrow."""
        if not self.has_class("-chart") or not self.screen.has_class("-narrow"):
            return False
        self.focus_first()
        return True

    # The chart.

    def _look(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        span = SPANS[self._span]
        since = self._now - span if span else None

        def read() -> tuple[Practised, list[Point]]:
            importlib.import_module(CHART, __package__)  # here, where nobody waits for it
            return chosen, self._retrospect.course(chosen.exercise, since)

        self.ask(read, self._show, group="course")

    def _nothing(self) -> None:
        self._shown = None
        said = f'No exercise is called "{self._typed}".' if self._typed else "Nothing is logged yet."
        self.query_one("#course-title", Static).update(Content.styled(said, "$faint"))
        self.query_one("#course-caption", Static).update("")
        if self._chart is not None:
            self._chart.show(())

    async def _show(self, answer: tuple[Practised, list[Point]]) -> None:
        self._shown = answer
        await self._draw()

    async def _draw(self) -> None:
        if self._shown is None:
            return
        practised, points = self._shown
        measures = measures_of(points)
        measure = self._measure if self._measure in measures else measures[0] if measures else None
        title = course_title(practised, measure, measures, self._span)
        self.query_one("#course-title", Static).update(title)
        values = values_of(points, measure) if measure else []
        shown = [(day, amount_of(value, measure, self._unit)) for day, value in values] if measure else []
        caption = course_caption(shown, measure, self._unit, self._now.date())
        self.query_one("#course-caption", Static).update(caption)
        chart = self._chart
        if chart is None:
            from ..widgets.progress_chart import ProgressChart

            chart = self._chart = ProgressChart(id="progress")
            await self.query_one("#chart").mount(chart)
        chart.show(shown)

    async def action_measure(self) -> None:
        """Show the next thing that is known of the exercise."""
        if self._shown is None or not (measures := measures_of(self._shown[1])):
            return
        at = measures.index(self._measure) if self._measure in measures else 0
        self._measure = measures[(at + 1) % len(measures)]
        await self._draw()

    def action_span(self) -> None:
        """Show a longer time, or after the longest the shortest."""
        names = list(SPANS)
        self._span = names[(names.index(self._span) + 1) % len(names)]
        self._look()
