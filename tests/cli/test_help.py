"""The help of every command, and what the shell completes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest

from backcoach.cli import main

from .. import shipped
from .commands import environment, invoke


def commands(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    """Every command there is, those of groups too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)


COMMANDS = [(), *commands(main)]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_tells_what_it_does_and_each_of_its_options(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    result = invoke(tmp_path, *command, "--help")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Usage: ")
    assert lines[2].endswith(".")
    assert "..." not in "\n".join(lines[1:]).replace("[ARGS]...", ""), "nothing is cut off"
    assert max(len(line) for line in lines) <= 80
    assert "\b" not in result.stdout
    for line in lines:
        if re.match(r"  -", line) and len(line) < 34:
            following = lines[lines.index(line) + 1]
            assert "  " in line.strip() or following.startswith(" " * 10), f"{line} says nothing"


def test_every_example_of_a_help_text_is_a_command_that_there_is(tmp_path: Path) -> None:
    found = 0
    for command in COMMANDS:
        for line in invoke(tmp_path, *command, "--help").stdout.splitlines():
            if not line.startswith("    backcoach ") or "COMMAND" in line:
                continue
            found += 1
            name, *options = shlex.split(line)[1:]
            context = click.Context(main)
            made = main.get_command(context, name)
            assert made is not None
            made.make_context(name, options, parent=context)
    assert found >= 10


# Completion ------------------------------------------------------------------------------------------------


def spoken(env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What the program says to a shell."""
    command = [sys.executable, "-m", "backcoach"]
    return subprocess.run(command, cwd=shipped.ROOT, env=env, capture_output=True, text=True, check=False)


def completed(home: Path, shell: str, *words: str) -> list[str]:
    """What a shell is told to offer for the last word."""
    env = {**environment(home), "_BACKCOACH_COMPLETE": f"{shell}_complete"}
    if shell == "fish":
        env |= {"COMP_WORDS": " ".join(words), "COMP_CWORD": words[-1]}
    else:
        env |= {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    done = spoken(env)
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    if shell == "zsh":
        return lines[1::3]
    return [line.split(",", 1)[1].split("\t")[0].split("\n")[0] for line in lines if "," in line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_completes_commands_routines_levels_and_exercises(tmp_path: Path, shell: str) -> None:
    assert completed(tmp_path, shell, "backcoach", "do") == ["doctor"]
    assert completed(tmp_path, shell, "backcoach", "run", "full") == [
        "full-back-a",
        "full-back-b",
        "full-back-home",
    ]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("run", "tour", "--level", ""), ["beginner", "advanced"]),
        (("log", "--exercise", "dead"), ["dead-hang", "deadlift"]),
        (("log", "--routine", "to"), ["tone-and-flow", "tour"]),
        (("new", "mine", "--from", "pos"), ["posture-break"]),
        (("check", "tour", "hard"), ["hard-to-tone"]),
        (("run", "tour", "--pl"), ["--plain"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_names_are_completed_wherever_one_is_wanted(
    tmp_path: Path, words: tuple[str, ...], offered: list[str]
) -> None:
    assert completed(tmp_path, "bash", "backcoach", *words) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_shell_evaluates_is_a_script_that_it_understands(tmp_path: Path, shell: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("the script of bash looks which version there is")
    env = {**environment(tmp_path), "_BACKCOACH_COMPLETE": f"{shell}_source"}
    done = spoken(env)
    assert done.returncode == 0
    assert f"_BACKCOACH_COMPLETE={shell}_complete" in done.stdout
    if shutil.which(shell) is not None:
        checked = subprocess.run(
            [shell, "-n"], input=done.stdout, capture_output=True, text=True, check=False
        )
        assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_itself_completes_a_routine(tmp_path: Path) -> None:
    shim = tmp_path / "backcoach"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m backcoach "$@"\n')
    shim.chmod(0o755)
    script = (
        'eval "$(_BACKCOACH_COMPLETE=bash_source backcoach)"\n'
        "COMP_WORDS=(backcoach run post); COMP_CWORD=2\n"
        "_backcoach_completion backcoach\n"
        'echo "${COMPREPLY[@]}"\n'
    )
    env = {**environment(tmp_path / "home"), "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    env["PYTHONPATH"] = str(shipped.ROOT)
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("posture-break\n", "")
