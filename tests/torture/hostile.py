"""A person's folder as nobody would leave it but somebody who means harm, or a very bad day."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ROUTINE = """\
name: {name}
about: {about}
warm-up: [{{work: cat-cow, for: 3s, rest: none}}]
main:
  - work: superman
    sets: 1
    reps: 3
    cue: {cue}
cool-down: [{{hold: childs-pose, for: 3s}}]
"""

MARKUP = "[bold red]Bold[/] [@click=app.quit]x[/] [/oops]"
"""What a screen would take for markup."""

OBEYED = "\x1b[2J\x1b]0;owned\x07\x9b2J\u202e"
"""What a terminal would obey: clear the screen, set the title, turn the writing round."""


def routine(name: str = "Plain", about: str = "About", cue: str = "Slowly") -> str:
    """A short routine with these texts in it, each as YAML has it."""
    return ROUTINE.format(name=name, about=about, cue=cue)


def fill(folder: Path) -> None:
    """Put everything into a routines folder that can lie in one."""
    folder.mkdir(parents=True, exist_ok=True)

    def write(name: str | bytes, content: str | bytes) -> None:
        with open(os.fsencode(folder) + b"/" + os.fsencode(name), "wb") as file:  # noqa: PTH123 (bytes)
            file.write(content if isinstance(content, bytes) else content.encode())

    write("escapes.yaml", routine('"\\e[2J\\x9b2J"', '"\\u202eabout\\e]0;t\\a"', '"\\e[31m"'))
    write("raw-escapes.yaml", routine("\x1b[2Jred"))
    write("markup.yaml", routine(f'"{MARKUP}"', f'"{MARKUP}"', f'"{MARKUP}"'))
    write("utf-16.yaml", routine().encode("utf-16"))
    write("binary.yaml", bytes(range(256)) * 16)
    write("bomb.yaml", "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*a, *a]\n" for c in "bcdefgh"))
    write("deep.yaml", "[" * 50_000)
    write("line\nend.yaml", routine())
    write(f"name{OBEYED}.yaml", routine())
    write(b"not\xffutf-8.yaml", routine())
    write("[bold]brackets.yaml", routine())
    write("-rf.yaml", routine())
    write("unreadable.yaml", routine())
    (folder / "unreadable.yaml").chmod(0)
    with (folder / "huge.yaml").open("wb") as file:
        file.truncate(4_000_000_000)  # a hole: it takes no room
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    for name, to in {
        "loop-a": "loop-b.yaml",
        "loop-b": "loop-a.yaml",
        "dangling": "nowhere",
        "zero": "/dev/zero",
        "terminal": "/dev/tty",
        "itself": ".",
        "passwd": "/etc/passwd",
    }.items():
        (folder / f"{name}.yaml").symlink_to(to)


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise TimeoutError in the middle of whatever hangs."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"still busy after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def assert_harmless(text: str) -> None:
    """Nothing in what was printed is obeyed by a terminal."""
    odd = {c for c in text if not c.isprintable() and c not in "\n\t"}
    assert not odd, f"printed raw: {sorted(map(ascii, odd))}"
