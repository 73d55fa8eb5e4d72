"""What is noted every second beside the journal, and when it is believed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from backcoach.journal.beats import Beats, gone_on
from backcoach.journal.rows import SessionId, Standing

ONE, OTHER = SessionId(1_700_000_000_000_001), SessionId(1_700_000_000_000_002)
STANDS = Standing(3, 0.0, extra=15.0, clocked=95.5)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def noted(journal: Path, session: SessionId, stands: Standing, spent: float) -> None:
    beats = Beats(journal, session)
    beats.note(stands, spent)
    beats.close()


def test_the_last_beat_says_how_far_the_phase_has_run(journal: Path) -> None:
    assert gone_on(journal, ONE, STANDS) == STANDS
    beats = Beats(journal, ONE)
    beats.note(STANDS, 7.25)
    beats.note(STANDS, 8.25)
    assert gone_on(journal, ONE, STANDS) == Standing(3, 8.25, extra=15.0, clocked=95.5)
    beats.close()


@pytest.mark.parametrize(
    "later",
    [Standing(4, 0.0, clocked=105.5), Standing(3, 0.0, clocked=105.5), Standing(3, 5.0, clocked=95.5)],
)
def test_a_beat_of_before_a_turn_is_stale(journal: Path, later: Standing) -> None:
    noted(journal, ONE, STANDS, 10.0)
    assert gone_on(journal, ONE, later) == later


def test_two_sessions_that_are_led_at_once_keep_a_beat_each(journal: Path) -> None:
    noted(journal, ONE, STANDS, 1.0)
    noted(journal, OTHER, STANDS, 2.0)
    assert gone_on(journal, ONE, STANDS).spent == 1.0
    assert gone_on(journal, OTHER, STANDS).spent == 2.0
    assert gone_on(journal, SessionId(ONE + 8), STANDS) == STANDS


@pytest.mark.parametrize("length", range(0, 100, 7))
def test_a_beat_that_is_cut_short_or_broken_is_none(journal: Path, length: int) -> None:
    noted(journal, SessionId(8), STANDS, 1.0)  # the first place in the file
    file = journal.with_name("journal.db-beats")
    whole = file.read_bytes()
    for broken in (whole[:length], whole[:length] + b"?" + whole[length + 1 :]):
        if broken[: len(whole)] != whole:
            file.write_bytes(broken)
            assert gone_on(journal, SessionId(8), STANDS) == STANDS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the profile to its owner in another way")
def test_the_file_is_for_its_owner_alone(journal: Path) -> None:
    noted(journal, ONE, STANDS, 1.0)
    (file,) = journal.parent.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
