"""How colours differ, and for whom: contrast, colour difference, and the sight of those who lack a cone."""

from __future__ import annotations

import math

Rgb = tuple[float, float, float]
Lab = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]

SIGHTS: dict[str, Matrix] = {
    "full sight": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How linear light is seen by somebody: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), table of severity 1.0."""

XTERM = {
    f"ansi_{name}": colour
    for name, colour in {
        "default": "#000000",
        "black": "#000000",
        "red": "#CD0000",
        "green": "#00CD00",
        "yellow": "#CDCD00",
        "blue": "#0000EE",
        "magenta": "#CD00CD",
        "cyan": "#00CDCD",
        "white": "#E5E5E5",
        "bright_black": "#7F7F7F",
        "bright_red": "#FF0000",
        "bright_green": "#00FF00",
        "bright_yellow": "#FFFF00",
        "bright_blue": "#5C5CFF",
        "bright_magenta": "#FF00FF",
        "bright_cyan": "#00FFFF",
        "bright_white": "#FFFFFF",
    }.items()
}
"""The sixteen colours as xterm ships them; other terminals have others."""


def light(colour: str) -> Rgb:
    """Linear light of "#RRGGBB", or of one of the terminal's own in xterm's palette."""
    colour = XTERM.get(colour, colour)
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """By WCAG 2: from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(linear: Rgb) -> Lab:
    """CIE L*a*b* of linear sRGB, D65."""
    red, green, blue = linear
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, sight: str) -> Lab:
    """A colour as it looks to somebody, in L*a*b*."""
    linear = light(colour)
    parts = [sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in SIGHTS[sight]]
    red, green, blue = (min(1.0, max(0.0, part)) for part in parts)
    return lab((red, green, blue))


def apart(one: str, other: str, sight: str = "full sight") -> float:
    """How far two colours are from each other for somebody (CIEDE2000)."""
    return ciede2000(seen(one, sight), seen(other, sight))


def ciede2000(one: Lab, other: Lab) -> float:
    """The colour difference that CIE recommends since 2000.

    After Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary
    Test Data, and Mathematical Observations", Color Research and Application 30 (2005).
    """
    (l1, a1, b1), (l2, a2, b2) = one, other
    grey = 0.5 * (1 - _high((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2))
    a1, a2 = a1 * (1 + grey), a2 * (1 + grey)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    coloured = c1 * c2 > 0
    turn = (h2 - h1 + 180) % 360 - 180 if coloured else 0.0
    if turn == -180 and h2 > h1:
        turn = 180.0
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = (h1 + turn / 2) % 360 if coloured else h1 + h2
    t = (
        1
        - 0.17 * _cos(mean_h - 30)
        + 0.24 * _cos(2 * mean_h)
        + 0.32 * _cos(3 * mean_h + 6)
        - 0.20 * _cos(4 * mean_h - 63)
    )
    lightness = (l2 - l1) / (1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2))
    chroma = (c2 - c1) / (1 + 0.045 * mean_c)
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * mean_c * t)
    angle = 60 * math.exp(-(((mean_h - 275) / 25) ** 2))
    rotation = -2 * _high(mean_c) * math.sin(math.radians(angle))
    return math.sqrt(lightness**2 + chroma**2 + hue**2 + rotation * chroma * hue)


def _high(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))
