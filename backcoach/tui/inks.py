"""Inks for pictures: shades between a widget's own ink and its ground, whatever both are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color


@dataclass(frozen=True, slots=True)
class Palette:
    """What a picture can be drawn with."""

    ground: Color
    ink: Color
    accent: Color
    """What stands out most: the theme's accent on a dark ground, the ink itself on a bright one."""


@lru_cache(maxsize=64)
def palette_of(base: Style, accent: str) -> Palette:
    """The colours for a widget that is painted in a style, in a theme with an accent ("#F0C64A")."""
    ground = Color.from_rich_color(base.bgcolor)
    ink = Color.from_rich_color(base.color)
    return Palette(ground, ink, Color.parse(accent) if ground.brightness < 0.5 else ink)


@lru_cache(maxsize=256)
def faded(colour: Color, ground: Color, share: float, *, bold: bool = False) -> Style:
    """A colour that has gone part of the way (0 to 1) to the ground."""
    return Style(color=RichColor.parse(colour.blend(ground, share, alpha=1.0).hex6), bold=bold or None)
