"""The settings file as the screen changes it: at once, nothing else of it, and never over somebody's head."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from backcoach.files import settings_file
from backcoach.files.folders import Folders
from backcoach.files.problems import FileProblem, Problems
from backcoach.files.settings import Settings, Sound
from backcoach.files.settings_file import BEGINNING, SettingsFile
from backcoach.files.settings_reader import load_settings, read_settings
from backcoach.files.settings_table import SETTINGS
from backcoach.files.settings_text import typed, typed_weight, usual, value_of, written
from backcoach.training.quantities import DistanceUnit, Weight, WeightUnit
from backcoach.training.routine import Level, Pace

from .places import CATALOGUE, parser
from .test_settings import EVERYTHING

__all__ = ["parser"]

MINE = "# Mine.\nlevel: beginner   # for now\nvolume: 30%\n"

OTHERS = Settings(
    Level.ADVANCED, WeightUnit.LB, DistanceUnit.METRE, Pace.SELF, 0.0, 12.5, 1.1, (),
    Weight(15, WeightUnit.KG), (Weight(1.25, WeightUnit.KG), Weight(5, WeightUnit.LB)),
    (Weight(7.5, WeightUnit.KG),), {"deadlift": Weight(120, WeightUnit.KG)}, Sound.OFF, 0, "gentle", False,
    "light", False, True, False, True, {"session.next": ("full_stop", "f5"), "home.edit": ("ctrl+plus",)},
)  # fmt: skip
"""Nothing of it is the usual."""


def _folders(root: Path) -> Folders:
    return Folders(root, root, root / "cache")


def _file(root: Path, text: str | None = MINE) -> SettingsFile:
    if text is not None:
        (root / "config.yaml").write_text(text, encoding="utf-8")
    return SettingsFile(_folders(root), CATALOGUE)


def _on_disk(root: Path) -> str:
    return (root / "config.yaml").read_text(encoding="utf-8")


def _touch_later(path: Path, text: str) -> None:
    """Write, as somebody does at another time; tests are faster than some file systems' clocks."""
    path.write_text(text, encoding="utf-8")
    found = path.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000_000))


# Values as they are written ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", SETTINGS.keys)
def test_every_value_that_is_written_is_read_again(tmp_path: Path, key: str, parser: str) -> None:
    everything = read_settings(EVERYTHING, Problems(), CATALOGUE)
    for settings in (everything, OTHERS, Settings()):
        file = _file(tmp_path, None)
        file.change(key, value_of(settings, key))
        loaded, problems = load_settings(_folders(tmp_path), CATALOGUE)
        assert problems == ()
        assert value_of(loaded, key) == value_of(settings, key)
        assert file.settings == loaded
        (tmp_path / "config.yaml").unlink()


def test_keys_are_written_as_a_person_would() -> None:
    assert written("keys", OTHERS.keys) == {"next": [".", "f5"], "home.edit": "ctrl++"}
    assert written("equipment", ()) == "none"
    assert written("equipment", None) is None
    assert written("prepare", 0.0) == "none"
    assert written("walking-pace", 1.0) == "1 m/s"


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("prepare", "90", 90.0),
        ("volume", "45", 45),
        ("plates", "1.25 kg, 2.5 kg,5 kg", tuple(Weight(x, WeightUnit.KG) for x in (1.25, 2.5, 5))),
        ("plates", "5 kg,", (Weight(5, WeightUnit.KG),)),
        ("bar", "", None),
        ("walking-pace", "3.6 km/h", 1.0),
    ],
)
def test_typed_text_comes_to_a_value(key: str, text: str, value: object) -> None:
    assert typed(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "line"),
    [
        ("prepare", "soon", '"soon" is not a duration'),
        ("plates", "1.25, 5 kg", '"1.25" is not a weight; write the unit: 40 kg or 90 lb'),
        ("volume", "120", '"120" is not a volume; write 0% to 100%'),
        ("bar", "20", "write the unit"),
    ],
)
def test_typed_text_that_means_nothing_is_told_in_one_line(key: str, text: str, line: str) -> None:
    with pytest.raises(FileProblem) as caught:
        typed(key, text)
    assert len(caught.value.lines) == 1
    assert line in caught.value.lines[0]


def test_a_one_rep_max_is_typed_for_one_exercise() -> None:
    assert typed_weight("deadlift", " 120 kg ") == Weight(120, WeightUnit.KG)
    assert typed_weight("deadlift", "") is None
    with pytest.raises(FileProblem, match="write the unit"):
        typed_weight("deadlift", "120")


# The file ----------------------------------------------------------------------------------------------


def test_a_change_holds_and_stands_in_the_file_with_the_rest_as_it_was(tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.change("volume", 50)
    assert file.settings == Settings(level=Level.BEGINNER, volume=50)
    assert _on_disk(tmp_path) == MINE.replace("30%", "50%")
    file.change("theme", "light")
    assert _on_disk(tmp_path) == MINE.replace("30%", "50%") + "theme: light\n"
    file.change("level", None)
    assert _on_disk(tmp_path) == "# Mine.\nvolume: 50%\ntheme: light\n"


def test_the_usual_leaves_the_key_out(tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.back_to_usual("volume")
    assert file.settings.volume == usual("volume") == 80
    assert "volume" not in _on_disk(tmp_path)


def test_a_file_that_is_not_there_yet_is_begun_with_a_word_on_what_it_is(tmp_path: Path) -> None:
    file = SettingsFile(_folders(tmp_path / "new"), CATALOGUE)
    assert file.settings == Settings()
    file.change("volume", 50)
    assert _on_disk(tmp_path / "new") == f"{BEGINNING}volume: 50%\n"


def test_what_was_changed_outside_meanwhile_is_taken_over_and_not_overwritten(tmp_path: Path) -> None:
    file = _file(tmp_path)
    _touch_later(file.path, "theme: light\n# Theirs.\n")
    file.change("volume", 50)
    assert _on_disk(tmp_path) == "theme: light\n# Theirs.\nvolume: 50%\n"
    assert file.settings == Settings(theme="light", volume=50)
    assert not file.look()
    _touch_later(file.path, "theme: dark\n")
    assert file.look()
    assert file.settings == Settings(theme="dark")


def test_errors_elsewhere_in_the_file_are_told_and_left_alone(tmp_path: Path) -> None:
    file = _file(tmp_path, "levle: advanced\nvolume: loud\n")
    assert [problem.line for problem in file.problems] == [1, 2]
    file.change("theme", "light")
    assert _on_disk(tmp_path) == "levle: advanced\nvolume: loud\ntheme: light\n"
    file.change("volume", 20)
    assert [problem.line for problem in file.problems] == [1]
    assert file.settings == Settings(theme="light", volume=20)


def test_a_file_that_cannot_be_read_as_yaml_keeps_every_byte_and_the_change_holds(tmp_path: Path) -> None:
    broken = "level: [advanced\n"
    file = _file(tmp_path, broken)
    with pytest.raises(FileProblem, match="mend it first"):
        file.change("volume", 20)
    assert _on_disk(tmp_path) == broken
    assert file.settings.volume == 20
    _touch_later(file.path, "level: advanced\n")
    assert file.look()
    assert file.settings == Settings(level=Level.ADVANCED, volume=20)
    file.change("theme", "light")
    assert _on_disk(tmp_path) == "level: advanced\nvolume: 20%\ntheme: light\n"
    assert not file.unwritten


def test_a_file_that_cannot_be_written_is_told_in_one_line_and_written_when_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _file(tmp_path)

    def refuse(path: Path, text: str) -> None:
        raise FileProblem((f"{path} can't be saved (no space left on device)",))

    with monkeypatch.context() as patched:
        patched.setattr(settings_file, "save_atomically", refuse)
        with pytest.raises(FileProblem, match="no space left"):
            file.change("volume", 20)
        with pytest.raises(FileProblem, match="no space left"):
            file.change("theme", "light")
    assert _on_disk(tmp_path) == MINE
    assert file.settings == replace(Settings(level=Level.BEGINNER), volume=20, theme="light")
    file.change("volume", 25)
    assert _on_disk(tmp_path) == MINE.replace("30%", "25%") + "theme: light\n"


def test_a_folder_in_the_place_of_the_file_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").mkdir()
    file = SettingsFile(_folders(tmp_path), CATALOGUE)
    assert [problem.wrong for problem in file.problems] == ["this is a folder"]
    with pytest.raises(FileProblem, match="this is a folder"):
        file.change("volume", 20)
    assert file.settings.volume == 20
