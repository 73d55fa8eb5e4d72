"""The colours. Each phase has a ground that fills the middle of the screen, and an ink to write on it.

Whatever asks for movement is bright with dark ink; rest is dark with light ink: from across a dark room
the screen itself says whether to move. The hues start from the Okabe-Ito set, which colour-blind
people can tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.dom import DOMNode
from textual.theme import Theme

from ..training.phase import PhaseKind


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of one phase."""

    ground: str
    ink: str
    """At least 7:1 against the ground."""
    line: str = ""
    """The phase as a mark on the surface, where its ground wouldn't stand out; empty: its ground."""

    def __post_init__(self) -> None:
        """Take the ground itself for a line that isn't given."""
        if not self.line:
            object.__setattr__(self, "line", self.ground)


@dataclass(frozen=True, slots=True)
class Look:
    """A whole set of colours."""

    name: str
    dark: bool
    surface: str
    """The bands above and below the middle."""
    text: str
    faint: str
    """Text that can be overlooked."""
    accent: str
    phases: dict[PhaseKind, Ground]

    def theme(self) -> Theme:
        """The same for Textual's stylesheets: `$work-ground`, `$work-ink`, `$faint`, …"""
        variables = {
            "faint": self.faint,
            "footer-background": self.surface,
            "footer-key-foreground": self.accent,
        }
        for kind, colours in self.phases.items():
            variables[f"{kind}-ground"] = colours.ground
            variables[f"{kind}-ink"] = colours.ink
        return Theme(
            name=self.name,
            primary=self.accent,
            accent=self.accent,
            foreground=self.text,
            background=self.surface,
            surface=self.surface,
            panel=self.surface,
            dark=self.dark,
            variables=variables,
        )


DARK = Look(
    name="backcoach-dark",
    dark=True,
    surface="#101418",
    text="#E8ECEF",
    faint="#9AA7B0",
    accent="#F0C64A",
    phases={
        PhaseKind.PREPARE: Ground("#F8DE50", "#14120A"),
        PhaseKind.WORK: Ground("#FC7F3F", "#160A02"),
        PhaseKind.HOLD: Ground("#5ABCF7", "#04121C"),
        PhaseKind.CARRY: Ground("#DB9CC0", "#180A14"),
        PhaseKind.REST: Ground("#0E3B46", "#DFF6F4", line="#3F97A8"),
    },
)

LOOKS = (DARK,)


def look_named(name: str) -> Look:
    """The look that the settings ask for; the program's own where there is none of that name."""
    return next((look for look in LOOKS if look.name == name), DARK)


def look_of(node: DOMNode) -> Look:
    """The look that the app of a widget wears now."""
    return look_named(node.app.theme)
