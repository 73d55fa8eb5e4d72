"""The session at every size of terminal, and while it is dragged from one to the next."""

from __future__ import annotations

import random

import pytest
from textual.events import Resize
from textual.geometry import Size

from backcoach.training.phase import PhaseKind
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.tui.styles.looks import look_of
from backcoach.tui.widgets.big_word import BigTitle, BigWord, drawn
from backcoach.tui.widgets.timeline import Timeline, _style

from ..training.builders import QUICK, hold, plan_of, work
from .stage import Stage, Theatre, skip_to

ESSENTIAL_FROM = (40, 12)
"""From this size up the word, the exercise and the digits are there."""

SMALLEST = (20, 6)
"""From this size up the digits can be read."""


def assert_the_essential_is_seen(stage: Stage, exercise: str) -> None:
    size = stage.screen.size
    word = stage.screen.query_one(BigWord)
    if word.display:
        assert stage.screen.size.region.contains_region(word.region), size
        assert len(stage.seen(word).split("\n")) == word.size.height, size
    else:
        assert stage.text("#small-word") in stage.page, size
    title = stage.screen.query_one(BigTitle)
    if title.display:
        assert sum(bool(row.strip()) for row in stage.seen(title).split("\n")) in (3, 4, 6, 8), size
    else:
        assert exercise in " ".join(stage.seen(stage.screen.query_one("#exercise")).split()), size
    assert_the_digits_are_whole(stage)


def assert_the_digits_are_whole(stage: Stage) -> None:
    assert stage.glyphs, stage.screen.size
    for character, region in stage.glyphs:
        assert stage.screen.size.region.contains_region(region), (stage.screen.size, region)
        assert stage.clock.region.contains_region(region), (stage.screen.size, region)
        assert stage.seen_in(region).strip(), (stage.screen.size, character)


async def drag(stage: Stage, columns: int, rows: int) -> None:
    """Change the size as a terminal does: no time to settle before the next."""
    size = Size(columns, rows)
    stage.app._driver._size = size  # type: ignore[union-attr]
    stage.app.post_message(Resize(size, size))
    await stage.pilot.pause(0)


@pytest.mark.parametrize("seed", range(3))
async def test_a_storm_of_sizes_breaks_nothing(theatre: Theatre, seed: int) -> None:
    draw = random.Random(seed)
    async with theatre.session("tour") as stage:
        before = stage.page
        for _ in range(100):
            await drag(stage, draw.randint(1, 300), draw.randint(1, 100))
        await stage.resize(80, 24)
        assert stage.page == before


async def test_a_storm_while_the_session_goes_on_ends_in_the_right_picture(theatre: Theatre) -> None:
    draw = random.Random(7)
    async with theatre.session("tour") as stage:
        for at in range(2, 100, 4):
            await drag(stage, draw.randint(1, 300), draw.randint(1, 100))
            await skip_to(stage, at)
        await stage.resize(80, 24)
        await skip_to(stage, 98.5)
        stormy = stage.page
    calm = Theatre(theatre.root / "calm", theatre.time)
    async with calm.session("tour", at=98.5) as stage:
        assert stormy == stage.page


@pytest.mark.parametrize("at", [0, 42, 78, 83])
async def test_from_40_by_12_up_word_exercise_and_digits_are_there(theatre: Theatre, at: int) -> None:
    exercise = {0: "Arm circles", 42: "Next: overhead carry", 78: "Right side next", 83: "Overhead carry"}[at]
    draw = random.Random(at)
    async with theatre.session("tour", at=at) as stage:
        edges = [ESSENTIAL_FROM, (40, 18), (63, 24), (64, 17), (64, 18), (110, 34), (300, 12)]
        some = [(draw.randint(40, 200), draw.randint(12, 70)) for _ in range(4)]
        for size in [*edges, *some]:
            await stage.resize(*size)
            assert_the_essential_is_seen(stage, exercise)


async def test_a_countdown_of_minutes_fits_the_smallest_full_screen_too(theatre: Theatre) -> None:
    async with theatre.session(plan_of(hold(seconds=600), person=QUICK), size=ESSENTIAL_FROM) as stage:
        assert stage.digits == "10:00"
        assert_the_essential_is_seen(stage, "Dead hang")


async def test_below_40_by_12_there_is_only_the_phase_and_the_digits(theatre: Theatre) -> None:
    async with theatre.session("tour", at=42) as stage:
        for size in [(39, 24), (80, 11), (30, 10), (24, 8), SMALLEST]:
            await stage.resize(*size)
            assert_the_digits_are_whole(stage)
            words = [word for word in stage.page.split() if word.isalpha() or word.isdigit()]
            assert words == ["REST"], size


async def test_a_long_name_crowds_nothing_out(theatre: Theatre) -> None:
    theatre.write("long.yaml", LONG_NAMES)
    async with theatre.session("long") as stage:
        for size in [ESSENTIAL_FROM, (63, 20), (80, 24), (120, 40)]:
            await stage.resize(*size)
            assert_the_digits_are_whole(stage)
            assert stage.text("#left-in-all") in stage.page


async def test_names_that_look_like_markup_are_shown_as_they_are(theatre: Theatre) -> None:
    theatre.write(
        "long.yaml", LONG_NAMES.replace("name: A very long name", 'name: "[bold]A[/] $accent name"')
    )
    async with theatre.session("long", size=(120, 40)) as stage:
        assert "[bold]A[/] $accent name" in stage.page


async def test_the_timeline_is_right_after_a_change_of_size_in_a_pause(theatre: Theatre) -> None:
    async with theatre.session("tour", at=54.5) as stage:
        await stage.press("p")
        for columns in (80, 200, 44):
            await stage.resize(columns, 24)
            timeline = stage.screen.query_one(Timeline)
            assert share_done(timeline) == pytest.approx(0.5, abs=1 / columns + 0.01)


async def test_the_timeline_is_right_when_the_clock_is_stopped_in_the_last_seconds(theatre: Theatre) -> None:
    async with theatre.session("tour", at=42) as stage:
        await skip_to(stage, 70)
        timeline = stage.screen.query_one(Timeline)
        assert not timeline.region.width, "the digits have the whole screen to themselves"
        await stage.press("p")
        assert share_done(timeline) > 0.5


def share_done(timeline: Timeline) -> float:
    """The share of the columns that are painted as done."""
    done = {_style(look_of(timeline), kind, True).color for kind in PhaseKind}
    painted = [
        segment.style and segment.style.color for segment in timeline.render_line(0) for _ in segment.text
    ]
    return sum(colour in done for colour in painted) / len(painted)


LONG_NAMES = """\
name: A very long name
warm-up:
  - work: long-one
    for: 1m40s
main:
  - work: long-one
    reps: 5
cool-down:
  - hold: childs-pose
    for: 20s
exercises:
  long-one:
    name: Half-kneeling bottoms-up kettlebell move
    muscles: [lats, rhomboids, rear-deltoids, erector-spinae]
    cues: [Keep all of the words on the screen however many they turn out to be in the end]
"""


@pytest.mark.parametrize(
    ("weight", "large", "beside"),
    [(40.0, "5 × 40 kg", "next  ·  set 2 of 3"), (102.5, "5 reps", "next  ·  set 2 of 3  ·  102.5 kg")],
)
async def test_a_rest_says_across_the_room_what_to_load(
    theatre: Theatre, weight: float, large: str, beside: str
) -> None:
    plan = plan_of(work(sets=3, reps=5, weight=Weight(weight, WeightUnit.KG), rest=60), person=QUICK)
    async with theatre.session(plan, at=16, size=(120, 40)) as stage:
        reps = stage.screen.query_one("#reps", BigTitle)
        assert stage.seen(reps).split("\n") == [row.ljust(54) for row in drawn(large.upper(), 3)]
        assert stage.text("#place") == beside
        assert stage.text("#measure") == "as written: 60 s"


async def test_beside_the_help_the_digits_stay_as_large_as_they_can(theatre: Theatre) -> None:
    async with theatre.session("tour", at=32, size=(80, 24)) as stage:
        tall = stage.clock.size.height
        await stage.press("question_mark")
        await stage.settle()
        assert_the_digits_are_whole(stage)
        assert min(region.height for _, region in stage.glyphs) >= 10
        assert stage.text("#small-word") == "WORK"
        await stage.press("question_mark", "question_mark")
        await stage.settle()
        assert stage.screen.query_one(BigWord).display
        assert stage.clock.size.height == tall
