"""The house's first rule: imports point inward, and nobody loads what it doesn't need."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .shipped import ROOT

PACKAGE = ROOT / "backcoach"

ALLOWED: dict[str, set[str]] = {
    "training": set(),
    "system": set(),
    "files": {"training", "system"},
    "sound": {"training", "system"},
    "journal": {"training", "system"},
    "coach": {"training", "files", "sound", "journal", "system", "planner"},
    "__main__": {"cli", "first_picture", "relay", "system", "tui", "files", "asked"},
}
"""What of this package each room may import, beside itself; a room that isn't listed: any but OUTER."""

OUTER = {"cli", "tui", "__main__"}
"""Who stands outermost: nobody imports these, but cli the tui and `__main__` both."""

KEPT = {
    "click": "cli",
    "icalendar": "journal",
    "miniaudio": "sound",
    "platformdirs": "files",
    "rich": "tui",
    "simpleaudio": "sound",
    "sqlite3": "journal",
    "textual": "tui",
    "textual_plotext": "tui",
    "tree_sitter": "tui",
    "wakepy": "coach",
    "yaml": "files",
}
"""Which one room knows a library that the rest of the house has no business with."""


def room(path: Path) -> str:
    """The folder of the package that a module lies in, or its own name at the top."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports anywhere in it, by its full name, with the line."""
    package = ["backcoach", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *(node.module or "").split(".")]).rstrip(".")
            if start == "backcoach":
                yield from ((node.lineno, f"{start}.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, start


MODULES = sorted(PACKAGE.rglob("*.py"))
every_module = pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE).with_suffix(""))
)


@every_module
def test_imports_point_inward(path: Path) -> None:
    here = room(path)
    allowed = ALLOWED.get(here)
    for line, name in imported(path):
        top, _, rest = name.partition(".")
        to = rest.partition(".")[0]
        if top != "backcoach" or to in (here, "__version__", ""):
            continue
        if here == "cli":
            assert to != "__main__", f"line {line}"
        elif allowed is None:
            assert to not in OUTER, f"line {line}: {name}"
        else:
            assert to in allowed, f"line {line}: {name}"


@every_module
def test_a_library_is_known_to_one_room_only(path: Path) -> None:
    here = room(path)
    for line, name in imported(path):
        top = name.partition(".")[0]
        assert KEPT.get(top, here) == here, f"line {line}: {name}"
        if here == "training" and top != "backcoach":
            assert top in sys.stdlib_module_names, f"line {line}: {name}"


def test_the_walk_sees_imports_of_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    folder = tmp_path / "tui" / "widgets"
    folder.mkdir(parents=True)
    module = folder / "one.py"
    module.write_text(
        "import backcoach.cli as c, os\n"
        "from ... import cli\n"
        "from ...files.library import Library\n"
        "from .. import wording\n"
        "from .other import Thing\n"
        "def late():\n    from backcoach.sound import player\n"
    )
    assert [name for _, name in imported(module)] == [
        "backcoach.cli",
        "os",
        "backcoach.cli",
        "backcoach.files.library",
        "backcoach.tui",
        "backcoach.tui.widgets.other",
        "backcoach.sound",
    ]
    assert room(module) == "tui"


def loaded_by(*arguments: str) -> set[str]:
    """Every module that a command has loaded by its end."""
    code = (
        "import sys\n"
        "from backcoach.cli import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)\n"
    )
    with tempfile.TemporaryDirectory() as home:
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "BACKCOACH_HOME": home},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 0, run.stderr
    return set(run.stderr.split())


def test_what_shows_the_first_picture_loads_nothing_that_takes_long() -> None:
    code = "import sys, backcoach.first_picture; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"click", "yaml", "json", "sqlite3", "hashlib", "asyncio", "platformdirs", *SCREEN}
    rooms = {name.split(".")[1] for name in loaded if name.startswith("backcoach.")}
    assert rooms == {"files", "system", "first_picture"}


SCREEN = {"textual", "rich", "backcoach.tui", "asyncio"}
NATIVE = {"simpleaudio", "miniaudio"}


@pytest.mark.parametrize("arguments", [["plan", "full-back-a"], ["plan", "full-back-a", "--json"]])
def test_plan_does_not_load_textual(arguments: list[str]) -> None:
    modules = loaded_by(*arguments)
    assert "backcoach.training.plan" in modules
    assert not modules & (SCREEN | NATIVE | {"sqlite3", "backcoach.coach.conductor", "backcoach.sound"})


@pytest.mark.parametrize("arguments", [["list"], ["check", "tour"]])
def test_no_other_quick_command_loads_textual(arguments: list[str]) -> None:
    assert not loaded_by(*arguments) & (SCREEN | NATIVE)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["run", "--help"]])
def test_who_asks_for_the_version_or_for_help_waits_for_no_room_but_the_commands(
    arguments: list[str],
) -> None:
    modules = loaded_by(*arguments)
    heavy = {"yaml", "tree_sitter", "tree_sitter_yaml", "sqlite3", "platformdirs", "wakepy"}
    assert not modules & (SCREEN | NATIVE | heavy)
    rooms = {name.split(".")[1] for name in modules if name.startswith("backcoach.")}
    assert rooms <= {"cli", "system", "training"}
    assert "run" in arguments or rooms <= {"cli", "system"}


def test_a_session_in_text_loads_no_screen_and_no_native_sound() -> None:
    modules = loaded_by("run", "tour", "--events", "--speed", "10000")
    assert "backcoach.text.plain" in modules
    assert not modules & {"textual", "rich", "backcoach.tui", *NATIVE}


FIRST_FRAME = """
import sys
from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.tui.app import BackcoachApp


class Watched(BackcoachApp):
    def _display(self, screen, update):
        super()._display(screen, update)
        shown = self.screen.query("RoutineList").results() if update else ()
        if any("Full back, day A" in one.prompt.plain for list_ in shown for one in list_.options):
            print("\\n".join(sys.modules), file=sys.__stderr__)
            self._display = lambda *_: None
            self.exit()


Watched(Library(), Settings()).run(headless=True)
"""


def test_the_first_frame_of_home_waits_for_nothing_that_leads_or_keeps_a_session(tmp_path: Path) -> None:
    (tmp_path / "notice-read").touch()
    run = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME],
        cwd=ROOT,
        env={**os.environ, "BACKCOACH_HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    modules = set(run.stderr.split())
    assert "backcoach.tui.screens.home" in modules, run.stderr
    late = {"sqlite3", "tree_sitter", "wakepy", "textual_plotext", "plotext", "numpy"}
    assert modules & (NATIVE | late) == set()
    rooms = {name.split(".")[1] for name in modules if name.startswith("backcoach.")}
    assert rooms & {"journal", "sound", "text", "doctor", "retrospect", "upshot"} == set()
    screens = {name for name in modules if name.startswith("backcoach.tui.screens.")}
    assert screens == {"backcoach.tui.screens.home"}
