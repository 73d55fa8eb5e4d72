"""The wheel and the sdist: built, installed where nothing of the checkout is, and used from there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from backcoach.sound.player import SOUND_SETS
from backcoach.training.cue import Cue
from tests.shipped import ROOT, ROUTINES

BUILD = """
import os, sys
from hatchling.build import build_sdist, build_wheel
print({"sdist": build_sdist, "wheel": build_wheel}[sys.argv[1]](os.path.abspath(sys.argv[2])))
"""

LOOK = f"""
import json
import backcoach
from backcoach.files import folders
from backcoach.files.catalogue import Catalogue
print(json.dumps({{
    "package": backcoach.__file__,
    "sounds": str(folders.shipped("sounds")),
    "routines": str(folders.shipped("routines")),
    "missing": [
        f"{{set_}}/{{cue}}"
        for set_ in {list(SOUND_SETS)!r}
        for cue in {[cue.value for cue in Cue]!r}
        if not (folders.shipped("sounds") / set_ / f"{{cue}}.wav").is_file()
    ],
    "exercises": len(list(Catalogue(folders.SHIPPED_EXERCISES))),
}}))
"""
"""What an installed package finds of its own, said from inside it."""


def call(*command: str | Path, cwd: Path = ROOT, path: str = "") -> str:
    """Run a command with nobody's own files, and give what it prints; a failure shows all it said."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean, "BACKCOACH_HOME": str(cwd / "home"), **({"PYTHONPATH": path} if path else {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


@dataclass(frozen=True)
class Builder:
    """What builds: hatchling, here or fetched for the purpose."""

    path: str

    def build(self, kind: str, source: Path, into: Path) -> Path:
        """Build a "wheel" or an "sdist" of a source tree."""
        return into / call(sys.executable, "-c", BUILD, kind, into, cwd=source, path=self.path).split()[-1]


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    if find_spec("pip") is None:
        pytest.skip("this environment has no pip to install a wheel with")
    if find_spec("hatchling") is not None:
        return Builder("")
    target = tmp_path_factory.mktemp("hatchling")
    try:
        call(sys.executable, "-m", "pip", "install", "--quiet", "--target", target, "hatchling>=1.27")
    except RuntimeError as problem:
        pytest.skip(f"hatchling is not installed and can't be fetched: {str(problem).strip()[-200:]}")
    return Builder(str(target))


@pytest.fixture(scope="module")
def wheel(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return builder.build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return builder.build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; its dependencies are lent by this one."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    binaries = home / ("Scripts" if sys.platform == "win32" else "bin")
    fresh = binaries / ("python.exe" if sys.platform == "win32" else "python")
    install = ["-m", "pip", "--python", fresh, "install", "--quiet", "--no-deps", "--no-index"]
    call(sys.executable, *install, wheel)
    site = Path(call(fresh, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    # A path file's folder is searched last, and the path files in it (the checkout's own) aren't followed.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return fresh


def files_of(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def on_disk(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_its_routines_and_its_sounds_and_nothing_else(wheel: Path) -> None:
    shipped = on_disk("routines") | on_disk("sounds")
    assert files_of(wheel) == on_disk("backcoach") | {f"backcoach/{name}" for name in shipped}


def test_the_installed_command_lists_the_nine_routines_from_another_folder(
    python: Path, tmp_path: Path
) -> None:
    command = python.with_name("backcoach.exe" if sys.platform == "win32" else "backcoach")
    rows = json.loads(call(command, "list", "--json", cwd=tmp_path))
    assert [row["routine"] for row in rows] == list(ROUTINES)
    assert all(row["problem"] is None for row in rows)
    assert not any(Path(row["file"]).is_relative_to(ROOT) for row in rows)
    assert len(call(command, "list", cwd=tmp_path).splitlines()) == 9


def test_the_installed_package_finds_every_sound_of_both_sets(python: Path, tmp_path: Path) -> None:
    found = json.loads(call(python, "-c", LOOK, cwd=tmp_path))
    package = Path(found["package"]).parent
    assert not package.is_relative_to(ROOT)
    assert found["missing"] == []
    assert Path(found["sounds"]) == package / "sounds"
    assert Path(found["routines"]) == package / "routines"
    assert found["exercises"] == len(on_disk("backcoach/exercises"))


def test_the_installed_package_leads_a_session(python: Path, tmp_path: Path) -> None:
    arguments = ["-m", "backcoach", "run", "tour", "--events", "--speed", "5000"]
    events = [json.loads(line) for line in call(python, *arguments, cwd=tmp_path).splitlines()]
    assert events[-1]["event"] == "session-finished"
    assert sum(event["event"] == "phase-started" for event in events) == 10


def test_the_sdist_holds_what_is_needed_to_build_and_to_test(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for folder in ("backcoach", "routines", "sounds"):
        assert on_disk(folder) <= names
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "tests/packaging/test_wheel.py",
    } <= names


def test_a_wheel_from_the_sdist_is_the_same(
    builder: Builder, wheel: Path, sdist: Path, tmp_path: Path
) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    assert files_of(builder.build("wheel", source, tmp_path)) == files_of(wheel)
