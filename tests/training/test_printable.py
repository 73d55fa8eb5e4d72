"""Text from outside can be shown without being obeyed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.printable import printable


def test_what_a_terminal_would_obey_is_written_out() -> None:
    assert printable("a\x1b[2Jb\n") == "a\\x1b[2Jb\\x0a"
    assert printable("\u202eabc\u2028") == "\\u202eabc\\u2028"


def test_what_can_be_shown_stays_as_it_is() -> None:
    assert printable("Rücken 背中 [bold]") == "Rücken 背中 [bold]"


@given(st.text())
def test_whatever_it_was_it_can_be_printed(text: str) -> None:
    assert printable(text).isprintable()
