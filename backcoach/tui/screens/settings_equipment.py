"""What there is to train with, as a list to tick."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...files.equipment import EQUIPMENT, EVERYWHERE, owned_with
from ...files.settings_table import SETTINGS
from .settings_list import SettingsList, gap

EVERYTHING = "everything"

THINGS = tuple(thing for thing in EQUIPMENT if thing not in EVERYWHERE)
"""What is worth asking about."""


class EquipmentScreen(SettingsList):
    """A row a thing, and one for everything."""

    HEADING: ClassVar[str] = "equipment"

    def rows(self, width: int) -> Iterable[Option]:
        """All things, each ticked or not."""
        all_ = self.settings.equipment is None
        yield Option(_ticked(all_, "everything that a routine asks for"), id=EVERYTHING)
        yield gap()
        for thing in self._things:
            name = thing.replace("-", " ")
            served = not all_ and thing not in self._listed and thing in (self.settings.owned or ())
            ticked = _ticked(all_ or thing in self._listed, name)
            yield Option(Content(f"[·] {name}, by another") if served else ticked, id=thing)

    @property
    def _listed(self) -> tuple[str, ...]:
        return self.settings.equipment or ()

    @property
    def _things(self) -> tuple[str, ...]:
        """With those of the file that no exercise of the catalogue needs."""
        return (*THINGS, *(thing for thing in self._listed if thing not in EQUIPMENT))

    def about(self, row: str) -> Content:
        """What ticking it does."""
        if row == EVERYTHING:
            return Content.assemble(
                SETTINGS.keys["equipment"].about,
                (
                    "\n\nWhat is missing is stood in for, where there is a stand-in.",
                    "$faint",
                ),
            )
        more = sorted(owned_with([row]) - EVERYWHERE - {row})
        serves = f"Serves as {', '.join(more).replace('-', ' ')}, too." if more else ""
        return Content.assemble((row.replace("-", " "), "bold"), "\n", serves)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or untick it."""
        event.stop()
        thing = event.option.id or ""
        if thing == EVERYTHING:
            self.change("equipment", None if self.settings.equipment is not None else ())
            return
        listed = self._things if self.settings.equipment is None else self._listed
        kept = tuple(one for one in self._things if (one in listed) != (one == thing))
        self.change("equipment", kept)

    def action_usual(self) -> None:
        """Everything."""
        self.back_to_usual("equipment")


def _ticked(ticked: bool, text: str) -> Content:
    return Content.assemble("[x] " if ticked else "[ ] ", (text, "bold" if ticked else ""))
