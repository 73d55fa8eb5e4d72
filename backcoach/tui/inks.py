"""Inks for pictures: shades between a widget's own ink and its ground, whatever both are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Palette:
    """What a picture can be drawn with."""

    ground: Color
    ink: Color
    accent: Color
    """What stands out most: the theme's accent on a dark ground, the ink itself on a bright one."""


def palette_of(widget: Widget) -> Palette:
    """The colours that a widget has where it stands."""
    ground, ink = widget.background_colors[1], widget.colors[3]
    accent = ink
    if ground.brightness < 0.5:
        accent = Color.parse(widget.app.theme_variables.get("accent", ink.hex))
    return Palette(ground, ink, accent)


@lru_cache(maxsize=128)
def faded(colour: Color, ground: Color, share: float, *, bold: bool = False) -> Style:
    """A colour that has gone part of the way (0 to 1) to the ground."""
    return Style(color=RichColor.parse(colour.blend(ground, share, alpha=1.0).hex6), bold=bold or None)
