"""What every file must go through, whoever wrote it: read or refused in a line, planned, told, and no more.

Each target takes raw bytes, as they may lie on a disk, and raises where a promise is broken. The fuzzer
drives them, and the normal suite replays what it found.
"""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC
from functools import cache
from pathlib import Path

from backcoach.files.catalogue import Catalogue
from backcoach.files.disk import read_text
from backcoach.files.folders import SHIPPED_EXERCISES, Folders, shipped
from backcoach.files.layout import write_setting
from backcoach.files.problems import FileProblem, Problem, Problems
from backcoach.files.reader import read_exercise, read_routine
from backcoach.files.settings import SETTINGS_FILE
from backcoach.files.settings_reader import load_settings
from backcoach.journal import history
from backcoach.journal.exchange import csv_text, import_csv, records
from backcoach.journal.frozen import freeze, thaw
from backcoach.journal.sheet import NoSheet
from backcoach.journal.store import Journal
from backcoach.sound.wav import LENGTH_LIMIT, RATE, SoundProblem, read_wav
from backcoach.system.printable import OBEYED
from backcoach.text.listing import plan_lines
from backcoach.text.records import plan_record
from backcoach.training.person import Person
from backcoach.training.planning import make_plan
from backcoach.training.quantities import WeightUnit

from .places import IN_MEMORY

MOST_PROBLEMS = 101
CATALOGUE = Catalogue(SHIPPED_EXERCISES)


@cache
def _folder() -> Path:
    # One for the whole process: the fuzzer comes by thousands of times a second.
    folder = tempfile.TemporaryDirectory(prefix="backcoach-torture-", dir=IN_MEMORY)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _put(name: str, raw: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(raw)
    return path


def _told(problems: Iterable[Problem], text: str) -> None:
    """Every problem is one line that nothing obeys, at a place that there is."""
    found = tuple(problems)
    assert len(found) <= MOST_PROBLEMS
    lines = text.count("\n") + text.count("\r") + 1
    for problem in found:
        assert problem.one_line("file").isprintable()
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        drawn = problem.excerpt(text)
        assert drawn.replace("\n", "").replace("\N{NO-BREAK SPACE}", "").isprintable()
        assert not drawn or drawn.count("\n") == 1


def _one_line(text: str) -> None:
    assert text
    assert text.isprintable()


def _about(raw: bytes) -> str:
    """What an editor would show of a file that is no text."""
    return raw.decode("utf-8", errors="replace")


def routine(raw: bytes) -> None:
    """Read a routine, plan it, show the plan, freeze it for the journal and thaw it."""
    problems = Problems()
    text = read_text(_put("routine.yaml", raw), problems)
    if text is None:
        _told(problems.in_order(), _about(raw))
        return
    read = read_routine(text, "routine", CATALOGUE, problems)
    _told(problems.in_order(), text)
    assert (read is None) == problems.fatal
    if read is None:
        return
    plan = make_plan(read, CATALOGUE, Person())
    assert plan.phases
    assert all(phase.seconds > 0 for phase in plan.phases)
    for line in plan_lines(plan):
        assert not OBEYED.search(line)
    plan_record(plan)
    assert thaw(freeze(plan)) == plan


def exercise(raw: bytes) -> None:
    """Read an exercise of the catalogue."""
    problems = Problems()
    text = read_text(_put("exercise.yaml", raw), problems)
    if text is not None:
        read = read_exercise(text, "exercise", problems)
        assert (read is None) == problems.fatal
    _told(problems.in_order(), text or _about(raw))


def settings(raw: bytes) -> None:
    """Read the settings, and write one of them back with all that stands around it."""
    path = _put(SETTINGS_FILE, raw)
    folder = path.parent
    read, problems = load_settings(Folders(folder, folder, folder), CATALOGUE)
    again = Problems()
    text = read_text(path, again)
    _told(problems, text or _about(raw))
    read.person()
    if text is None:
        return
    try:
        changed = write_setting(text, "volume", "70%")
    except FileProblem as refused:
        _one_line("".join(refused.lines))
        return
    path.write_text(changed, encoding="utf-8", newline="")
    if not problems:
        assert load_settings(Folders(folder, folder, folder), CATALOGUE)[0].volume == 70


def wav(raw: bytes) -> None:
    """Load a sound."""
    path = _put("work.wav", raw)
    try:
        samples = read_wav(path)
    except SoundProblem as problem:
        _one_line(str(problem))
        return
    assert 0 < len(samples) <= LENGTH_LIMIT * RATE + 1


def sheet(raw: bytes) -> None:
    """Take a CSV in and give it out: the same journal knows all of it, and an empty one takes all of it."""
    # In memory: a real file waits for the disk, thousands of times a second.
    with _journal() as journal, _journal() as empty:
        try:
            came = import_csv(journal, raw, known={}, unit=WeightUnit.KG, zone=UTC)
        except NoSheet as problem:
            _one_line(str(problem))
            return
        for line in came.problems:
            _one_line(line)
        assert came.sets == len(history.sets(journal))
        written = csv_text(records(journal))
        again = import_csv(journal, written.encode(), known={}, unit=WeightUnit.KG, zone=UTC)
        assert (again.sets, again.problems) == (0, ())
        assert again.known == came.sets
        import_csv(empty, written.encode(), known={}, unit=WeightUnit.KG, zone=UTC)
        assert csv_text(records(empty)) == written


def _journal() -> Journal:
    return Journal._opened(Path("sheet"), ":memory:", check=False)


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (routine, exercise, settings, wav, sheet)
}

SEEDS: dict[str, tuple[Path, ...]] = {
    "routine": tuple(sorted(shipped("routines").glob("*.yaml"))),
    "exercise": tuple(sorted(SHIPPED_EXERCISES.glob("*.yaml"))),
    "settings": (),
    "wav": (),
    "sheet": (),
}
"""Good files to begin with; the corpus has the rest."""
