"""Files made to hurt: they are refused in a line, at once, and in little memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from backcoach.files.tree import MOST_CHARACTERS

from .places import parser, read, routine_of

__all__ = ["parser"]

LONGEST = 0.5
"""Seconds that any file may take; tests share the machine, so they measure their own processor time."""
MOST_MEMORY = 100_000_000


def _bomb() -> str:
    """Each line ten times the one before: a few hundred bytes that would become gigabytes."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "\n".join(lines)


def _merges() -> str:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join(lines)


HOSTILE = {
    "a bomb of aliases": _bomb(),
    "a bomb of merges": _merges(),
    "an alias to itself": "a: &a [*a]",
    "open brackets": "[" * 50_000,
    "open braces": "{" * 50_000,
    "braces and brackets": "[{a: " * 12_000,
    "dashes": "- " * 30_000,
    "question marks": "? " * 30_000,
    "deep indentation": "".join(f"{' ' * n}a:\n" for n in range(340)),
    "keys in a line": "a: " * 20_000,
    "an endless quote": '"' + "a " * 30_000,
    "quotes": "'" * 60_000,
    "escapes": '"' + "\\n" * 30_000 + '"',
    "bad escapes": '"\\q' + "\\ud800" * 10_000 + '"',
    "anchors": "&a " * 20_000,
    "tags": "!a " * 20_000,
    "one word": "a" * 60_000,
    "one long key": "a" * 60_000 + ": b",
    "line ends": "\n" * 65_000,
    "remarks": "#\n" * 32_000,
    "commas": "main: [" + "," * 60_000 + "]",
    "many unknown keys": "".join(f"k{n}: 1\n" for n in range(7_000)),
    "many equal keys": "name: x\n" * 7_000,
    "many unknown exercises": routine_of(*[f"work: supermen-{n}" for n in range(480)]),
    "many steps": "name: x\nmain:\n" + "  - work: a\n" * 5_000,
    "many sets": routine_of(f"work: superman\nreps: [{', '.join(['8'] * 10_000)}]"),
    "a long number": routine_of(f"work: superman\nreps: {'9' * 50_000}"),
    "a long duration": routine_of(f"hold: childs-pose\nfor: {'1:' * 20_000}"),
    "a long id": routine_of(f"work: {'a-' * 20_000}"),
    "nearly an id": routine_of(f"work: {'a' * 30_000}!"),
    "a long choice": routine_of(f"work: superman\nequipment: {'a or ' * 10_000}"),
    "many rounds": routine_of("repeat: 100\nsteps:\n  - repeat: 100\n    steps:\n      - work: superman"),
    "spaces": routine_of(f"work: superman\nrest: 5{' ' * 50_000}x"),
    "too many characters": "# " + "a" * MOST_CHARACTERS,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_once_and_in_little_memory(name: str, parser: str) -> None:
    text = HOSTILE[name]
    started = time.process_time()
    routine, problems = read(text)
    # The pure parser is only there where libyaml isn't, and takes its time.
    assert time.process_time() - started < LONGEST * (4 if parser == "SafeLoader" else 1)
    assert routine is None
    assert 1 <= len(problems) <= 101
    assert all(problem.one_line("f").isprintable() for problem in problems)
    assert all(len(problem.one_line("f")) < 600 for problem in problems)


@pytest.mark.parametrize(
    "name", ["a bomb of aliases", "a bomb of merges", "open brackets", "many steps", "tags"]
)
def test_a_hostile_file_takes_little_memory(name: str) -> None:
    tracemalloc.start()
    try:
        read(HOSTILE[name])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY


def test_the_longest_good_file_is_read_at_once() -> None:
    steps = ["work: superman\nsets: 3\nreps: [8, 8, 8]\nrest: 45s\ncue: Slowly up"] * 490
    text = routine_of(*steps)
    assert 30_000 < len(text) < MOST_CHARACTERS
    started = time.process_time()
    routine, problems = read(text)
    assert time.process_time() - started < LONGEST
    assert problems == ()
    assert routine is not None
