"""Text from outside can be shown without being obeyed."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from backcoach.system.printable import json_text, printable, tame


def test_what_a_terminal_would_obey_is_written_out() -> None:
    assert printable("a\x1b[2Jb\n") == "a\\x1b[2Jb\\x0a"
    assert printable("\u202eabc\u2028") == "\\u202eabc\\u2028"


def test_what_can_be_shown_stays_as_it_is() -> None:
    assert printable("Rücken 背中 [bold]") == "Rücken 背中 [bold]"


@given(st.text())
def test_whatever_it_was_it_can_be_printed(text: str) -> None:
    assert printable(text).isprintable()


def test_json_reads_as_it_was_written_but_for_what_a_terminal_would_obey() -> None:
    assert json_text({"name": "Rücken \x9b\u202e\x1b"}) == '{"name": "Rücken \\u009b\\u202e\\u001b"}'
    assert json_text([1, "背"], 1) == '[\n 1,\n "背"\n]'


@given(st.text())
def test_json_means_the_same_after_all(text: str) -> None:
    assert json.loads(json_text([text], 2)) == [text]
    assert json_text(text).isprintable()


def test_only_what_does_mischief_is_tamed() -> None:
    assert tame("8:30\u202fPM\n\tDeadlift\x1b[2J\u202e") == "8:30\u202fPM\n\tDeadlift\\x1b[2J\\u202e"
