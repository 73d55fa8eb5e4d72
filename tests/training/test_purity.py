"""The core is pure: it imports nothing but the standard library, and no clock, screen, sound or file."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import backcoach.training

ROOM = Path(backcoach.training.__file__).parent
MODULES = sorted(path.stem for path in ROOM.glob("*.py"))

IMPORT_ALL = """
import importlib, pkgutil, sys
before = set(sys.modules)
import backcoach.training
for module in pkgutil.walk_packages(backcoach.training.__path__, "backcoach.training."):
    importlib.import_module(module.name)
print("\\n".join(sorted(set(sys.modules) - before)))
"""

FAR = {
    "asyncio",
    "ctypes",
    "io",
    "json",
    "logging",
    "os",
    "pathlib",
    "random",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
}
"""What a core that knows no clock, screen, sound or file has no use for."""


def imported() -> set[str]:
    """Every module that the whole core brings with it into a fresh interpreter."""
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        cwd=ROOM.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


def test_the_core_imports_only_itself_and_the_standard_library() -> None:
    modules = imported()
    assert {f"backcoach.training.{name}" for name in MODULES} - {"backcoach.training.__init__"} <= modules
    own = {name for name in modules if name == "backcoach" or name.startswith("backcoach.training")}
    foreign = {name for name in modules - own if name.partition(".")[0] not in sys.stdlib_module_names}
    assert foreign == set()


def test_the_core_brings_no_screen_file_process_or_socket_along() -> None:
    tops = {name.partition(".")[0] for name in imported()}
    assert not tops & {"textual", "rich", "yaml", "click", "platformdirs", "simpleaudio", "miniaudio"}
    assert not tops & {"sqlite3", "subprocess", "socket", "asyncio", "threading", "ctypes"}


@pytest.mark.parametrize("name", MODULES)
def test_no_module_of_the_core_asks_for_a_clock_or_a_file(name: str) -> None:
    tree = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert not {alias.name.partition(".")[0] for alias in node.names} & FAR
        elif isinstance(node, ast.ImportFrom):
            inward = node.level == 1 or (node.level == 0 and (node.module or "").partition(".")[0] not in FAR)
            assert inward, f"line {node.lineno}"
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert called not in {"open", "print", "input", "now", "today", "utcnow", "monotonic"}
