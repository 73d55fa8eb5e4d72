"""The routines that a person begins with: a template, or a commented copy of another."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..system.printable import printable
from ..training.quantities import QuantityError
from .disk import load_text, save_atomically
from .folders import Folders
from .grammar import parse_slug
from .layout import write_setting
from .problems import FileProblem

if TYPE_CHECKING:
    from .library import Library

SCHEMA_FILE = "routine.schema.json"
MODELINE = "# yaml-language-server: $schema="
"""What editors look for in the first lines: with it they complete keys and mark mistakes."""

TEMPLATE = """\
# A routine of your own. Lines that begin with # are notes; the coach passes over them.
# See what it comes to:  backcoach plan NAME       Look for mistakes:  backcoach check NAME

name: TITLE
about: Two moves for the back. Change them, add more, and take out what you don't need.
level: beginner                  # beginner or advanced; decides what a step leaves open

warm-up:                         # moving stretches first
  - work: cat-cow                # "work", "hold" or "carry", then the exercise
    for: 40s                     # 45s, 1m30s or 1:30
    rest: none

main:
  - work: superman
    sets: 2
    reps: 8-12                   # a range: you start low, and move up as your log shows progress
                                 # no "rest:" here: it follows from the load
  - repeat: 2                    # rounds: go through the steps below twice
    rest: 60s                    # between the rounds
    steps:
      - work: bird-dog
        reps: 8
        rest: none
      - hold: superman-hold
        for: 20s

cool-down:                       # still stretches last
  - hold: childs-pose
    for: 40s
    rest: none
  - hold: knees-to-chest
    for: 30s
    rest: none

# An exercise that isn't in the catalogue? Describe it here, then use its id in a step:
#
# exercises:
#   towel-row:
#     name: Towel row
#     muscles: [lats, rhomboids]
#     cues: [Pull the towel apart first]
"""


def new_routine(library: Library, name: str, from_: str | None = None) -> Path:
    """Write a routine of the person's own, and the schema that its first line points to.

    Raises FileProblem with one line.
    """
    try:
        id_ = parse_slug(name)
    except QuantityError as error:
        raise FileProblem((f"{error.wrong}; {error.right}",)) from None
    path = _own_path(library.personal, id_)
    if any(map(os.path.lexists, (path, path.with_suffix(".yml")))):
        right = f"choose another name, or change it with: backcoach edit {id_}"
        raise FileProblem((f"you have a routine {id_} already; {right}",))
    if from_ is None:
        text = TEMPLATE.replace("TITLE", _title(id_)).replace("NAME", id_)
    else:
        text = _renamed(_source(library.find(from_).path), _title(id_))
    _write(library.personal, path, text)
    return path


def copy_for_editing(library: Library, name: str) -> Path:
    """The person's own file of this name; a shipped one is copied first, its comments too.

    Raises FileProblem with one line.
    """
    found = library.find(name)
    if found.own:
        return found.path
    path = _own_path(library.personal, found.id)
    _write(library.personal, path, _source(found.path))
    return path


def write_schema(folders: Folders) -> Path:
    """Write the schema of routine files into the person's folder, unless it is there as it should be.

    Raises FileProblem with one line.
    """
    from .schema import routine_schema

    path = folders.config / SCHEMA_FILE
    text = json.dumps(routine_schema(), indent=2, ensure_ascii=False) + "\n"
    with contextlib.suppress(OSError, ValueError):
        if path.read_text(encoding="utf-8") == text:
            return path
    save_atomically(path, text)
    return path


def _source(path: Path) -> str:
    try:
        return load_text(path)
    except FileProblem as problem:
        raise FileProblem((f"{printable(str(path))}: {problem.lines[0]}",)) from None


def _own_path(folders: Folders, id_: str) -> Path:
    return folders.routines / f"{id_}.yaml"


def _write(folders: Folders, path: Path, text: str) -> None:
    write_schema(folders)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and lines[0].startswith(MODELINE):
        text = "".join(lines[1:])
    save_atomically(path, f"{MODELINE}../{SCHEMA_FILE}{newline}{text}")


def _renamed(text: str, title: str) -> str:
    """The same routine under another title; one that can't be read is copied as it is."""
    with contextlib.suppress(FileProblem):
        return write_setting(text, "name", title)
    return text


def _title(id_: str) -> str:
    words = id_.replace("-", " ")
    return words[:1].upper() + words[1:]
