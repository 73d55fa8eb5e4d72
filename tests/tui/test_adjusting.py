"""The settings as rows: every setting is there, and the arrows go through what the file can say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcoach.files.layout import write_setting
from backcoach.files.problems import Problems
from backcoach.files.settings import THEMES, Settings, Sound
from backcoach.files.settings_reader import read_settings
from backcoach.files.settings_table import SETTINGS
from backcoach.files.settings_text import typed, value_of, written
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.training.routine import Level
from backcoach.tui.words import adjusting
from backcoach.tui.words.adjusting import HEAR, LEFT_OUT, STEPS, Row, groups, next_value

KG = WeightUnit.KG
ROWS = [row for _, rows in groups() for row in rows]
each_row = pytest.mark.parametrize("row", [row for row in ROWS if row.key != HEAR], ids=lambda row: row.key)


def test_every_setting_has_one_row() -> None:
    assert sorted(row.key for row in ROWS if row.key != HEAR) == sorted(SETTINGS.keys)


def test_a_setting_that_no_group_names_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adjusting, "GROUPS", {"most": tuple(key for key in SETTINGS.keys if key != "theme")})
    assert groups()[-1] == ("more", (Row("theme"),))


@each_row
def test_a_row_says_what_the_schema_says(row: Row) -> None:
    assert row.about == SETTINGS.keys[row.key].about
    assert row.label.replace(" ", "-") == row.key
    assert row.shown(Settings()), "an empty value says nothing"


@each_row
def test_a_row_can_be_changed_in_some_way(row: Row) -> None:
    assert row.steps or row.typed or row.opens


@each_row
def test_every_step_can_stand_in_the_file(row: Row) -> None:
    for value in row.steps:
        problems = Problems()
        text = write_setting("", row.key, written(row.key, value))
        assert value_of(read_settings(text, problems, {}), row.key) == value
        assert problems.found == []


@each_row
def test_from_every_value_the_arrows_lead_on_and_back(row: Row) -> None:
    settings = Settings()
    for value in row.steps[:-1]:
        field = row.key.replace("-", "_")
        after = row.stepped(replace(settings, **{field: value}), 1)
        assert after != value
        assert row.stepped(replace(settings, **{field: after}), -1) == value


def test_words_go_round_and_numbers_end() -> None:
    assert Row("sound").stepped(Settings(sound=Sound.OFF), 1) is Sound.BEEPS
    assert Row("level").stepped(Settings(), -1) is Level.ADVANCED
    assert Row("theme").stepped(Settings(), -1) == THEMES[-1]
    assert Row("volume").stepped(Settings(volume=100), 1) == 100
    assert Row("volume").stepped(Settings(volume=0), -1) == 0


def test_a_typed_number_steps_to_the_next_one_beyond() -> None:
    assert next_value(STEPS["prepare"], 12.0, 1, round_=False) == 15
    assert next_value(STEPS["prepare"], 12.0, -1, round_=False) == 10
    assert next_value(STEPS["prepare"], 600.0, 1, round_=False) == 600
    assert Row("theme").stepped(Settings(theme="solarized"), 1) == THEMES[0]


@pytest.mark.parametrize(
    ("key", "settings", "shown"),
    [
        ("level", Settings(), "each routine's own"),
        ("bar", Settings(weight_unit=WeightUnit.LB), "45 lb, as usual"),
        ("bar", Settings(bar=Weight(15, KG)), "15 kg"),
        ("plates", Settings(plates=(Weight(1.25, KG), Weight(5, KG))), "1.25 kg, 5 kg"),
        ("equipment", Settings(equipment=()), "none"),
        ("equipment", Settings(equipment=("dumbbells", "bench")), "dumbbells, bench"),
        ("one-rep-maxes", Settings(one_rep_maxes={"deadlift": Weight(120, KG)}), "deadlift 120 kg"),
        ("keys", Settings(keys={"session.next": ("f5",)}), "1 changed"),
        ("theme", Settings(), "dark"),
        ("prepare", Settings(prepare=0.0), "none"),
        ("keep-awake", Settings(), "yes"),
    ],
)
def test_values_are_shown_in_words(key: str, settings: Settings, shown: str) -> None:
    assert Row(key).shown(settings) == shown


@each_row
def test_what_typing_begins_from_can_be_read(row: Row) -> None:
    everything = Settings(bar=Weight(15, KG), plates=(Weight(5, KG),), dumbbells=(Weight(7.5, KG),))
    for settings in (Settings(), everything):
        if row.typed:
            assert typed(row.key, row.to_type(settings)) == value_of(settings, row.key)


def test_a_digit_adds_to_a_list_and_begins_a_number_anew() -> None:
    settings = Settings(plates=(Weight(5, KG),))
    assert Row("plates").to_type_on(settings, "1") == "5 kg, 1"
    assert Row("plates").to_type_on(Settings(), "1") == "1"
    assert Row("volume").to_type_on(settings, "1") == "1"


def test_what_differs_from_the_usual_is_told() -> None:
    assert not any(row.changed(Settings()) for row in ROWS if row.key != HEAR)
    assert not Row("theme").changed(Settings(theme="dark"))
    assert Row("theme").changed(Settings(theme="light"))
    assert set(LEFT_OUT) <= set(SETTINGS.keys)
