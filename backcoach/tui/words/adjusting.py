"""The settings as rows that can be adjusted: how each is called and shown, and what the arrows make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...files.groups import ListOf
from ...files.settings import THEMES, Settings
from ...files.settings_table import SETTINGS
from ...files.settings_text import usual, value_of, written
from ...files.shape import Choice, YesNo
from ...sound.player import SOUND_SETS
from ...training.quantities import WeightUnit

HEAR = "hear"
"""The one row that is no setting: it plays a 3-2-1-go."""

GROUPS: dict[str, tuple[str, ...]] = {
    "the session": ("level", "pace", "prepare", "change-over", "walking-pace"),
    "what you hear": ("sound", "volume", "sound-set", "rep-ticks", "keep-alive", HEAR),
    "what you see": ("theme", "figures", "reduced-motion", "keep-awake"),
    "what you press": ("keys",),
    "what you lift": (
        "equipment",
        "weight-unit",
        "distance-unit",
        "bar",
        "plates",
        "dumbbells",
        "one-rep-maxes",
    ),
}
"""In the order in which they are shown."""

STEPS: dict[str, tuple[Any, ...]] = {
    "prepare": (0.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0),
    "change-over": (0.0, 3.0, 5.0, 8.0, 10.0, 15.0, 20.0, 30.0),
    "walking-pace": (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4),
    "volume": tuple(range(0, 101, 5)),
}
"""Numbers that the arrows go through; others can be typed."""

WORDS: dict[str, tuple[str, ...]] = {"theme": THEMES, "sound-set": SOUND_SETS}
"""Names that the arrows go through."""

OPENED = ("equipment", "one-rep-maxes", "keys")
"""What has a screen of its own."""

LEFT_OUT = {
    "level": "each routine's own",
    "distance-unit": "as the routine says",
    "equipment": "everything",
    "plates": "the usual ones",
    "dumbbells": "the usual ones",
    "one-rep-maxes": "none typed",
    "keys": "as they come",
}
"""What it means that a key isn't there."""

LABELS = {HEAR: "hear a 3-2-1-go", "one-rep-maxes": "one-rep maxes", "change-over": "change-over"}
"""What is called otherwise than its key without hyphens."""

USUAL_BARS = {WeightUnit.KG: "20 kg", WeightUnit.LB: "45 lb"}


@dataclass(frozen=True, slots=True)
class Row:
    """One setting on the screen."""

    key: str

    @property
    def label(self) -> str:
        """What it is called."""
        return LABELS.get(self.key, self.key.replace("-", " "))

    @property
    def about(self) -> str:
        """The sentence that says what it is for, the one that the schema has."""
        if self.key == HEAR:
            return "Plays it as a session would: this set, at this volume, through the same player."
        return SETTINGS.keys[self.key].about

    @property
    def steps(self) -> tuple[Any, ...]:
        """The values that the arrows go through; none where it has to be typed or opened."""
        if self.key == HEAR:
            return ()
        if self.key in STEPS or self.key in WORDS:
            return STEPS.get(self.key) or WORDS[self.key]
        shape = SETTINGS.keys[self.key].shape
        if isinstance(shape, YesNo):
            return (False, True)
        if isinstance(shape, Choice):
            words = tuple(shape.words(word) for word in shape.known)
            return (None, *words) if usual(self.key) is None else words
        return ()

    @property
    def opens(self) -> bool:
        """Whether it has a screen of its own."""
        return self.key in OPENED

    @property
    def typed(self) -> bool:
        """Whether it can be typed."""
        return self.key in STEPS or not (self.steps or self.opens or self.key == HEAR)

    def stepped(self, settings: Settings, by: int) -> Any:
        """The next value to the right (1) or the left (-1); words go round, numbers end."""
        return next_value(self.steps, self.value(settings), by, round_=self.key not in STEPS)

    def value(self, settings: Settings) -> Any:
        """What holds now."""
        value = value_of(settings, self.key)
        return value or THEMES[0] if self.key == "theme" else value

    def shown(self, settings: Settings) -> str:
        """The value in words."""
        value = value_of(settings, self.key)
        if self.key == "bar" and value is None:
            return f"{USUAL_BARS[settings.weight_unit]}, as usual"
        if self.key == "keys" and value:
            return f"{len(value)} changed"
        if value == usual(self.key) and self.key in LEFT_OUT:
            return LEFT_OUT[self.key]
        text = written(self.key, self.value(settings))
        if isinstance(text, dict):
            return ", ".join(f"{name} {one}" for name, one in text.items())
        return text if isinstance(text, str) else ", ".join(text or ())

    def to_type(self, settings: Settings) -> str:
        """The value as text to begin typing from."""
        if value_of(settings, self.key) == usual(self.key) and self.key in (*LEFT_OUT, "bar"):
            return ""
        return self.shown(settings)

    def to_type_on(self, settings: Settings, digit: str) -> str:
        """The text to begin typing from where somebody just types: one more of a list, or anew."""
        before = self.to_type(settings)
        several = self.key not in STEPS and isinstance(SETTINGS.keys[self.key].shape, ListOf)
        return f"{before}, {digit}" if several and before else digit

    def changed(self, settings: Settings) -> bool:
        """Whether it isn't what most people want."""
        if self.key == "theme":
            return bool(self.value(settings) != THEMES[0])
        return bool(value_of(settings, self.key) != usual(self.key))


def groups() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """All rows, with the title above each group; a setting that no group names comes last."""
    named = {key for keys in GROUPS.values() for key in keys}
    more = tuple(key for key in SETTINGS.keys if key not in named)
    every = {**GROUPS, **({"more": more} if more else {})}
    return tuple((title, tuple(Row(key) for key in keys)) for title, keys in every.items())


def next_value(steps: Sequence[Any], value: Any, by: int, *, round_: bool) -> Any:
    """The step after or before a value, which may lie between two of them."""
    if value in steps:
        place = steps.index(value) + by
        return steps[place % len(steps)] if round_ else steps[max(0, min(place, len(steps) - 1))]
    if round_:
        return steps[0]
    beyond = [step for step in steps if (step > value if by > 0 else step < value)]
    return value if not beyond else min(beyond) if by > 0 else max(beyond)
