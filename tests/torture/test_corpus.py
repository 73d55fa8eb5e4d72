"""What the fuzzers found, tried again: every file is read or refused in a line, and nothing breaks."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from . import corpus
from .targets import TARGETS

LONGEST = 1.0
"""Seconds of the processor that any input may take; they take a hundredth of one."""


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_that_fuzzing_found_breaks_a_promise(target: str) -> None:
    found = corpus.inputs(target)
    assert found
    for name, raw in found.items():
        began = time.process_time()
        try:
            TARGETS[target](raw)
        except Exception as error:
            error.add_note(f"by {name} of {target}.zip")
            raise
        assert time.process_time() - began < LONGEST, name


def test_a_corpus_is_packed_and_laid_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "FOLDER", tmp_path)
    first = corpus.pack("wav", [b"RIFF", b""], [b"\0"]).read_bytes()
    assert corpus.pack("wav", [b"", b"RIFF"], [b"\0"]).read_bytes() == first
    corpus.unpack("wav", tmp_path / "files")
    assert sorted(path.read_bytes() for path in (tmp_path / "files").iterdir()) == [b"", b"\0", b"RIFF"]
    assert next(iter(corpus.inputs("wav").values())) == b"\0"


def test_what_broke_a_promise_is_added_to_what_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "FOLDER", tmp_path)
    whole = corpus.pack("wav", [b"RIFF", b""], [b"\0", b"\1"]).read_bytes()
    corpus.pack("wav", [b"RIFF", b""], [b"\0"])
    assert corpus.keep("wav", [b"\1"]).read_bytes() == whole
