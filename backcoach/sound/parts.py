"""What a passage comes down to where it is played: cues by name, and words by the file they are in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from backcoach.sound.agenda import Take
from backcoach.sound.tones import Sound, SoundFile
from backcoach.training.cue import Cue, Passage

LONGEST_TAKE = 20.0
"""Seconds after which a long passage, such as a set paced by the second, goes on as another take: a
minute of samples in one piece would take long to mix, and megabytes."""


class Words(Protocol):
    """A part that is no cue: a phrase, with what sounds where it cannot be said."""

    @property
    def file(self) -> str:
        """The WAV that holds it; empty where there is none."""
        ...

    @property
    def instead(self) -> tuple[tuple[float, Cue], ...]:
        """Offsets in seconds from its own, and cues."""
        ...


def takes_of(passage: Passage) -> list[Take]:
    """A passage as the sound process plays it. Raises ValueError for one at no possible time."""
    sounds: list[tuple[float, Sound]] = []
    for offset, part in passage.parts:
        if isinstance(part, Cue):
            sounds.append((offset, part.value))
        elif part.file:
            sounds.append((offset, SoundFile(part.file)))
        else:
            sounds.extend((at, cue.value) for at, cue in _instead(offset, part))
    groups: list[list[tuple[float, Sound]]] = []
    for offset, sound in sorted(sounds, key=lambda part: part[0]):
        if not groups or offset - groups[-1][0][0] > LONGEST_TAKE:
            groups.append([])
        groups[-1].append((offset, sound))
    first = [0.0, *(group[0][0] for group in groups[1:])]
    return [
        Take(passage.at + begin, tuple((offset - begin, sound) for offset, sound in group))
        for begin, group in zip(first, groups, strict=False)
    ]


def cues_of(passage: Passage) -> Iterable[tuple[float, Cue]]:
    """Offsets and cues, for a player that cannot speak."""
    for offset, part in passage.parts:
        if isinstance(part, Cue):
            yield offset, part
        else:
            yield from _instead(offset, part)


def _instead(offset: float, words: Words) -> Iterable[tuple[float, Cue]]:
    return ((offset + after, cue) for after, cue in words.instead)
