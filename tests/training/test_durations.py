"""How long something lasts: what a person may write for it, and what is refused with a hint."""

from __future__ import annotations

import pytest

from backcoach.training.quantities import (
    LONGEST,
    QuantityError,
    Range,
    parse_duration,
    parse_duration_range,
    parse_lasting,
    parse_rest,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45s", 45),
        ("45 s", 45),
        ("45sec", 45),
        ("45 sec", 45),
        ("90", 90),
        ("0.5", 0.5),
        ("7.125s", 7.125),
        ("2m", 120),
        ("2 m", 120),
        ("2min", 120),
        ("2 min", 120),
        ("1m30s", 90),
        ("1m5s", 65),
        ("1m 30s", 90),
        ("1 min 30 sec", 90),
        ("1h", 3600),
        ("1.5h", 5400),
        ("1h30m", 5400),
        ("1 h 5 min", 3900),
        ("1:30", 90),
        ("0:45", 45),
        ("01:05", 65),
        ("1:02:03", 3723),
        ("4h", LONGEST),
        ("4:00:00", LONGEST),
        ("  45s\n", 45),
        ("0", 0),
        ("012", 12),
    ],
)
def test_a_duration_is_read_as_written(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "s",
        "soon",
        "1:75",
        "1:5",
        ":30",
        "1:",
        "1:60:00",
        "1:2:3:4",
        "1,5h",
        "1,30",
        ".5s",
        "5.s",
        "1.5m",
        "1m30",
        "1m75s",
        "1m30.5s",
        "30s1m",
        "1h30",
        "1h30m15s",
        "45  s",
        "-45s",
        "+45s",
        "−45s",
        "1e3",
        "0x10",
        "1_000",
        "inf",
        "nan",
        "45S",
        "45ms",
        "45 seconds",
        "2 minutes",
        "٤٥s",
        "４５s",
        "45s\x00",
        "4 5s",
        "15-30s",
        "none",
        "no",
    ],
)
def test_what_is_no_clear_duration_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(QuantityError, match="is not a duration") as caught:
        parse_duration(text)
    assert caught.value.right


@pytest.mark.parametrize("text", ["999999h", "14401", "4h1m", "241m", "4:00:01", "999:59", "4.001h"])
def test_a_duration_longer_than_a_workout_is_a_slip_of_the_keyboard(text: str) -> None:
    with pytest.raises(QuantityError, match="longer than a workout") as caught:
        parse_duration(text)
    assert "4 h" in caught.value.right


@pytest.mark.parametrize("text", ["0", "0s", "0:00", "0m0s", "0h", "0.000"])
def test_what_must_last_can_not_be_zero(text: str) -> None:
    assert parse_duration(text) == 0
    with pytest.raises(QuantityError, match="lasts no time"):
        parse_lasting(text)


def test_a_thousandth_of_a_second_lasts() -> None:
    assert parse_lasting("0.001s") == 0.001


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30s", 30, 30),
        ("15-30s", 15, 30),
        ("15 - 30s", 15, 30),
        ("15–30s", 15, 30),
        ("15 – 30 sec", 15, 30),
        ("15s-30s", 15, 30),
        ("15-30", 15, 30),
        ("15s-30", 15, 30),
        ("1-2m", 60, 120),
        ("1-2 min", 60, 120),
        ("0.5-1h", 1800, 3600),
        ("45s-1m30s", 45, 90),
        ("45s-1:30", 45, 90),
        ("0:45-1:30", 45, 90),
        ("45-1:30", 45, 90),
        ("30-30s", 30, 30),
    ],
)
def test_a_range_of_durations_is_read_as_written(text: str, low: float, high: float) -> None:
    assert parse_duration_range(text) == Range(low, high)


@pytest.mark.parametrize(
    "text",
    ["", "-", "-30s", "15-", "15--30s", "15  - 30s", "15-30-45s", "15 to 30s", "15,5-30s", "0-30s", "1.5-2m"],
)
def test_what_is_no_clear_range_of_durations_is_refused(text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_duration_range(text)
    assert caught.value.right


@pytest.mark.parametrize("text", ["30-15s", "2m-90s", "1:30-0:45", "1m-30"])
def test_a_range_of_durations_that_runs_backwards_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match="runs backwards") as caught:
        parse_duration_range(text)
    assert caught.value.right == "write the smaller number first"


def test_a_bare_number_before_minutes_and_seconds_is_refused() -> None:
    with pytest.raises(QuantityError):
        parse_duration_range("1-1m30s")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("none", 0), ("no", 0), (" none ", 0), ("0", 0), ("0s", 0), ("45s", 45), ("1:30", 90), ("90", 90)],
)
def test_a_rest_may_be_none(text: str, seconds: float) -> None:
    assert parse_rest(text) == seconds


@pytest.mark.parametrize("text", ["", "None", "nothing", "non", "30-60s", "-1", "9h", "1:75"])
def test_a_rest_that_is_none_of_these_is_refused_with_a_rest_s_hint(text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_rest(text)
    assert caught.value.right.endswith("or none")
