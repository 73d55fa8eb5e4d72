"""What a person writing by hand gets wrong, and what is said to it."""

from __future__ import annotations

import pytest

from backcoach.files.problems import MOST_PROBLEMS
from backcoach.training.quantities import Range
from backcoach.training.routine import Step

from .places import errors, hints, read, routine_of, told, warnings


def _step(text: str) -> Step:
    routine, problems = read(routine_of(text))
    assert problems == ()
    assert routine is not None
    step = routine.sections[list(routine.sections)[1]][0]
    assert isinstance(step, Step)
    return step


def test_r7_a_back_extension_hold_is_warned_of_outside_15_to_30_seconds() -> None:
    assert warnings(routine_of("hold: back-extension-hold\nfor: 15-30s")) == []
    assert warnings(routine_of("hold: back-extension-hold\nfor: 14s")) == [
        "14 s is outside 15–30 s for a back-extension hold"
    ]
    assert len(warnings(routine_of("hold: back-extension-hold\nfor: 20-31s"))) == 1


def test_r8_a_thoracic_hold_is_warned_of_outside_30_to_60_seconds() -> None:
    assert warnings(routine_of("hold: thoracic-extension\nfor: 30-60s")) == []
    assert len(warnings(routine_of("hold: thoracic-extension\nfor: 29s"))) == 1
    assert len(warnings(routine_of("hold: thoracic-extension\nfor: 1m1s"))) == 1


def test_r3_a_rest_is_warned_of_outside_30_to_90_seconds() -> None:
    for rest in ("30s", "90s", "none", "0"):
        assert warnings(routine_of(f"work: superman\nrest: {rest}")) == []
    for rest in ("29s", "91s", "5s"):
        assert len(warnings(routine_of(f"work: superman\nrest: {rest}"))) == 1


def test_a_short_rest_in_the_warm_up_is_nobodys_business() -> None:
    assert warnings(routine_of("work: superman").replace("rest: none", "rest: 5s")) == []


def test_r14_a_session_without_stretches_is_warned_of() -> None:
    assert warnings("name: Test\nmain:\n  - work: superman\n") == [
        "there is no warm-up",
        "there is no cool-down",
    ]


def test_r2_heavy_and_many_do_not_go_together() -> None:
    assert warnings(routine_of("work: deadlift\nreps: 8-12\nload: heavy")) == []
    assert warnings(routine_of("work: deadlift\nreps: 12\nload: heavy")) == []
    assert len(warnings(routine_of("work: deadlift\nreps: 13\nload: heavy"))) == 1
    assert warnings(routine_of("work: deadlift\nreps: 20\nload: heavy")) == ["heavy is too much for 20 reps"]
    assert warnings(routine_of("work: deadlift\nreps: 20\nload: light")) == []
    assert warnings(routine_of("work: deadlift\nreps: 20\nweight: 20 kg")) == []


def test_a_warning_leaves_the_routine_usable() -> None:
    routine, problems = read(routine_of("work: superman\nrest: 5s"))
    assert routine is not None
    assert len(problems) == 1


def test_equipment_is_nobodys_business_without_settings() -> None:
    assert warnings(routine_of("work: deadlift")) == []


def test_missing_equipment_is_warned_of_where_nothing_stands_in() -> None:
    more = "exercises:\n  ring-row:\n    name: Ring row\n    equipment: [rings]\n"
    text = routine_of("work: ring-row", more=more)
    assert warnings(text, frozenset({"mat"})) == ["ring-row needs rings, which your settings don't list"]
    assert warnings(text, frozenset({"rings", "mat"})) == []
    helped = routine_of("work: ring-row\ninstead: superman", more=more)
    assert warnings(helped, frozenset({"mat"})) == []


def test_the_stand_in_of_a_stand_in_is_one_too() -> None:
    more = (
        "exercises:\n  ring-row:\n    name: Ring row\n    equipment: [rings]\n    instead: [rope-row]\n"
        "  rope-row:\n    name: Rope row\n    equipment: [rope]\n    instead: [superman]\n"
    )
    assert warnings(routine_of("work: ring-row", more=more), frozenset({"mat"})) == []
    assert len(warnings(routine_of("work: ring-row", more=more), frozenset({"bench"}))) == 3


def test_one_of_several_alternatives_is_enough() -> None:
    text = routine_of("work: own", more="exercises:\n  own:\n    name: Own\n    equipment: [stool or box]\n")
    assert warnings(text, frozenset({"mat", "box"})) == []
    assert warnings(text, frozenset({"mat"})) == ["own needs stool or box, which your settings don't list"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("reps: 4 to 6", "4-6"),
        ("reps: 4—6", "4-6"),
        ("reps: 4..6", "4-6"),
        ("reps: 8 reps", "8"),
        ("reps: x8", "8"),
        ("reps: “8”", "8"),
        ("sets: 3 sets", "3"),
        ("for: 30 seconds", "30s"),
        ("for: 2 Minutes", "2m"),
        ("for: 1 minute 30 seconds", "1m 30s"),
        ("for: 1.5 min", "1m30s"),
        ("rest: None", "none"),
        ("rest: nothing", "none"),
        ("load: Heavy", "heavy"),
        ("load: body weight", "bodyweight"),
        ("load: 85 percent", "85%"),
        ("weight: 40 pounds", "40 lb"),
        ("weight: 40KG", "40kg"),
        ("weight: 2,5 kg", "2.5 kg"),
        ("tempo: 3110", "3-1-1-0"),
        ("tempo: 3/1/1/0", "3-1-1-0"),
        ("tempo: 31X0", "3-1-x-0"),
    ],
)
def test_another_spelling_is_told_the_one_that_works(written: str, meant: str) -> None:
    assert hints(routine_of(f"work: superman\n{written}")) == [f'did you mean "{meant}"?']
    key = written.split(":")[0]
    assert errors(routine_of(f"work: superman\n{key}: {meant}")) == []


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("rep: 8", "reps"),
        ("Sets: 3", "sets"),
        ("duration: 30s", "for"),
        ("time: 30s", "for"),
        ("pause: 30s", "rest"),
        ("side: each", "sides"),
        ("note: slowly", "cue"),
        ("temp: 3-1-1", "tempo"),
    ],
)
def test_another_word_for_a_key_is_told_the_one_that_works(key: str, meant: str) -> None:
    assert hints(routine_of(f"work: superman\n{key}")) == [f'did you mean "{meant}"?']


def test_a_misspelt_kind_is_one_problem() -> None:
    assert len(told(routine_of("wrok: superman"))) == 1


def test_a_misspelt_section_is_one_problem() -> None:
    text = routine_of("work: superman").replace("warm-up", "warmup").replace("main", "mian")
    assert hints(text) == ['did you mean "warm-up"?', 'did you mean "main"?']
    assert warnings(text) == []


def test_a_broken_exercise_of_ones_own_does_not_trouble_its_steps() -> None:
    for described in ("own: x", "own:\n    nam: x", "own:\n    name: x\n    dose: {for: y}\n    kind: hold"):
        text = routine_of("hold: own", more=f"exercises:\n  {described}\n")
        assert len(errors(text)) == 1, text


def test_all_problems_are_told_in_one_go_and_in_order() -> None:
    text = routine_of(
        "work: deadlit\nsets: 0\nrepz: 3", "superman", "work: superman\nreps: 3x8\nload: [heavy, huge]"
    )
    lines = told(text)
    assert len(lines) == 6
    places = [tuple(map(int, line.split(": ")[0].split(":"))) for line in lines]
    assert places == sorted(places)


def test_after_a_hundred_problems_reading_is_given_up() -> None:
    lines = told(routine_of(*["work: nothing"] * 200))
    assert len(lines) == MOST_PROBLEMS + 1
    assert "more than 100 problems" in lines[-1]


def test_a_single_number_of_sets_is_a_fixed_range() -> None:
    assert _step("work: superman\nsets: 3").sets == Range(3, 3)


def test_an_exercise_of_ones_own_hides_the_catalogues() -> None:
    more = "exercises:\n  deadlift:\n    name: My deadlift\n"
    routine, problems = read(routine_of("work: deadlift", more=more))
    assert problems == ()
    assert routine is not None
    assert routine.exercises["deadlift"].name == "My deadlift"


def test_emoji_families_and_joined_scripts_are_text() -> None:
    assert told(routine_of("work: superman\ncue: 👨‍👩‍👧 می‌خواهم")) == []


@pytest.mark.parametrize(
    "name", ["[red]Back[/red]", "[link=https://a]b[/link]", "$(reboot)", "`id`", "%s {0}"]
)
def test_markup_and_commands_in_a_name_are_text(name: str) -> None:
    quoted = name.replace("'", "''")
    routine, problems = read(routine_of("work: superman").replace("name: Test", f"name: '{quoted}'"))
    assert problems == ()
    assert routine is not None
    assert routine.name == name


@pytest.mark.parametrize("escape", ["\\e", "\\a", "\\b", "\\0", "\\x9b", "\\u202e", "\\u200b", "\\u2066"])
def test_control_characters_in_a_name_are_refused(escape: str) -> None:
    text = routine_of("work: superman").replace("name: Test", f'name: "Te{escape}st"')
    assert len(errors(text)) == 1
    assert "control character" in errors(text)[0]
    assert all(line.isprintable() for line in told(text))
