"""Inks for pictures: shades between a widget's own ink and its ground, whatever both are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual.color import Color

from ..styles.themes import Look, contrast

DIM_FROM = 0.3
"""The share from which on a colour of the terminal's own is dimmed: it can't be blended."""

DEFAULT = -1
"""What Textual numbers the terminal's own background."""

READABLE = 3.0
"""The least contrast of an accent."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What a picture can be drawn with."""

    ground: Color
    ink: Color
    accent: Color
    """What stands out most: on the surface the look's accent, on a dark ground its glow, else the ink."""


@lru_cache(maxsize=64)
def palette_of(base: Style, look: Look) -> Palette:
    """The colours for a widget that is painted in a style, in a look."""
    ground = Color.from_rich_color(base.bgcolor)
    ink = Color.from_rich_color(base.color)
    accent = Color.parse(look.accent if ground == Color.parse(look.surface) else look.glow)
    if look.ansi or ground.ansi is not None:
        return Palette(ground, ink, accent if ground.ansi == DEFAULT else ink)
    return Palette(ground, ink, accent if contrast(accent, ground) >= READABLE else ink)


@lru_cache(maxsize=256)
def faded(colour: Color, ground: Color, share: float, *, bold: bool = False) -> Style:
    """A colour that has gone part of the way (0 to 1) to the ground."""
    if colour.ansi is not None or ground.ansi is not None:
        return Style(color=colour.rich_color, bold=bold or None, dim=share >= DIM_FROM or None)
    return Style(color=colour.blend(ground, share, alpha=1.0).rich_color, bold=bold or None)
