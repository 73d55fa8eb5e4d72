"""The list of routines: two rows each, so that fingers and eyes find them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...training.quantities import clock_text
from ..words.shelf import Place

if TYPE_CHECKING:
    from ...today import Today


class RoutineList(OptionList, inherit_bindings=False):
    """Routines to choose from. A click chooses; a click on the one that is chosen starts it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space,full_stop,f5", "select", "start", key_display="enter", id="home.start",
            tooltip="Start the routine that is chosen",
        ),
        Binding(
            "right", "screen.look", "look", key_display="→", id="home.look",
            tooltip="Look closely at the routine, and scroll what doesn't fit",
        ),
        Binding(
            "down,pagedown", "cursor_down", "next", show=False, id="home.next",
            tooltip="The next routine; a clicker will do",
        ),
        Binding(
            "up,pageup", "cursor_up", "one before", show=False, id="home.before",
            tooltip="The one before; a clicker will do",
        ),
        Binding("home", "first", "first", show=False, id="home.first", tooltip="The first routine"),
        Binding("end", "last", "last", show=False, id="home.last", tooltip="The last routine"),
    ]  # fmt: skip

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._places: dict[str, Place] = {}
        self._today: Today | None = None
        self._put: int | None = None
        self.goes_along = True
        """Whether the cursor still stands where the program put it, and goes along with what is due."""

    @property
    def chosen(self) -> Place | None:
        """The routine that the cursor is on."""
        option = self.highlighted_option
        return self._places.get(option.id or "") if option else None

    def show(self, places: Sequence[Place], today: Today | None) -> None:
        """List routines in this order; the cursor stays on its own, if a person put it there."""
        self._today = today
        before = self.chosen
        ids = [place.found.id for place in places]
        same = ids == list(self._places)
        self._places = dict(zip(ids, places, strict=True))
        if same:
            self._fill()
        else:
            self.clear_options()
            self.add_options(Option(self._text(place), id=place.found.id) for place in places)
        stays = before is not None and before.found.id in ids and not self.goes_along
        self._put = ids.index(before.found.id) if stays and before else 0 if ids else None
        if self._put != self.highlighted:
            self.highlighted = self._put

    def watch_highlighted(self, highlighted: int | None) -> None:
        """A cursor that a person has moved stays where it is."""
        super().watch_highlighted(highlighted)
        if highlighted not in (None, self._put):
            self.goes_along = False

    def _fill(self) -> None:
        for place in self._places.values():
            self.replace_option_prompt(place.found.id, self._text(place))

    def choose(self, routine: str) -> None:
        """Put the cursor on a routine, if it is listed."""
        ids = [*self._places]
        if routine in ids:
            self.highlighted = ids.index(routine)

    def on_resize(self, event: Resize) -> None:
        """What stands at the right edge moves with it."""
        self._fill()

    async def _on_click(self, event: Click) -> None:
        """The first click chooses and shows; only the next one starts, so that a look costs nothing."""
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked != self.highlighted:
            self.highlighted = clicked
            event.prevent_default()

    def _text(self, place: Place) -> Content:
        return row_text(place, self._today, max(10, self.scrollable_content_region.width - 2))


def row_text(place: Place, today: Today | None, width: int) -> Content:
    """A routine in two rows: its name and length; whether it is due, when it was last done, whose it is."""
    row = place.row
    length = Content.styled(clock_text(row.plan.seconds), "bold") if row and row.plan else Content("")
    name = Content.styled(place.name, "bold")
    room = width - length.cell_length - 1
    first = name.truncate(room, ellipsis=True, pad=True) + Content(" ") + length
    return first + Content("\n") + _second_row(place, today).truncate(width, ellipsis=True)


def _second_row(place: Place, today: Today | None) -> Content:
    row = place.row
    if row is None:
        return Content("")
    if row.plan is None:
        return Content.styled(error_text(row.problem, str(place.found.path)), "$text-error")
    badge = _badge(place, today)
    facts = [place.because] if place.because else []
    if row.last_done is not None and today is not None:
        from ...training.due import ago  # loaded by whoever looked at the log, after the first frame

        facts.append(ago(row.last_done, today.now))
    if place.found.own:
        facts.append("yours, hides the shipped one" if place.found.hides else "yours")
    elif not row.last_done:
        facts.append(f"{row.plan.level}")
    text = Content.styled(" · ".join(facts), "$faint")
    return Content.assemble((f" {badge} ", "bold $background on $accent"), " ") + text if badge else text


def _badge(place: Place, today: Today | None) -> str:
    if today is None:
        return ""
    if place.is_tour and not today.begun:
        return "start here"
    if today.due is None or today.due.routine != place.found.id:
        return ""
    return "next" if today.due.day or not today.begun else "due"


def error_text(problem: str, path: str) -> str:
    """The first problem of a file without the path, which the list has no room for: "line 10: …"."""
    place, _, words = problem.removeprefix(f"{path}:").partition(": error: ")
    line = place.partition(":")[0]
    return f"line {line}: {words}" if words and line.isdigit() else f"error: {words or problem}"
