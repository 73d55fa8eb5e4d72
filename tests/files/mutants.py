"""Files as a slip of the keyboard, a bad merge or somebody's malice leaves them."""

from __future__ import annotations

from hypothesis import strategies as st

from .places import BAD, SHIPPED

ORIGINALS = [path.read_bytes() for path in SHIPPED] + [
    # The longest are copies of one line, and would only slow the search down.
    path.read_bytes()
    for path in BAD
    if path.stat().st_size < 5_000
]

PIECES = [
    *(piece.encode() for piece in " \t\n\r:-[]{},#&*!|>'\"%@`?\\~=<.0"),
    *(
        piece.encode()
        for piece in (
            "\r\n",
            "- ",
            "? ",
            ": ",
            "\n---\n",
            "\n...\n",
            "\\x",
            "\\ud800",
            "\\U00110000",
            "<<: *a",
            "&a ",
            "*a",
            "!!int ",
            "|2",
            ">-\n",
            "  ",
            "\n\n",
            "é",
            "背中",
            "\U0001f600",
            "\u00a0",
            "\ufeff",
            "\u0085",
            "\u2028",
            "\0",
            "\x1b[2J",
            "999999h",
            ".inf",
            "- " * 20,
            "[" * 40,
            "{a: " * 40,
            "repeat: 100\n    steps:",
            "%YAML 1.2\n",
        )
    ),
    b"\xff",
    b"\xc3",
    b"\xfe\xff",
]

_edits = st.tuples(
    st.integers(0, 10_000),
    st.sampled_from([0, 1, 1, 5, 40]),
    st.one_of(st.sampled_from(PIECES), st.just(b""), st.binary(max_size=3)),
    st.booleans(),
)


def _edited(original: bytes, edits: list[tuple[int, int, bytes, bool]]) -> bytes:
    text = original
    for place, length, piece, doubled in edits:
        at = place % (len(text) + 1)
        cut = text[at : at + length]
        text = text[:at] + (cut + piece + cut if doubled else piece) + text[at + length :]
    return text


mutants = st.builds(_edited, st.sampled_from(ORIGINALS), st.lists(_edits, min_size=1, max_size=5))
