"""What is said is words alone: numbers, lengths and units in full, and no sign that an engine obeys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.training import aloud
from backcoach.training.muscle import ANATOMY, Muscle
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "zero"),
        (1, "one"),
        (12, "twelve"),
        (20, "twenty"),
        (75, "seventy-five"),
        (100, "one hundred"),
        (142.5, "one hundred and forty-two point five"),
        (0.25, "zero point two five"),
        (999, "nine hundred and ninety-nine"),
        (1500, "1500"),
        (-3, "minus three"),
    ],
)
def test_numbers_are_words(value: float, words: str) -> None:
    assert aloud.number(value) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "one second"),
        (0.2, "one second"),
        (59.6, "sixty seconds"),
        (90, "ninety seconds"),
        (100, "one minute forty"),
        (120, "two minutes"),
        (150, "two minutes thirty"),
    ],
)
def test_durations_are_words(seconds: float, words: str) -> None:
    assert aloud.duration(seconds) == words


def test_units_are_said_in_full() -> None:
    assert aloud.weight(Weight(1, WeightUnit.LB)) == "one pound"
    assert aloud.weight(Weight(40, WeightUnit.KG)) == "forty kilograms"
    assert aloud.distance(Distance(20, DistanceUnit.YARD)) == "twenty yards"
    assert aloud.distance(Distance(1, DistanceUnit.FOOT)) == "one foot"


@pytest.mark.parametrize("muscle", list(Muscle))
def test_every_muscle_can_be_felt_aloud(muscle: Muscle) -> None:
    said = aloud.muscle(muscle)
    assert ANATOMY[muscle].name in said
    assert said.startswith("Feel ")
    assert not said.startswith("Feel your front")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Row\x00\x1b[2J\r\nand rest", "Row 2J and rest"),
        ("<speak>Row</speak>", "speak Row /speak"),
        ("Row [[slnc 60000]] now", "Row slnc 60000 now"),
        ("  T-bar   row ", "T-bar row"),
        ("Row\u202e\u200b now", "Row now"),
        ("\x00", ""),
    ],
)
def test_a_name_is_only_text(name: str, text: str) -> None:
    assert aloud.text_only(name) == text


@given(st.text())
def test_no_name_keeps_a_sign_that_an_engine_obeys(name: str) -> None:
    text = aloud.text_only(name)
    assert len(text) <= aloud.LONGEST_TEXT
    assert text.isprintable()
    assert not set(text) & aloud.COMMANDS


@pytest.mark.parametrize(
    ("text", "said"), [("go", "Go."), ("Ready?", "Ready?"), ("up!", "Up!"), ("and…", "And…"), (" ", "")]
)
def test_a_line_is_said_as_a_sentence(text: str, said: str) -> None:
    assert aloud.sentence(text) == said


def test_a_part_of_something_is_felt_with_an_article() -> None:
    assert aloud.muscle(Muscle.HIP_FLEXORS) == "Feel the front of the hips."
