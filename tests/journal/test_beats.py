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


def test_a_beat_that_is_cut_short_or_broken_is_none(journal: Path) -> None:
    first = SessionId(8)  # it has the first place in the file
    noted(journal, first, STANDS, 1.0)
    file = journal.with_name("journal.db-beats")
    whole = file.read_bytes()
    assert gone_on(journal, first, STANDS).spent == 1.0
    for length in range(len(whole)):
        changed = bytes([whole[length] ^ 0xFF])
        for broken in (whole[:length], whole[:length] + changed + whole[length + 1 :]):
            file.write_bytes(broken)
            assert gone_on(journal, first, STANDS) == STANDS, length


def test_where_a_beat_cannot_be_written_the_next_one_is_tried_again(journal: Path) -> None:
    beats, file = Beats(journal, ONE), journal.with_name("journal.db-beats")
    file.mkdir()
    beats.note(STANDS, 1.0)
    assert gone_on(journal, ONE, STANDS) == STANDS
    file.rmdir()
    beats.note(STANDS, 2.0)
    assert gone_on(journal, ONE, STANDS).spent == 2.0
    beats.close()


def test_a_session_of_a_number_that_this_program_never_gives_has_its_beat_like_any(journal: Path) -> None:
    odd = SessionId(-ONE)  # such as of a journal that somebody else has written
    noted(journal, odd, STANDS, 1.0)
    assert gone_on(journal, odd, STANDS).spent == 1.0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the profile to its owner in another way")
def test_the_file_is_for_its_owner_alone(journal: Path) -> None:
    noted(journal, ONE, STANDS, 1.0)
    (file,) = journal.parent.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
