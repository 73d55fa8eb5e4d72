"""The one-rep maxima, an exercise a row: loads in per cent are shares of them (R6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...files.problems import FileProblem
from ...files.settings_table import SETTINGS
from ...files.settings_text import typed_weight
from ...training.exercise import Exercise
from ...training.phase import PhaseKind
from ...training.quantities import LoadClass
from .settings_list import SettingsList, line_of

WEIGHED = {
    *("barbell", "hex-bar", "dumbbell", "dumbbells", "light-dumbbells", "kettlebell"),
    *("cable-machine", "pulldown-machine", "bar"),
}
"""What has a number on it, or is hung from with a weight."""


class MaxesScreen(SettingsList):
    """Every exercise that is lifted; the typed ones first."""

    HEADING: ClassVar[str] = "one-rep maxes"

    def rows(self, width: int) -> Iterable[Option]:
        """The exercises with their weights."""
        names = {name: self._called(name) for name in self._exercises}
        columns = min(max(map(len, names.values())) + 2, max(16, width - 12))
        for name, shown in names.items():
            weight = self.settings.one_rep_maxes.get(name)
            yield Option(
                line_of(shown, str(weight) if weight else "·", columns, width, changed=weight is not None),
                id=name,
            )

    @property
    def _exercises(self) -> list[str]:
        typed = self.settings.one_rep_maxes
        lifted = [name for name, exercise in self.file.catalogue.items() if _is_lifted(exercise)]
        return [*sorted(typed), *sorted(name for name in lifted if name not in typed)]

    def _called(self, exercise: str) -> str:
        found = self.file.catalogue.get(exercise)
        return found.name if found else exercise

    def about(self, row: str) -> Content:
        """What the number is for."""
        return Content.assemble(
            (f"{self._called(row)}\n", "bold"),
            SETTINGS.keys["one-rep-maxes"].about,
            ("  Type it; nothing forgets it. Your log's own estimate goes first.", "$faint"),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Type the weight."""
        event.stop()
        weight = self.settings.one_rep_maxes.get(self.chosen)
        self._type(str(weight) if weight else "")

    def on_key(self, event: Key) -> None:
        """A digit begins to type a weight."""
        if self.chosen and event.character and event.character.isdigit():
            event.stop()
            event.prevent_default()
            self._type(event.character)

    def _type(self, text: str) -> None:
        exercise = self.chosen

        def check(text: str) -> str:
            try:
                typed_weight(exercise, text)
            except FileProblem as problem:
                return problem.lines[0]
            return ""

        def answer(text: str) -> None:
            self._set(exercise, text)

        self.ask(f"{self._called(exercise)}:", text, check, answer, f"100 {self.settings.weight_unit}")

    def _set(self, exercise: str, text: str) -> None:
        weight = typed_weight(exercise, text)
        others = {name: one for name, one in self.settings.one_rep_maxes.items() if name != exercise}
        self.change("one-rep-maxes", others if weight is None else {**others, exercise: weight})

    def action_usual(self) -> None:
        """Forget it."""
        if self.chosen in self.settings.one_rep_maxes:
            self._set(self.chosen, "")


def _is_lifted(exercise: Exercise) -> bool:
    """Whether a weight can be named for it."""
    if exercise.kind is not PhaseKind.WORK or exercise.load not in (LoadClass.HEAVY, LoadClass.LIGHT):
        return False
    return any(WEIGHED & set(one_of) for one_of in exercise.equipment)
