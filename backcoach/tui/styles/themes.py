"""What a look is made of, and what stylesheets are told of it. The looks themselves are in `looks`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.color import Color
from textual.theme import Theme

from ...training.phase import PhaseKind


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of one phase: "#RRGGBB", or one of the terminal's own such as "ansi_yellow"."""

    ground: str
    ink: str
    """At least 7:1 against the ground."""
    line: str
    """The phase as a mark on the surface, in a timeline: at least 3:1 against it."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How the row of a list is marked that the cursor is on; accent and faint text stand on it, too."""

    ground: str
    ink: str


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A whole set of colours; there is one of each."""

    name: str
    about: str
    """What it is for, in a few words."""
    dark: bool
    surface: str
    """The bands above and below the middle."""
    text: str
    faint: str
    """Text that can be overlooked."""
    accent: str
    glow: str
    """The accent where it stands on a dark ground."""
    good: str
    warning: str
    bad: str
    cursor: Cursor
    phases: Mapping[PhaseKind, Ground]
    ansi: bool = False
    """Whether the colours are the terminal's own, of which nobody knows how they look."""

    def theme(self) -> Theme:
        """The same for Textual's stylesheets: `$work-ground`, `$work-ink`, `$work-line`, `$faint`, …"""
        return Theme(
            name=self.name,
            primary=self.accent,
            accent=self.accent,
            success=self.good,
            warning=self.warning,
            error=self.bad,
            foreground=self.text,
            background=self.surface,
            surface=self.surface,
            panel=self.surface,
            dark=self.dark,
            ansi=self.ansi,
            variables=self._variables(),
        )

    def _variables(self) -> dict[str, str]:
        rest = self.phases[PhaseKind.REST]
        variables = {
            "faint": self.faint,
            "glow": self.glow,
            "text-accent": self.accent,
            "text-success": self.good,
            "text-warning": self.warning,
            "text-error": self.bad,
            "ansi-background": self.surface,
            "ansi-foreground": self.text,
            "border": self.accent,
            "footer-background": self.surface,
            "footer-foreground": self.text,
            "footer-description-foreground": self.text,
            "footer-key-foreground": self.accent,
            "cursor-ground": self.cursor.ground,
            "cursor-ink": self.cursor.ink,
            "block-cursor-background": self.cursor.ground,
            "block-cursor-foreground": self.cursor.ink,
            "block-hover-background": self.surface,
            "link-color": self.text,
            "link-color-hover": self.accent,
            "link-background-hover": self.surface,
            "input-selection-background": rest.ground,
            "input-selection-foreground": rest.ink,
        }
        for kind, colours in self.phases.items():
            variables[f"{kind}-ground"] = colours.ground
            variables[f"{kind}-ink"] = colours.ink
            variables[f"{kind}-line"] = colours.line
        return variables


def contrast(one: Color, other: Color) -> float:
    """How well one is read on the other, by WCAG 2: from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
