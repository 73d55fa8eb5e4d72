"""The settings: read with the same care as routines, and never in the way of a session."""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path

import pytest

from backcoach.files import settings as module
from backcoach.files.folders import Folders
from backcoach.files.problems import Problems, Severity
from backcoach.files.settings import SETTINGS_FILE, Settings, Sound
from backcoach.files.settings_reader import load_settings, read_settings
from backcoach.files.settings_table import SETTINGS
from backcoach.training.quantities import DistanceUnit, Weight, WeightUnit
from backcoach.training.routine import Level, Pace

from .places import CATALOGUE, parser

__all__ = ["parser"]

EVERYTHING = """\
# All there is to set.
level: advanced
weight-unit: lb
distance-unit: yd
pace: self
prepare: 15s
change-over: none
walking-pace: 3.6 km/h
equipment: [dumbbells, incline-bench]
bar: 45 lb
plates: [2.5 lb, 5 lb]
dumbbells: 10 kg
one-rep-maxes:
  deadlift: 120 kg
  pull-up: 200 lb
sound: beeps
volume: 60 %
sound-set: gentle
rep-ticks: off
theme: light
figures: no
reduced-motion: Yes
keep-awake: no
keep-alive: on
keys: {pause: [space, f13]}
"""


def _read(text: str) -> tuple[Settings, list[str]]:
    problems = Problems()
    settings = read_settings(text, problems, CATALOGUE)
    return settings, [problem.one_line("")[1:] for problem in problems.in_order()]


def _folders(root: Path) -> Folders:
    return Folders(root, root, root / "cache")


def test_a_remark_ends_at_a_lone_carriage_return(parser: str) -> None:
    settings, problems = _read("# mine\rvolume: 70%\r")
    assert (settings.volume, problems) == (70, [])


def test_everything_can_be_set(parser: str) -> None:
    settings, lines = _read(EVERYTHING)
    assert lines == []
    assert settings == Settings(
        level=Level.ADVANCED,
        weight_unit=WeightUnit.LB,
        distance_unit=DistanceUnit.YARD,
        pace=Pace.SELF,
        prepare=15,
        change_over=0,
        walking_pace=1.0,
        equipment=("dumbbells", "incline-bench"),
        bar=Weight(45, WeightUnit.LB),
        plates=(Weight(2.5, WeightUnit.LB), Weight(5, WeightUnit.LB)),
        dumbbells=(Weight(10, WeightUnit.KG),),
        one_rep_maxes={"deadlift": Weight(120, WeightUnit.KG), "pull-up": Weight(200, WeightUnit.LB)},
        sound=Sound.BEEPS,
        volume=60,
        sound_set="gentle",
        rep_ticks=False,
        theme="light",
        figures=False,
        reduced_motion=True,
        keep_awake=False,
        keep_alive=True,
        keys={"session.pause": ("space", "f13")},
    )


def test_every_key_is_a_field_and_every_field_a_key() -> None:
    fields = {field.name.replace("_", "-") for field in dataclasses.fields(Settings)}
    assert fields == set(SETTINGS.keys)
    assert set(SETTINGS.keys) == {
        line.split(":")[0] for line in EVERYTHING.splitlines() if line[0] not in "# "
    }


def test_every_field_that_needs_one_has_a_docstring() -> None:
    source = inspect.getsource(module)
    for name in (
        "prepare",
        "walking_pace",
        "volume",
        "bar",
        "plates",
        "keep_alive",
        "reduced_motion",
        "keys",
    ):
        assert f"    {name}:" in source
        assert source.split(f"    {name}:")[1].split("\n")[1].strip().startswith('"""')


@pytest.mark.parametrize("text", ["", "\n\n", "# level: advanced\n", "\ufeff# nothing\n"])
def test_a_file_that_sets_nothing_gives_the_defaults(text: str) -> None:
    assert _read(text) == (Settings(), [])


def test_a_wrong_value_keeps_its_default_and_spares_the_others() -> None:
    settings, lines = _read("level: beginer\nvolume: 30%\nprepare: 20m\n")
    assert settings == Settings(volume=30)
    assert lines == [
        '1:8: error: "beginer" is not a choice here; did you mean "beginner"?',
        '3:10: error: "20m" is longer than ten minutes; write less, and pause where you need longer',
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("levle: advanced", '1:1: error: the settings file has no key "levle"; did you mean "level"?'),
        ("units: kg", '1:1: error: the settings file has no key "units"; did you mean "weight-unit"?'),
        ("weight-unit: stone", '1:14: error: "stone" is not a choice here; write kg or lb'),
        ("distance-unit: ft", '1:16: error: "ft" is not a choice here; write yd or m'),
        ("walking-pace: 5", '1:15: error: "5" is not a walking pace; write 0.8 m/s, 3 km/h or 2 mph'),
        (
            "walking-pace: 20 km/h",
            '1:15: error: "20 km/h" is no pace to carry a weight at; write 0.8 m/s, 3 km/h or 2 mph',
        ),
        ("volume: 101", '1:9: error: "101" is not a volume; write 0% to 100%'),
        ("volume: loud", '1:9: error: "loud" is not a volume; write 0% to 100%'),
        ("rep-ticks: maybe", '1:12: error: "maybe" is neither yes nor no; write yes or no'),
        ("figures: of", '1:10: error: "of" is neither yes nor no; did you mean "off"?'),
        ("plates: [5, 10]", '1:10: error: "5" is not a weight; write the unit: 40 kg or 90 lb'),
        ("theme:", '1:1: error: "theme:" has no value; write a name in small letters, or delete the key'),
        ("theme: ligth", '1:8: warning: there is no theme "ligth"; did you mean "light"?'),
        (
            "theme: solarized",
            '1:8: warning: there is no theme "solarized"; write dark, light, colour-blind-dark, '
            "colour-blind-light, high-contrast or terminal",
        ),
        (
            "one-rep-maxes: 100 kg",
            "1:16: error: names and what they stand for are wanted here; "
            'write for example "deadlift: 100 kg"',
        ),
        (
            "one-rep-maxes: {deadlft: 100 kg}",
            '1:17: warning: no exercise is called "deadlft"; did you mean "deadlift"?',
        ),
        (
            "equipment: [mat, dumbell]",
            '1:18: warning: no exercise of the catalogue needs "dumbell"; did you mean "dumbbell"?',
        ),
        (
            "- level: advanced",
            "1:1: error: the settings file is wanted here; write its keys without brackets and dashes",
        ),
        (
            "level: advanced: x",
            '1:16: error: the text after "level:" has a colon in it; put the text in quotes',
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(line: str, problem: str, parser: str) -> None:
    lines = _read(line + "\n")[1]
    assert lines[0] == problem


def test_owning_something_includes_what_it_serves_as() -> None:
    assert Settings().owned is None
    owned = Settings(equipment=("dumbbells", "incline-bench")).owned
    assert owned is not None
    assert {"dumbbells", "dumbbell", "light-dumbbells", "incline-bench", "bench", "stool", "box"} <= owned
    assert "barbell" not in owned


def test_walls_and_floors_go_without_saying() -> None:
    assert Settings(equipment=()).owned == {"chair", "doorway", "mat", "wall"}


@pytest.mark.parametrize("nothing", ["none", "[]", "[none]"])
def test_nothing_at_all_can_be_owned(nothing: str) -> None:
    settings, lines = _read(f"equipment: {nothing}\n")
    assert lines == []
    assert settings.equipment == ()


def test_the_person_of_a_plan_has_the_settings_that_it_depends_on() -> None:
    person = _read(EVERYTHING)[0].person()
    assert (person.level, person.pace, person.prepare) == (Level.ADVANCED, Pace.SELF, 15)
    assert (person.change_over, person.walking_pace) == (0, 1.0)
    assert person.owned is not None
    assert "light-dumbbells" in person.owned


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert load_settings(_folders(tmp_path)) == (Settings(), ())
    assert load_settings(_folders(tmp_path / "nowhere")) == (Settings(), ())


def test_a_file_is_read_from_the_persons_folder(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("level: advanced\nequipment: [dumbell]\n")
    settings, problems = load_settings(_folders(tmp_path))
    assert settings.level is Level.ADVANCED
    assert [problem.severity for problem in problems] == [Severity.WARNING]


def test_a_file_that_cannot_be_read_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").mkdir()
    settings, problems = load_settings(_folders(tmp_path))
    assert settings == Settings()
    assert [problem.wrong for problem in problems] == ["this is a folder"]
    (tmp_path / "config.yaml").rmdir()
    (tmp_path / "config.yaml").write_bytes(b"\xff\xfe\x00")
    assert len(load_settings(_folders(tmp_path))[1]) == 1


def test_hostile_settings_are_given_up_on() -> None:
    settings, lines = _read("".join(f"key-{number}: 1\n" for number in range(3000)))
    assert settings == Settings()
    assert len(lines) == 101


def test_a_set_of_sounds_that_is_not_there_is_told(tmp_path: Path) -> None:
    folders = Folders(tmp_path, tmp_path, tmp_path)
    (tmp_path / SETTINGS_FILE).write_text("sound-set: drums\n")
    settings, (problem,) = load_settings(folders, CATALOGUE)
    assert settings.sound_set == "drums", "perhaps it comes yet"
    assert problem.one_line("f") == (
        'f:1:12: warning: there is no set of sounds "drums"; '
        "write bright or gentle, or make a folder of that name for it"
    )
    (tmp_path / SETTINGS_FILE).write_text("sound-set: gentel\n")
    assert load_settings(folders, CATALOGUE)[1][0].right == 'did you mean "gentle"?'
    (tmp_path / "sounds" / "drums").mkdir(parents=True)
    (tmp_path / SETTINGS_FILE).write_text("sound-set: drums\n")
    assert load_settings(folders, CATALOGUE)[1] == ()
