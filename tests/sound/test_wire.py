"""The words between the player and its process."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.sound.agenda import Take
from backcoach.sound.tones import SoundFile
from backcoach.sound.wire import Lines, decode, encode, takes_from_json, takes_to_json


def test_takes_survive_the_wire_with_their_cues_and_files() -> None:
    takes = (
        Take(12.345678901, ((0.0, "count"), (1.0, SoundFile("/a b/ü.wav")))),
        Take(99.0, ((0.0, "change-sides"),)),
    )
    line = encode({"do": "schedule", "passages": takes_to_json(takes)})
    assert line.count(b"\n") == 1
    assert takes_from_json(decode(line)["passages"]) == takes


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"3", b"\xff"])
def test_a_line_that_is_no_message_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        decode(line)


@pytest.mark.parametrize(
    "passage", [{}, {"at": "soon", "parts": []}, {"at": 1, "parts": [[0]]}, {"at": 1, "parts": [[0, {}]]}]
)
def test_a_malformed_passage_is_refused(passage: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        takes_from_json([passage])


@given(st.lists(st.integers(0, 5), max_size=10), st.lists(st.integers(1, 30), max_size=20))
def test_lines_come_out_whole_however_the_pipe_cuts_them(numbers: list[int], cuts: list[int]) -> None:
    content = b"".join(encode({"n": number}) for number in numbers)
    lines, found = Lines(), []
    for cut in [*cuts, len(content)]:
        piece, content = content[:cut], content[cut:]
        found += lines.feed(piece)
    assert [decode(line)["n"] for line in found] == numbers


def test_a_line_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="without an end"):
        Lines(longest=100).feed(bytes(101))
