"""What a routine would be like: purpose, skyline, sections and doses, and where it is felt."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from ...training.muscle import ANATOMY, HELPS
from ..words.shortening import shortened
from .outline import Outline
from .timeline import Timeline

if TYPE_CHECKING:
    from ...overview import Overview
    from ...today import Today

WIDE = 60
"""Columns from which on the map takes a larger part, and everything is told."""
SLIM = 42
"""Columns below which there is no room for a map beside the text."""
HIGH, VAST = 24, 44
"""Rows from which on every move is told, and from which on the exercises are drawn below."""
NAMED = 2
"""Muscles that work more than this level of the map are named below it."""
MOST_NAMED = 3
FEW_LINES = 3
"""Lines of the purpose where room is short."""


class Details(VerticalScroll):
    """What can be scrolled; the routine can be started from here, too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space,full_stop,f5",
            "screen.start",
            "start",
            key_display="enter",
            id="preview.start",
            tooltip="Start this routine",
        )
    ]


class Preview(Vertical):
    """The routine that the cursor is on."""

    DEFAULT_CSS = """
    Preview { width: 1fr; height: 1fr; }
    """

    def __init__(self, owned: frozenset[str] | None, *, figures: bool = True, id: str | None = None) -> None:
        """`owned`: the equipment that there is; `figures`: whether exercises are to be drawn."""
        super().__init__(id=id)
        self._owned = owned
        self._figures = figures
        self._row: Overview | None = None
        self._today: Today | None = None
        self._close_up = False

    def compose(self) -> ComposeResult:
        """Head, skyline and purpose above; the exercises, and beside them the map of the back."""
        yield Static(id="about", markup=False)
        yield Timeline(id="timeline")
        yield Static(id="purpose", classes="purpose", markup=False)
        with Horizontal(id="body"):
            with Details(id="outline-scroll"):
                yield Static(id="whole-purpose", classes="purpose", markup=False)
                yield Outline(self._owned, id="outline")
            with Vertical(id="anatomy"):
                yield Static(id="felt", markup=False)

    def show(self, row: Overview, today: Today | None) -> None:
        """Show a routine, or what is wrong with it."""
        if row is not self._row:
            self.query_one("#outline-scroll").scroll_home(animate=False)
        self._row, self._today = row, today
        self._fill()

    def look_closely(self, closely: bool) -> None:
        """Tell everything, and let the keys scroll it; or give up both again."""
        self._close_up = closely
        self._fill()
        if closely:
            self.query_one("#outline-scroll").focus()

    def on_resize(self, event: Resize) -> None:
        """Say as much as there is room for."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.width < SLIM, "-slim")
        self.set_class(event.size.width >= WIDE and event.size.height >= VAST, "-vast")
        self._fill()

    def _fill(self) -> None:
        row = self._row
        if row is None:
            return
        wide = self.size.width >= WIDE
        self.query_one("#about", Static).update(_head(row, self._today, wide=wide))
        self._tell_purpose(row.about, whole=wide or self._close_up, scrolled=self._close_up and not wide)
        self.query_one(Outline).show(row, full=self._close_up or self.size.height >= HIGH)
        timeline = self.query_one(Timeline)
        timeline.display = row.plan is not None
        timeline.show(row.plan, row.plan.seconds if row.plan else 0.0)
        self._draw(row)

    def _draw(self, row: Overview) -> None:
        """The map, and on a large screen the exercises; loaded here, as the first frame needs neither."""
        from ...training.recovery import muscle_seconds
        from .muscle_map import MuscleMap, levels_of

        shares = muscle_seconds(row.plan.phases, helping=HELPS) if row.plan else {}
        anatomy = self.query_one("#anatomy")
        anatomy.set_class(not shares, "-nothing")
        if not anatomy.query(MuscleMap):
            anatomy.mount(MuscleMap(id="map"), before=0)
        anatomy.query_one(MuscleMap).show_shares(shares)
        levels = levels_of(shares)
        strongest = sorted(levels, key=lambda muscle: -shares[muscle])
        names = [ANATOMY[muscle].name for muscle in strongest if levels[muscle] > NAMED]
        self.query_one("#felt", Static).update(Content.styled(", ".join(names[:MOST_NAMED]), "$faint"))
        if self._figures and self.has_class("-vast"):
            from .gallery import Gallery

            if not self.query(Gallery):
                self.mount(Gallery(id="gallery"))
            self.query_one(Gallery).show(row.plan)

    def _tell_purpose(self, about: str, *, whole: bool, scrolled: bool) -> None:
        """Where room is short its first lines stand above, and the whole of it is scrolled with the rest."""
        width = self.query_one("#purpose").content_size.width or self.size.width
        above, below = self.query_one("#purpose", Static), self.query_one("#whole-purpose", Static)
        above.update(about if whole else shortened(about, width, FEW_LINES))
        below.update(about)
        above.display, below.display = bool(about) and not scrolled, bool(about) and scrolled


def _head(row: Overview, today: Today | None, *, wide: bool) -> Content:
    if row.plan is None:
        return Content.assemble((row.found.id, "bold $accent"))
    from ..words.portrait import facts, last_time  # not before there is something to tell

    words = facts(row, row.plan)
    if wide and today is not None and today.begun:
        words.append(last_time(row, today.now))
    return Content.assemble((row.plan.name, "bold $accent"), "\n", (" · ".join(words), "$faint"))
