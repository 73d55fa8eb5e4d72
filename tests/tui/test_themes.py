"""The colours: read across a room, and told apart by people who see them differently."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from backcoach.training.phase import PhaseKind
from backcoach.tui.themes import DARK, LOOKS, Look, look_named
from backcoach.tui.widgets.timeline import HEIGHTS

from .stage import Theatre

Rgb = tuple[float, float, float]
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
"""How linear light is seen (Machado, Oliveira and Fernandes 2009, severity 1.0)."""

ENOUGH_APART = 20.0
"""Of CIE 1976 colour difference: told apart at a glance, and from afar."""

each_look = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
each_sight = pytest.mark.parametrize("sight", SIGHTS)


def light(colour: str) -> Rgb:
    """Linear light of "#RRGGBB"."""
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


def lab(linear: Rgb) -> Rgb:
    """CIE L*a*b* of linear sRGB, D65."""
    red, green, blue = linear
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, sight: str) -> Rgb:
    """A colour as it looks to somebody, in L*a*b*."""
    linear = light(colour)
    parts = [sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in SIGHTS[sight]]
    red, green, blue = (min(1.0, max(0.0, part)) for part in parts)
    return lab((red, green, blue))


def apart(one: str, other: str, sight: str) -> float:
    return math.dist(seen(one, sight), seen(other, sight))


# The measures themselves -------------------------------------------------------------------------------


def test_the_contrast_is_the_one_that_wcag_defines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_difference_of_colours_is_the_one_that_cie_defines() -> None:
    assert lab(light("#FFFFFF")) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab(light("#FF0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    assert apart("#FF0000", "#00FF00", "full sight") == pytest.approx(170.6, abs=0.2)
    assert apart("#C00000", "#606000", "deuteranopia") < 30 < apart("#C00000", "#606000", "full sight")


# The looks ---------------------------------------------------------------------------------------------


@each_look
@pytest.mark.parametrize("kind", PhaseKind)
def test_what_is_written_on_a_phase_has_a_contrast_of_seven_to_one(look: Look, kind: PhaseKind) -> None:
    assert contrast(look.phases[kind].ink, look.phases[kind].ground) >= 7


@each_look
def test_texts_outside_of_it_can_be_read(look: Look) -> None:
    assert contrast(look.text, look.surface) >= 7
    assert contrast(look.faint, look.surface) >= 4.5
    assert contrast(look.accent, look.surface) >= 4.5


@each_look
@each_sight
@pytest.mark.parametrize(("one", "other"), combinations(PhaseKind, 2), ids=str)
def test_every_two_phases_are_told_apart_whatever_colours_one_sees(
    look: Look, sight: str, one: PhaseKind, other: PhaseKind
) -> None:
    assert apart(look.phases[one].ground, look.phases[other].ground, sight) >= ENOUGH_APART


@each_look
def test_rest_is_told_from_movement_by_brightness_alone(look: Look) -> None:
    resting = luminance(look.phases[PhaseKind.REST].ground)
    moving = [luminance(look.phases[kind].ground) for kind in PhaseKind if kind.active]
    assert all(contrast_of(resting, other) >= 3 for other in moving)


@each_look
def test_every_phase_stands_out_from_the_bands_above_and_below(look: Look) -> None:
    for kind in PhaseKind:
        assert apart(look.phases[kind].ground, look.surface, "full sight") >= ENOUGH_APART


def test_colour_is_never_alone_in_the_timeline() -> None:
    assert len(set(HEIGHTS.values())) == len(PhaseKind)


@each_look
def test_the_stylesheet_gets_every_colour_by_name(look: Look) -> None:
    variables = look.theme().variables
    for kind, colours in look.phases.items():
        assert variables[f"{kind}-ground"] == colours.ground
        assert variables[f"{kind}-ink"] == colours.ink
    assert set(look.phases) == set(PhaseKind)


def test_every_look_is_found_by_its_name_and_an_unknown_one_is_the_programs_own() -> None:
    assert len({look.name for look in LOOKS}) == len(LOOKS)
    for look in LOOKS:
        assert look_named(look.name) is look
    assert look_named("no-such-look") is DARK
    assert look_named("") is DARK


@each_look
async def test_every_look_can_be_put_on(theatre: Theatre, look: Look) -> None:
    from backcoach.files.settings import Settings

    async with theatre.session("tour", settings=Settings(theme=look.name, keep_awake=False)) as stage:
        assert stage.app.theme == look.name
        now = stage.screen.query_one("#now")
        assert now.styles.background.hex == look.phases[PhaseKind.PREPARE].ground
        assert stage.screen.styles.background.hex == look.surface


async def test_the_palette_offers_the_programs_own_looks_alone(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        assert list(stage.app.available_themes) == [look.name for look in LOOKS]


def contrast_of(one: float, other: float) -> float:
    darker, lighter = sorted((one, other))
    return (lighter + 0.05) / (darker + 0.05)
