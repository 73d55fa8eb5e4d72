"""How the exercise goes and where it is felt: the moving figure, and beside it the map of the back (R15)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Resize

from ...training.phase import Phase
from ..terminal.drawn import Across
from .figure import FigureView
from .muscle_map import MuscleMap

BOTH = 30
"""Columns from which on the map stands beside the figure."""
LEAST_ROWS = 6
"""Rows below which neither can be made out."""


class Demonstration(Across):
    """Shows a phase's exercise; takes no room where there is nothing to show."""

    DEFAULT_CSS = """
    Demonstration { height: 1fr; }
    Demonstration FigureView { width: 3fr; }
    Demonstration MuscleMap { width: 2fr; min-width: 12; }
    """

    def __init__(self, *, id: str | None = None, figures: bool = True, moving: bool = True) -> None:
        """`figures`: whether there is to be a figure at all; `moving`: whether it may move."""
        super().__init__(id=id)
        self._figures = figures
        self._moving = moving
        self._figure = FigureView(id="figure")
        self._map = MuscleMap(id="map")

    def compose(self) -> ComposeResult:
        """The figure has the larger part: it is looked at more."""
        yield self._figure
        yield self._map

    def on_mount(self) -> None:
        """Stand still where that is asked for."""
        self._figure.set_moving(self._moving)

    def show(self, phase: Phase, coming: Phase | None) -> None:
        """Show a phase, or in a rest the set that comes."""
        shown = phase if phase.kind.active else coming or phase
        exercise = shown.exercise
        kind = phase.kind if phase.kind.active else None
        self._figure.show(exercise if self._figures else None, shown.tempo, kind=kind, side=shown.side)
        self._map.show(exercise.muscles if exercise else (), exercise.also if exercise else ())
        self._fit()

    def tick(self, elapsed: float) -> float | None:
        """Show the moment some seconds into the phase.

        Tells the seconds until the figure moves next; None where it doesn't.
        """
        return self._figure.tick(elapsed)

    def on_resize(self, event: Resize) -> None:
        """Show what there is room for."""
        self._fit()

    def _fit(self) -> None:
        figure, map_ = self._figure, self._map
        roomy = self.size.height >= LEAST_ROWS or not self.size
        figure.display = roomy and not figure.empty
        map_.display = roomy and bool(map_.describe()) and (figure.empty or self.size.width >= BOTH)
