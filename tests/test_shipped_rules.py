"""The rules of a programme (`mission/facts.md` §3, §4), in what `plan --json` says of what is shipped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from click.testing import CliRunner

from backcoach.cli import main
from backcoach.training.routine import Level

from . import shipped

Row = dict[str, Any]
"""A phase in `plan --json`."""

ACTIVE = {"work", "hold", "carry"}

every_plan = pytest.mark.parametrize(
    ("routine", "level"), [(routine, level) for routine in shipped.ROUTINES for level in shipped.LEVELS]
)
every_level = pytest.mark.parametrize("level", shipped.LEVELS)


@cache
def planned(routine: str, level: Level) -> Row:
    """What `backcoach plan ROUTINE --level LEVEL --json` prints."""
    home = {"BACKCOACH_HOME": str(shipped.NOWHERE)}
    result = CliRunner(env=home).invoke(main, ["plan", routine, "--level", level.value, "--json"])
    assert result.exit_code == 0, result.output
    made = json.loads(result.output)
    assert made["level"] == level
    return made  # type: ignore[no-any-return]


def phases(routine: str, level: Level, exercise: str | None = None, section: str | None = None) -> list[Row]:
    """The sets of a routine, without what lies between them."""
    return [
        phase
        for phase in planned(routine, level)["phases"]
        if phase["kind"] in ACTIVE
        and exercise in (None, phase["exercise"])
        and section in (None, phase["section"])
    ]


def exercises(routine: str, level: Level, section: str | None = "main") -> list[str]:
    """What is done, each once, in the order of its first set."""
    return list(dict.fromkeys(phase["exercise"] for phase in phases(routine, level, section=section)))


def doses(routine: str, level: Level) -> dict[str, tuple[int, list[int] | None]]:
    """How many sets and of how many reps, by exercise of the main part."""
    return {
        phase["exercise"]: (phase["sets"], phase["reps_range"])
        for phase in phases(routine, level, section="main")
    }


def rests_after(routine: str, level: Level) -> Iterator[tuple[Row, Row]]:
    """Every rest with the set before it."""
    rows = planned(routine, level)["phases"]
    for before, phase in pairwise(rows):
        if phase["kind"] == "rest":
            yield before, phase


FIVE = ["dumbbell-row", "lat-pulldown", "superman", "renegade-row", "face-pull"]


@pytest.mark.parametrize(
    ("level", "sets", "reps", "load"),
    [(Level.BEGINNER, {2, 3}, [8, 12], "light"), (Level.ADVANCED, {3, 4}, [6, 10], "heavy")],
)
def test_r2_the_five_of_article_a_take_their_dose_from_the_level(
    level: Level, sets: set[int], reps: list[int], load: str
) -> None:
    made = doses("proven-five", level)
    assert list(made) == FIVE
    assert {count for count, _ in made.values()} <= sets
    assert all(span == reps for _, span in made.values())
    loads = {phase["exercise"]: phase["load"] for phase in phases("proven-five", level, section="main")}
    assert loads == {name: "bodyweight" if name == "superman" else load for name in FIVE}


@every_plan
def test_r2_a_dose_is_the_level_s_wherever_the_routine_writes_none(routine: str, level: Level) -> None:
    sets, reps = ({2, 3}, [8, 12]) if level is Level.BEGINNER else ({3, 4}, [6, 10])
    for phase in phases(routine, level, section="main"):
        source = phase["why"].split(":")[0]
        if source.endswith(str(level)):
            assert phase["reps_range"] == reps
            assert phase["sets"] in sets
        else:
            assert source.endswith(("as written", "its usual dose")), source
        if phase["reps_range"]:
            assert phase["reps_range"][0] <= phase["reps"] <= phase["reps_range"][1]


@every_plan
def test_r3_rests_follow_the_load(routine: str, level: Level) -> None:
    for done, rest in rests_after(routine, level):
        assert done["kind"] in ACTIVE
        assert rest["load"] == done["load"]
        low, high = (60, 90) if done["load"] == "heavy" else (30, 60)
        assert low <= rest["seconds"] <= high, (done, rest)
        assert rest["why"].startswith((f"{done['load']}, ", "as written: "))


@every_level
def test_r3_the_heavier_the_set_the_longer_its_rest(level: Level) -> None:
    rests = {done["exercise"]: rest["seconds"] for done, rest in rests_after("full-back-a", level)}
    assert rests["deadlift"] > rests["pull-up"] > rests["back-extension-hold"]


@every_plan
def test_r7_the_back_extension_hold_starts_at_fifteen_seconds(routine: str, level: Level) -> None:
    holds = phases(routine, level, "back-extension-hold")
    assert bool(holds) is (routine in ("full-back-a", "full-back-b"))
    for hold in holds:
        assert hold["kind"] == "hold"
        assert hold["seconds"] == 15
        assert hold["why"].startswith("15–30 s, ")


@every_plan
def test_r8_the_thoracic_extension_is_held_from_thirty_to_sixty_seconds(routine: str, level: Level) -> None:
    holds = phases(routine, level, "thoracic-extension")
    assert bool(holds) is (routine in ("hard-to-tone", "posture-break"))
    for hold in holds:
        assert hold["kind"] == "hold"
        assert 30 <= hold["seconds"] <= 60
        assert hold["why"].startswith("30–60 s, ")


@every_level
def test_r9_the_ladder_goes_from_the_hang_to_the_first_chin_up(level: Level) -> None:
    made = exercises("first-pull-up", level)
    assert made[:3] == ["flexed-arm-hang", "negative-pull-up", "chin-up"]
    for hang in phases("first-pull-up", level, "flexed-arm-hang"):
        assert hang["kind"] == "hold"
        assert hang["seconds"] <= 20
        assert "–20 s, " in hang["why"]


@every_level
def test_r10_the_carry_is_three_rounds_of_twenty_yards_a_side_walked_slowly(level: Level) -> None:
    walks = phases("hard-to-tone", level, "single-arm-overhead-carry")
    assert [(walk["set"], walk["sets"], walk["side"]) for walk in walks] == [
        (number, 3, side) for number in (1, 2, 3) for side in ("left", "right")
    ]
    for walk in walks:
        assert walk["kind"] == "carry"
        assert walk["distance"] == "20 yd"
        assert 20 * 0.9144 / walk["seconds"] == pytest.approx(0.8, abs=0.02)  # metres a second
        assert "walked slowly" in walk["why"]


@every_level
@pytest.mark.parametrize(
    ("routine", "row"), [("full-back-a", "dumbbell-row"), ("full-back-b", "seated-cable-row")]
)
def test_r11_the_full_session_and_the_next_day_s(routine: str, row: str, level: Level) -> None:
    made = doses(routine, level)
    assert list(made)[:4] == ["deadlift", "pull-up", row, "back-extension"]
    assert set(made) - {"deadlift", "pull-up", row, "back-extension"} <= {"back-extension-hold"}
    assert all(made[name] == (3, [4, 6]) for name in list(made)[:4])
    assert {phase["load"] for phase in phases(routine, level, "deadlift")} == {"heavy"}


@every_level
def test_r11_the_two_days_differ_in_their_rows_alone(level: Level) -> None:
    day_a, day_b = exercises("full-back-a", level), exercises("full-back-b", level)
    assert [(a, b) for a, b in zip(day_a, day_b, strict=True) if a != b] == [
        ("dumbbell-row", "seated-cable-row")
    ]


@every_level
def test_r12_at_home_dumbbell_rows_stand_in_for_the_back_extensions(level: Level) -> None:
    made = exercises("full-back-home", level)
    assert "back-extension" not in made
    assert "back-extension-hold" not in made
    assert [name for name in made if name.endswith("dumbbell-row")] == [
        "dumbbell-row",
        "one-arm-dumbbell-row",
    ]
    assert {phase["side"] for phase in phases("full-back-home", level, "one-arm-dumbbell-row")} == {
        "left",
        "right",
    }


@every_plan
def test_r14_every_routine_warms_up_and_cools_down(routine: str, level: Level) -> None:
    rows = [phase for phase in planned(routine, level)["phases"] if phase["kind"] in ACTIVE]
    assert list(dict.fromkeys(phase["section"] for phase in rows)) == ["warm-up", "main", "cool-down"]
    assert {phase["kind"] for phase in rows if phase["section"] == "warm-up"} == {"work"}
    assert {phase["kind"] for phase in rows if phase["section"] == "cool-down"} == {"hold"}


@every_level
@pytest.mark.parametrize("routine", ["hard-to-tone", "posture-break"])
def test_r21_between_the_shoulders_first(routine: str, level: Level) -> None:
    made = exercises(routine, level)
    opening = {"thoracic-extension", "cross-band", "wall-band-retraction"}
    assert made[0] == "thoracic-extension"
    assert set(made[:3]) == opening


@every_level
def test_r21_the_eight_of_article_c_stand_in_its_order_with_its_doses(level: Level) -> None:
    made = doses("hard-to-tone", level)
    deadlifts = made.pop("deadlift")
    assert made == {
        "thoracic-extension": (1, None),
        "cross-band": (2, [15, 25]),
        "wall-band-retraction": (2, [15, 25]),
        "banded-bent-over-row": (3, [10, 15]),
        "face-pull": (3, [10, 15]),
        "vertical-pull": (3, [10, 15]),
        "single-arm-overhead-carry": (3, None),
    }
    assert deadlifts == (3 if level is Level.BEGINNER else 5, [4, 10])
    assert exercises("hard-to-tone", level) == [*list(made)[:6], "deadlift", "single-arm-overhead-carry"]


@every_level
def test_article_d_ends_with_the_flow_and_the_backbends(level: Level) -> None:
    made = exercises("tone-and-flow", level)
    assert made[-3:] == ["vinyasa-flow", "standing-backbend", "standing-backbend-clasped"]
    (flow,) = phases("tone-and-flow", level, "vinyasa-flow")
    assert flow["reps"] == 5
    assert {phase["reps"] for phase in phases("tone-and-flow", level, "renegade-row")} == {20}
    for name in ("one-arm-dumbbell-row", "face-pull", "seated-cable-row", "lat-pulldown", "superman"):
        assert doses("tone-and-flow", level)[name][1] == [12, 15]


@every_level
def test_the_tour_shows_every_kind_of_phase_in_under_two_minutes(level: Level) -> None:
    made = planned("tour", level)
    assert made["seconds"] < 120
    assert {phase["kind"] for phase in made["phases"]} == {"prepare", "work", "hold", "carry", "rest"}


@every_plan
def test_no_rest_leads_to_nothing_and_none_follows_another(routine: str, level: Level) -> None:
    rows = planned(routine, level)["phases"]
    assert rows[0]["kind"] == "prepare"
    assert rows[-1]["kind"] in ACTIVE
    between = [phase["kind"] in ACTIVE for phase in rows]
    assert all(one or other for one, other in pairwise(between))


@every_plan
def test_what_is_done_side_by_side_is_done_as_much_on_both(routine: str, level: Level) -> None:
    done: dict[tuple[object, ...], list[Row]] = {}
    for phase in phases(routine, level):
        if phase["side"] in ("left", "right"):
            key = phase["section"], phase["exercise"], phase["set"], phase["round"]
            done.setdefault(key, []).append(phase)
    for left, right in done.values():
        assert (left["side"], right["side"]) == ("left", "right")
        for name in ("seconds", "reps", "distance", "load", "weight"):
            assert left[name] == right[name]
