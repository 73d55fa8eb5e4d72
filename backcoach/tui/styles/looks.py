"""The looks that there are.

In every look what asks for movement is bright with dark ink, and rest is dark with light ink: from across a
room the screen itself says whether to move. The hues are those that Okabe and Ito chose for colour-blind
readers (yellow, vermillion, blue, reddish purple), made light enough for 7:1 under dark ink, and spread in
lightness until every two phases differ by 20 (CIEDE2000) for whoever lacks one kind of cone. The tests hold
them to that.
"""

from __future__ import annotations

from textual.dom import DOMNode

from ...training.phase import PhaseKind
from .themes import Cursor, Ground, Look

PREPARE, WORK, HOLD, CARRY, REST = (
    PhaseKind.PREPARE,
    PhaseKind.WORK,
    PhaseKind.HOLD,
    PhaseKind.CARRY,
    PhaseKind.REST,
)

DARK = Look(
    name="dark",
    about="for most rooms",
    dark=True,
    surface="#101418",
    text="#E8ECEF",
    faint="#9AA7B0",
    accent="#F0C64A",
    glow="#F0C64A",
    good="#7BC98A",
    warning="#F0A35C",
    bad="#FF8A80",
    cursor=Cursor("#0E3B46", "#DFF6F4"),
    phases={
        PREPARE: Ground("#F9F889", "#0C0B04", line="#F9F889"),
        WORK: Ground("#F47503", "#050200", line="#F47503"),
        HOLD: Ground("#6D95FD", "#010206", line="#6D95FD"),
        CARRY: Ground("#FFB8D2", "#12060B", line="#FFB8D2"),
        REST: Ground("#0E3B46", "#DFF6F4", line="#3F97A8"),
    },
)

LIGHT = Look(
    name="light",
    about="for bright rooms and paper-white terminals",
    dark=False,
    surface="#FAF9F5",
    text="#1B2126",
    faint="#5C6770",
    accent="#8A5A00",
    glow="#F0C64A",
    good="#1F6B33",
    warning="#94480A",
    bad="#A8231C",
    cursor=Cursor("#DDECEF", "#1B2126"),
    phases={
        PREPARE: Ground("#F9F889", "#0C0B04", line="#8D8500"),
        WORK: Ground("#F47503", "#050200", line="#D65F00"),
        HOLD: Ground("#6D95FD", "#010206", line="#4470E0"),
        CARRY: Ground("#FFB8D2", "#12060B", line="#CF5F8C"),
        REST: Ground("#0F4450", "#EAFAF8", line="#2C7C8B"),
    },
)

COLOUR_BLIND_DARK = Look(
    name="colour-blind-dark",
    about="told apart without red, green or blue cones",
    dark=True,
    surface="#121212",
    text="#EDEDED",
    faint="#A6A6A6",
    accent="#F0E442",
    glow="#F0E442",
    good="#5CC8F5",
    warning="#F0C64A",
    bad="#FF9A5C",
    cursor=Cursor("#17304F", "#F2F6FF"),
    phases={
        PREPARE: Ground("#FDFDA7", "#0A0A06", line="#FDFDA7"),
        WORK: Ground("#FE6F10", "#070302", line="#FE6F10"),
        HOLD: Ground("#5F9BFE", "#01040A", line="#5F9BFE"),
        CARRY: Ground("#EBB4C3", "#0D0709", line="#EBB4C3"),
        REST: Ground("#17304F", "#F2F6FF", line="#4F86C6"),
    },
)

COLOUR_BLIND_LIGHT = Look(
    name="colour-blind-light",
    about="the same on a light surface",
    dark=False,
    surface="#FBFBFB",
    text="#161616",
    faint="#5E5E5E",
    accent="#00588F",
    glow="#F0E442",
    good="#00588F",
    warning="#7A5200",
    bad="#A33B00",
    cursor=Cursor("#DEE9F7", "#161616"),
    phases={
        PREPARE: Ground("#FDFDA7", "#0A0A06", line="#8A8518"),
        WORK: Ground("#FE6F10", "#070302", line="#DA5200"),
        HOLD: Ground("#5F9BFE", "#01040A", line="#2F72DE"),
        CARRY: Ground("#EBB4C3", "#0D0709", line="#A8788A"),
        REST: Ground("#17304F", "#F2F6FF", line="#17304F"),
    },
)

HIGH_CONTRAST = Look(
    name="high-contrast",
    about="the most that a screen can do, 9:1 and more",
    dark=True,
    surface="#000000",
    text="#FFFFFF",
    faint="#D0D0D0",
    accent="#FFE900",
    glow="#FFE900",
    good="#7CFF8A",
    warning="#FFC04D",
    bad="#FFA39B",
    cursor=Cursor("#0F4C97", "#FFFFFF"),
    phases={
        PREPARE: Ground("#F2FFB8", "#000000", line="#F2FFB8"),
        WORK: Ground("#F79300", "#000000", line="#F79300"),
        HOLD: Ground("#90A7FF", "#000000", line="#90A7FF"),
        CARRY: Ground("#F9D1E1", "#000000", line="#F9D1E1"),
        REST: Ground("#002B55", "#FFFFFF", line="#7C7CFF"),
    },
)

TERMINAL = Look(
    name="terminal",
    about="your terminal's own sixteen colours",
    dark=True,
    surface="ansi_default",
    text="ansi_default",
    # Any of the greys is the background itself in somebody's palette.
    faint="ansi_default",
    # Read on black and on white alike.
    accent="ansi_magenta",
    glow="ansi_bright_white",
    good="ansi_green",
    warning="ansi_magenta",
    bad="ansi_red",
    cursor=Cursor("ansi_blue", "ansi_bright_white"),
    phases={
        PREPARE: Ground("ansi_white", "ansi_black", line="ansi_default"),
        WORK: Ground("ansi_yellow", "ansi_black", line="ansi_yellow"),
        HOLD: Ground("ansi_cyan", "ansi_black", line="ansi_cyan"),
        CARRY: Ground("ansi_green", "ansi_black", line="ansi_green"),
        REST: Ground("ansi_blue", "ansi_bright_white", line="ansi_bright_blue"),
    },
    ansi=True,
)

LOOKS = (DARK, LIGHT, COLOUR_BLIND_DARK, COLOUR_BLIND_LIGHT, HIGH_CONTRAST, TERMINAL)
"""Every look, the program's own first."""


def look_named(name: str) -> Look:
    """The look of a name; the program's own where there is none of that name."""
    return next((look for look in LOOKS if look.name == name), DARK)


def look_for(name: str, *, no_color: bool, few_colours: bool) -> Look:
    """The look for a name in the settings (empty: none was chosen) on the terminal that there is.

    Where NO_COLOR is set Textual shows all in grey: the terminal's own colours are not known well enough for
    that, and of the others the one with most contrast does best. A terminal of sixteen colours would turn
    two phases into the same one, so that it is asked for its own.
    """
    chosen = look_named(name) if name else None
    if no_color and (chosen is None or chosen.ansi):
        return HIGH_CONTRAST
    if few_colours and chosen is None:
        return TERMINAL
    return chosen or DARK


def look_of(node: DOMNode) -> Look:
    """The look that the app of a widget wears now."""
    return look_named(node.app.theme)
