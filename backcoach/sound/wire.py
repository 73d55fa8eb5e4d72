"""The words between the player and its sound process: one JSON object a line, both ways."""

from __future__ import annotations

from backcoach.sound.agenda import Take
from backcoach.sound.plain_json import read_json, write_json
from backcoach.sound.tones import Sound, SoundFile

TYPE_CHECKING = False  # the sound process loads nothing for the sake of types: see helper.py
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    Message = Mapping[str, Any]


def encode(message: Message) -> bytes:
    """A message as one line."""
    return write_json(message).encode() + b"\n"


def decode(line: bytes) -> dict[str, Any]:
    """A line as a message. Raises ValueError for anything but a JSON object."""
    message = read_json(line.decode())
    if not isinstance(message, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 (one error for every bad line)
    return message


def takes_to_json(takes: Sequence[Take]) -> list[dict[str, Any]]:
    """Takes as they stand in a `schedule` message."""
    return [
        {"at": take.at, "parts": [[offset, _sound_to_json(sound)] for offset, sound in take.parts]}
        for take in takes
    ]


def takes_from_json(passages: Sequence[Message]) -> tuple[Take, ...]:
    """The takes of a `schedule` message. Raises ValueError, TypeError or KeyError for a malformed one."""
    return tuple(
        Take(
            float(passage["at"]),
            tuple((float(offset), _sound_from_json(sound)) for offset, sound in passage["parts"]),
        )
        for passage in passages
    )


def _sound_to_json(sound: Sound) -> dict[str, str]:
    return {"cue": str(sound)} if isinstance(sound, str) else {"file": str(sound)}


def _sound_from_json(sound: Message) -> Sound:
    return SoundFile(str(sound["file"])) if "file" in sound else str(sound["cue"])


class Lines:
    """Whole lines out of what a pipe hands over in pieces."""

    def __init__(self, longest: int = 4_000_000) -> None:
        self._longest = longest
        self._rest = b""

    def feed(self, piece: bytes) -> list[bytes]:
        """The lines that `piece` completes. Raises ValueError when one grows past all reason."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        if len(self._rest) > self._longest:
            raise ValueError("a line without an end")
        return [line for line in lines if line.strip()]
