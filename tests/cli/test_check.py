"""`check`: every problem of a file, with its place."""

from __future__ import annotations

from pathlib import Path

from .. import shipped
from .commands import BAD, GOOD, PROBLEM, invoke, write


def test_check_says_nothing_about_a_good_file(home: Path, tmp_path: Path) -> None:
    result = invoke(home, "check", str(write(tmp_path / "good.yaml", GOOD)))
    assert (result.exit_code, result.output) == (0, "")


def test_check_says_nothing_about_what_is_shipped(home: Path) -> None:
    result = invoke(home, "check", *shipped.ROUTINES)
    assert (result.exit_code, result.output) == (0, "")


def test_check_says_every_problem_with_its_place_and_fails(home: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "bad.yaml", BAD)
    result = invoke(home, "check", str(path))
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    problems = [PROBLEM.match(line) for line in result.stdout.splitlines()]
    places = [(found["file"], found["line"], found["column"], found["how"]) for found in problems if found]
    assert places == [(str(path), "3", "11", "error"), (str(path), "8", "11", "error")]
    assert len(problems) == 2
    assert 'did you mean "cat-cow"?' in result.stdout


def test_check_warns_without_failing(home: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "odd.yaml", GOOD[: GOOD.index("cool-down:")])
    result = invoke(home, "check", str(path))
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert f"{path}:1:1: warning: there is no cool-down" in line


def test_one_bad_file_among_good_ones_fails_the_check(home: Path, tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good.yaml", GOOD), write(tmp_path / "bad.yaml", BAD)
    assert invoke(home, "check", str(bad), str(good)).exit_code == 1


def test_check_without_files_looks_at_one_s_own_and_the_settings(home: Path) -> None:
    assert (invoke(home, "check").exit_code, invoke(home, "check").output) == (0, "")
    write(home / "routines" / "mine.yaml", BAD)
    settings = write(home / "config.yaml", "level: expert\n")
    result = invoke(home, "check")
    assert result.exit_code == 1
    files = {found["file"] for line in result.stdout.splitlines() if (found := PROBLEM.match(line))}
    assert files == {str(settings), str(home / "routines" / "mine.yaml")}


def test_check_looks_at_one_s_own_sounds(home: Path) -> None:
    odd = write(home / "sounds" / "wrok.wav", "?")
    assert invoke(home, "check").exit_code == 0, "nobody misses it"
    bad = write(home / "sounds" / "work.wav", "not a sound")
    result = invoke(home, "check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{bad}:1:1: error: not a WAV file; the shipped sound is played instead; "
        "export it as a 16-bit PCM WAV, mono or stereo",
        f'{odd}:1:1: warning: no cue is called so; did you mean "work.wav"?',
    ]


def test_check_tells_of_a_file_that_is_not_there(home: Path, tmp_path: Path) -> None:
    result = invoke(home, "check", str(tmp_path / "nothing.yaml"))
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert PROBLEM.match(line)
