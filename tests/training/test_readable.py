"""Lines that a screen reader reads well."""

from __future__ import annotations

import pytest

from backcoach.training.readable import readable, sentence, time_of

from .. import shipped

SPELLED_OUT = set("×·–—…→←−≈%&@#*_~^|<>[]{}\\/`=+°½")
"""Signs that screen readers name, one by one, or leave out."""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("heavy, 4–6 reps: 75 s", "heavy, 4 to 6 reps: 75 seconds"),
        ("4–6 reps, as written: 4 × 5 s (2-1-1-1)", "4 to 6 reps, as written: 4 times 5 seconds"),
        ("15-30s", "15 to 30 seconds"),
        ("5 reps, 22.5 kg", "5 reps, 22.5 kilograms"),
        ("1 s, 1 kg, 1 yd", "1 second, 1 kilogram, 1 yard"),
        ("2 min 30 s", "2 minutes 30 seconds"),
        ("85 % of your best", "85 per cent of your best"),
        ("walked slowly at 0.8 m/s", "walked slowly at 0.8 metres a second"),
        ("5 sets, 3 more", "5 sets, 3 more"),
        ("one · two → three", "one, two, three"),
        ("warm-up, face-pull", "warm-up, face-pull"),
        ("a [b] <c>\x1b[31\n d", "a b c 31 d"),
    ],
)
def test_units_and_signs_are_words(written: str, read: str) -> None:
    assert readable(written) == read


def test_a_sentence_begins_and_ends_as_one() -> None:
    assert sentence("rep 2") == "Rep 2."
    assert sentence("Who is there?") == "Who is there?"
    assert (sentence("go!"), sentence("rest."), sentence("X")) == ("Go!", "Rest.", "X.")
    assert sentence(" \n") == ""


@pytest.mark.parametrize(
    ("seconds", "read"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59.6, "1 minute"),
        (109, "1 minute 49 seconds"),
        (3600, "1 hour"),
        (3725, "1 hour 2 minutes"),
    ],
)
def test_a_length_of_time_is_told_in_words(seconds: float, read: str) -> None:
    assert time_of(seconds) == read


@pytest.mark.parametrize("routine", shipped.ROUTINES)
def test_nothing_that_is_shipped_has_a_sign_that_would_be_spelled_out(routine: str) -> None:
    for phase in shipped.plan(routine).phases:
        exercise = phase.exercise
        assert exercise is not None
        for text in (phase.why, exercise.name, exercise.breath, *phase.cues, *exercise.faults):
            assert not SPELLED_OUT & set(readable(text)), text
