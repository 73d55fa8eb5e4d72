"""The colours: read across a room, and told apart by people who see them differently."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import Monochrome

from backcoach.files.settings import THEMES
from backcoach.training.phase import PhaseKind
from backcoach.tui.drawing.inks import faded, palette_of
from backcoach.tui.styles.looks import DARK, HIGH_CONTRAST, LOOKS, TERMINAL, look_for, look_named
from backcoach.tui.styles.themes import Look
from backcoach.tui.styles.themes import contrast as contrast_of
from backcoach.tui.widgets.timeline import HEIGHTS
from backcoach.tui.words import wording

from .colours import SIGHTS, XTERM, apart, ciede2000, contrast, lab, light
from .stage import QUIET, Theatre

ENOUGH_APART = 20.0
"""Of CIEDE2000: told apart at a glance, and from afar, without the other colour beside it."""

SIDE_BY_SIDE = 9.0
"""The same where the two stand beside each other."""

OWN = tuple(look for look in LOOKS if not look.ansi)
"""The looks whose colours are the program's own; of the terminal's only xterm's can be computed."""

each_look = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
each_own_look = pytest.mark.parametrize("look", OWN, ids=lambda look: look.name)
each_sight = pytest.mark.parametrize("sight", SIGHTS)


# The measures themselves -------------------------------------------------------------------------------


def test_the_contrast_is_the_one_that_wcag_defines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast_of(Color.parse("#777777"), Color.parse("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_of_colours_is_the_one_that_cie_defines(
    one: tuple[float, float, float], other: tuple[float, float, float], difference: float
) -> None:
    """Pairs of the test data that Sharma, Wu and Dalal published with their notes."""
    assert ciede2000(one, other) == pytest.approx(difference, abs=0.0001)
    assert ciede2000(other, one) == pytest.approx(difference, abs=0.0001)


def test_colours_come_to_the_lightness_that_cie_defines() -> None:
    assert lab(light("#FFFFFF")) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab(light("#FF0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    assert apart("#C00000", "#606000", "deuteranopia") < 25 < apart("#C00000", "#606000")


# The looks ---------------------------------------------------------------------------------------------


@each_look
@pytest.mark.parametrize("kind", PhaseKind)
def test_what_is_written_on_a_phase_has_a_contrast_of_seven_to_one(look: Look, kind: PhaseKind) -> None:
    assert contrast(look.phases[kind].ink, look.phases[kind].ground) >= 7


def test_in_high_contrast_everything_has_a_contrast_of_nine_to_one() -> None:
    look = look_named("high-contrast")
    assert all(contrast(phase.ink, phase.ground) >= 9 for phase in look.phases.values())
    for colour in (look.text, look.faint, look.accent, look.good, look.warning, look.bad):
        assert contrast(colour, look.surface) >= 9


@each_own_look
def test_texts_outside_of_it_can_be_read(look: Look) -> None:
    assert contrast(look.text, look.surface) >= 7
    for colour in (look.faint, look.accent, look.good, look.warning, look.bad):
        assert contrast(colour, look.surface) >= 4.5


@each_own_look
def test_texts_can_be_read_in_the_row_of_the_cursor_too(look: Look) -> None:
    assert contrast(look.cursor.ink, look.cursor.ground) >= 7
    for colour in (look.faint, look.accent):
        assert contrast(colour, look.cursor.ground) >= 4.5
    assert apart(look.cursor.ground, look.surface) >= 4, "seen as a row"


def test_texts_in_the_terminals_own_colours_can_be_read_on_black_and_on_white() -> None:
    assert TERMINAL.text == TERMINAL.faint == TERMINAL.surface == "ansi_default"
    for ground in ("#000000", "#FFFFFF"):
        assert contrast(XTERM[TERMINAL.accent], ground) >= 4.4


@each_own_look
@each_sight
@pytest.mark.parametrize(("one", "other"), combinations(PhaseKind, 2), ids=str)
def test_every_two_phases_are_told_apart_whatever_colours_one_sees(
    look: Look, sight: str, one: PhaseKind, other: PhaseKind
) -> None:
    assert apart(look.phases[one].ground, look.phases[other].ground, sight) >= ENOUGH_APART


@pytest.mark.parametrize(("one", "other"), combinations(PhaseKind, 2), ids=str)
def test_every_two_phases_are_told_apart_in_the_terminals_own_colours(
    one: PhaseKind, other: PhaseKind
) -> None:
    """Under full sight: of the sixteen only green, yellow, cyan and white can carry black at 7:1."""
    assert apart(TERMINAL.phases[one].ground, TERMINAL.phases[other].ground) >= ENOUGH_APART


@pytest.mark.parametrize("look", [look for look in OWN if look.name.startswith("colour-blind")])
def test_the_looks_for_the_colour_blind_leave_more_between_the_phases(look: Look) -> None:
    grounds = [phase.ground for phase in look.phases.values()]
    for sight in SIGHTS:
        assert min(apart(one, other, sight) for one, other in combinations(grounds, 2)) >= 21.5


@each_look
def test_rest_is_told_from_movement_by_brightness_alone(look: Look) -> None:
    rest = look.phases[PhaseKind.REST].ground
    moving = [look.phases[kind].ground for kind in PhaseKind if kind.active]
    assert all(contrast(rest, other) >= 3 for other in moving)


@each_own_look
@each_sight
def test_every_phase_stands_out_from_the_bands_above_and_below(look: Look, sight: str) -> None:
    for phase in look.phases.values():
        assert apart(phase.ground, look.surface, sight) >= SIDE_BY_SIDE - 2.5


@each_own_look
def test_every_mark_of_a_phase_can_be_seen_on_the_surface(look: Look) -> None:
    for phase in look.phases.values():
        assert contrast(phase.line, look.surface) >= 3


def test_colour_is_never_alone() -> None:
    assert len(set(HEIGHTS.values())) == len(PhaseKind)
    assert len(set(wording.WORDS.values())) == len(PhaseKind)


def in_grey(colour: str) -> Color:
    """What Textual makes of it where NO_COLOR is set."""
    style = Style(color=Color.parse(colour).rich_color)
    (shown,) = Monochrome().apply([Segment("x", style)], Color.parse("#000000"))
    assert shown.style is not None
    return Color.from_rich_color(shown.style.color)


@each_own_look
@pytest.mark.parametrize("kind", PhaseKind)
def test_without_colours_every_phase_can_still_be_read(look: Look, kind: PhaseKind) -> None:
    ink, ground = in_grey(look.phases[kind].ink), in_grey(look.phases[kind].ground)
    assert ground.r == ground.g == ground.b
    assert contrast_of(ink, ground) >= (7 if look is HIGH_CONTRAST else 5.5)


def test_without_colours_the_look_of_the_most_contrast_is_worn_unless_another_is_asked_for() -> None:
    assert look_for("", no_color=True, few_colours=False) is HIGH_CONTRAST
    assert look_for("terminal", no_color=True, few_colours=True) is HIGH_CONTRAST
    assert look_for("light", no_color=True, few_colours=False).name == "light"


def test_a_terminal_of_sixteen_colours_is_asked_for_its_own_unless_another_look_is_asked_for() -> None:
    assert look_for("", no_color=False, few_colours=True) is TERMINAL
    assert look_for("light", no_color=False, few_colours=True).name == "light"
    assert look_for("", no_color=False, few_colours=False) is DARK


# Pictures ----------------------------------------------------------------------------------------------


@each_look
@pytest.mark.parametrize("kind", PhaseKind)
def test_what_a_picture_lights_up_can_be_seen_on_every_ground(look: Look, kind: PhaseKind) -> None:
    phase = look.phases[kind]
    base = Style(color=Color.parse(phase.ink).rich_color, bgcolor=Color.parse(phase.ground).rich_color)
    palette = palette_of(base, look)
    if look.ansi:
        assert palette.accent == palette.ink
    else:
        assert contrast_of(palette.accent, palette.ground) >= 3


def test_rest_has_an_accent_in_the_light_looks_too() -> None:
    for look in OWN:
        phase = look.phases[PhaseKind.REST]
        base = Style(color=Color.parse(phase.ink).rich_color, bgcolor=Color.parse(phase.ground).rich_color)
        assert palette_of(base, look).accent == Color.parse(look.glow)


def test_the_terminals_own_colours_are_dimmed_where_others_are_blended() -> None:
    ink, ground = Color.parse("ansi_yellow"), Color.parse("ansi_default")
    assert faded(ink, ground, 0.1) == Style(color="color(3)")
    assert faded(ink, ground, 0.6, bold=True) == Style(color="color(3)", bold=True, dim=True)
    assert faded(Color.parse("#FFFFFF"), Color.parse("#000000"), 0.5) == Style(color="#7f7f7f")


# Worn --------------------------------------------------------------------------------------------------


@each_look
def test_the_stylesheet_gets_every_colour_by_name(look: Look) -> None:
    variables = look.theme().variables
    for kind, colours in look.phases.items():
        assert variables[f"{kind}-ground"] == colours.ground
        assert variables[f"{kind}-ink"] == colours.ink
        assert variables[f"{kind}-line"] == colours.line
    assert set(look.phases) == set(PhaseKind)


def test_every_look_is_found_by_its_name_and_an_unknown_one_is_the_programs_own() -> None:
    assert len({look.name for look in LOOKS}) == len(LOOKS)
    for look in LOOKS:
        assert look_named(look.name) is look
    assert look_named("no-such-look") is DARK


def test_the_settings_know_every_look() -> None:
    assert tuple(look.name for look in LOOKS) == THEMES


def colour_of(text: str) -> str:
    return Color.parse(text).hex


@each_look
async def test_a_look_reaches_every_screen_in_the_middle_of_a_phase(theatre: Theatre, look: Look) -> None:
    async with theatre.session("tour", at=33) as stage:
        assert stage.app.look is DARK
        digits = stage.digits
        stage.app.wear(look.name)
        await stage.settle()
        assert stage.app.look is look
        kind = stage.session.phase.kind if stage.session.phase else None
        assert kind is not None
        phase = look.phases[kind]
        where, clock = stage.screen.query_one("#where"), stage.screen.query_one("#clock")
        assert stage.screen.styles.background.hex == colour_of(phase.ground)
        assert where.styles.background.hex == colour_of(look.surface)
        painted = stage.painted(clock)
        assert {style.bgcolor for style in painted} == {Color.parse(phase.ground).rich_color}
        assert Color.parse(phase.ink).rich_color in {style.color for style in painted}
        line = {style.color for style in stage.painted(stage.screen.query_one("#timeline"))}
        assert line >= {Color.parse(look.phases[PhaseKind.WORK].line).rich_color}
        assert stage.digits == digits


async def test_a_look_of_the_settings_is_worn_from_the_start(theatre: Theatre) -> None:
    async with theatre.home(settings=replace(QUIET, theme="light")) as stage:
        assert stage.app.look.name == "light"


async def test_a_terminal_says_what_look_is_worn(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "linux")
    async with theatre.home() as stage:
        assert stage.app.look is TERMINAL
    monkeypatch.setenv("NO_COLOR", "1")
    async with theatre.home() as stage:
        assert stage.app.look is HIGH_CONTRAST
        colours = {style.color for style in stage.painted(stage.screen) if style.color}
        assert {len(set(colour.get_truecolor())) for colour in colours} == {1}, "greys"


async def test_only_the_programs_own_looks_can_be_chosen(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        assert list(stage.app.available_themes) == [look.name for look in LOOKS]
