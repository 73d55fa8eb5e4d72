"""What a person may write for a quantity, and how it is printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backcoach.training.quantities import (
    Distance,
    DistanceUnit,
    LoadClass,
    Percent,
    QuantityError,
    Range,
    Tempo,
    Weight,
    WeightUnit,
    parse_distance,
    parse_duration_range,
    parse_load,
    parse_tempo,
    parse_weight,
    parse_whole_range,
)


def parse_reps(text: str) -> Range:
    return parse_whole_range(text, 100, "reps")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("5", 5, 5), ("4-6", 4, 6), ("4 - 6", 4, 6), ("4–6", 4, 6), ("08", 8, 8), ("1", 1, 1), ("8-8", 8, 8)],
)
def test_a_number_of_reps_is_read_as_written(text: str, low: int, high: int) -> None:
    assert parse_reps(text) == Range(low, high)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "is not a number of reps"),
        ("5.0", "is not a number of reps"),
        ("4,5", "is not a number of reps"),
        ("-5", "is not a number of reps"),
        ("4-6-8", "is not a number of reps"),
        ("five", "is not a number of reps"),
        ("5 reps", "is not a number of reps"),
        ("٥", "is not a number of reps"),
        ("²", "is not a number of reps"),
        ("1234567", "is not a number of reps"),
        ("0", "no reps at all"),
        ("0-5", "no reps at all"),
        ("101", "too many reps"),
        ("5-101", "too many reps"),
        ("6-4", "runs backwards"),
    ],
)
def test_what_is_no_clear_number_of_reps_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(QuantityError, match=wrong) as caught:
        parse_reps(text)
    assert caught.value.right


def test_the_most_of_a_number_is_allowed() -> None:
    assert parse_whole_range("10", 10, "sets") == Range(10, 10)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("40 kg", 40, WeightUnit.KG),
        ("40kg", 40, WeightUnit.KG),
        ("22.5 kg", 22.5, WeightUnit.KG),
        ("90 lb", 90, WeightUnit.LB),
        ("90lbs", 90, WeightUnit.LB),
        ("1000 kg", 1000, WeightUnit.KG),
    ],
)
def test_a_weight_is_read_with_its_unit(text: str, amount: float, unit: WeightUnit) -> None:
    assert parse_weight(text) == Weight(amount, unit)
    assert parse_load(text) == Weight(amount, unit)


@pytest.mark.parametrize("text", ["40", "40 k", "40 kilos", "40  kg", "kg", "40 KG", "-40 kg", "٤٠ kg"])
def test_a_weight_without_a_clear_unit_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match="is not a weight") as caught:
        parse_weight(text)
    assert "40 kg or 90 lb" in caught.value.right


@pytest.mark.parametrize(("text", "wrong"), [("0 kg", "weighs nothing"), ("1000.001 kg", "more than anyone")])
def test_a_weight_that_nobody_lifts_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(QuantityError, match=wrong):
        parse_weight(text)


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("heavy", LoadClass.HEAVY),
        ("light", LoadClass.LIGHT),
        ("bodyweight", LoadClass.BODYWEIGHT),
        ("85%", Percent(85)),
        ("85 %", Percent(85)),
        ("82.5%", Percent(82.5)),
        ("1%", Percent(1)),
        ("100%", Percent(100)),
    ],
)
def test_a_load_is_a_class_or_a_share_of_the_one_rep_maximum(text: str, load: object) -> None:
    assert parse_load(text) == load


@pytest.mark.parametrize("text", ["", "Heavy", "medium", "85", "85 percent", "%", "heavy 40 kg", "0.85"])
def test_what_is_no_load_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match="is not a load") as caught:
        parse_load(text)
    assert caught.value.right


@pytest.mark.parametrize("text", ["0%", "0.5%", "100.1%", "150%"])
def test_a_share_that_can_not_be_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match="of the one-rep maximum can't be"):
        parse_load(text)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("20 yd", 20, DistanceUnit.YARD),
        ("20yd", 20, DistanceUnit.YARD),
        ("1 yard", 1, DistanceUnit.YARD),
        ("20 yards", 20, DistanceUnit.YARD),
        ("18 m", 18, DistanceUnit.METRE),
        ("1 metre", 1, DistanceUnit.METRE),
        ("18 metres", 18, DistanceUnit.METRE),
        ("18 meters", 18, DistanceUnit.METRE),
        ("18.3m", 18.3, DistanceUnit.METRE),
        ("60 ft", 60, DistanceUnit.FOOT),
        ("60 feet", 60, DistanceUnit.FOOT),
    ],
)
def test_a_distance_is_read_with_its_unit(text: str, amount: float, unit: DistanceUnit) -> None:
    assert parse_distance(text) == Distance(amount, unit)


@pytest.mark.parametrize("text", ["", "20", "20 km", "20 min", "20 y", "20m30s", "20-30 yd", "２０ yd"])
def test_a_distance_without_a_clear_unit_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match="is not a distance"):
        parse_distance(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("0 yd", "no way to go"), ("5001 m", "too far"), ("16405 ft", "far")],
)
def test_a_distance_that_nobody_carries_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(QuantityError, match=wrong):
        parse_distance(text)


@pytest.mark.parametrize("text", ["5000 m", "5468 yd", "16404 ft"])
def test_five_kilometres_is_the_farthest_carry(text: str) -> None:
    assert parse_distance(text).metres == pytest.approx(5000, abs=1)


def test_yards_feet_and_pounds_have_their_exact_length_and_weight() -> None:
    assert Distance(20, DistanceUnit.YARD).metres == pytest.approx(18.288)
    assert Distance(60, DistanceUnit.FOOT).metres == pytest.approx(18.288)
    assert Distance(18, DistanceUnit.METRE).metres == 18
    assert Weight(100, WeightUnit.LB).kg == pytest.approx(45.359237)
    assert Weight(100, WeightUnit.KG).kg == 100


@pytest.mark.parametrize(
    ("text", "tempo", "seconds"),
    [
        ("3-1-1-0", Tempo(3, 1, 1, 0), 5),
        ("3-1-2", Tempo(3, 1, 2, 0), 6),
        ("3-1-1-2", Tempo(3, 1, 1, 2), 7),
        ("2-0-X-1", Tempo(2, 0, 1, 1), 4),
        ("2-0-x", Tempo(2, 0, 1, 0), 3),
        ("10-0-1", Tempo(10, 0, 1, 0), 11),
        ("1-0-0-0", Tempo(1, 0, 0, 0), 1),
        ("30-0-30-0", Tempo(30, 0, 30, 0), 60),
    ],
)
def test_a_tempo_is_lowering_bottom_lifting_top(text: str, tempo: Tempo, seconds: float) -> None:
    assert parse_tempo(text) == tempo
    assert tempo.seconds == seconds


@pytest.mark.parametrize(
    "text",
    ["", "3", "3-1", "3110", "3-1-1-0-1", "X-1-1", "3-x-1", "3 - 1 - 1", "3–1–1", "100-0-1"],
)
def test_what_is_no_tempo_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match="is not a tempo"):
        parse_tempo(text)


@pytest.mark.parametrize("text", ["0-0-0", "0-0-0-0", "30-0-30-1", "60-0-1"])
def test_a_rep_takes_one_to_sixty_seconds(text: str) -> None:
    with pytest.raises(QuantityError, match="1 to 60 seconds"):
        parse_tempo(text)


@pytest.mark.parametrize(
    ("parse", "text", "wrong", "right"),
    [
        (parse_duration_range, "soon", '"soon" is not a duration', "write 30s, or a range such as 15-30s"),
        (parse_duration_range, "1-1m30s", '"1-1m30s": 1 of what?', "write both units: 30s-1m30s"),
        (parse_reps, "some", '"some" is not a number of reps', "write 5, or a range such as 4-6"),
        (parse_reps, "0", '"0": no reps at all', "write at least 1, or leave the step out"),
        (parse_reps, "101", '"101": too many reps', "write at most 100"),
        (parse_weight, "40", '"40" is not a weight', "write the unit: 40 kg or 90 lb"),
        (parse_weight, "0 kg", '"0 kg" weighs nothing', "leave it out, or write load: bodyweight"),
        (parse_weight, "1001 kg", '"1001 kg" is more than anyone lifts', "write the unit: 40 kg or 90 lb"),
        (parse_load, "big", '"big" is not a load', "write heavy, light, bodyweight, 85%, 40 kg or 90 lb"),
        (parse_load, "101 %", '"101 %" of the one-rep maximum can\'t be', "write 1% to 100%"),
        (parse_distance, "far", '"far" is not a distance', "write 20 yd, 18 m or 60 ft"),
        (parse_distance, "0 m", '"0 m" is no way to go', "write 20 yd, 18 m or 60 ft"),
        (parse_distance, "5001 m", '"5001 m" is too far to carry anything', "write 20 yd, 18 m or 60 ft"),
        (
            parse_tempo,
            "slow",
            '"slow" is not a tempo',
            "write lowering-bottom-lifting-top in seconds, such as 3-1-1-0",
        ),
        (
            parse_tempo,
            "0-0-0",
            '"0-0-0": a rep takes 1 to 60 seconds in all',
            "write lowering-bottom-lifting-top in seconds, such as 3-1-1-0",
        ),
    ],
)
def test_what_is_refused_is_told_with_what_would_be_right(
    parse: Callable[[str], object], text: str, wrong: str, right: str
) -> None:
    with pytest.raises(QuantityError) as caught:
        parse(text)
    assert (str(caught.value), caught.value.right) == (wrong, right)


@pytest.mark.parametrize(("text", "shown"), [("x" * 40, f'"{"x" * 40}" is'), ("x" * 41, f'"{"x" * 40}…" is')])
def test_a_long_slip_is_shown_by_its_beginning(text: str, shown: str) -> None:
    with pytest.raises(QuantityError, match=shown):
        parse_weight(text)
