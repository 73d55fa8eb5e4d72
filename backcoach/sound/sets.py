"""Which sounds are played: the shipped sets, a person's own in their places, and what is wrong with those."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backcoach.sound.player import SOUND_SETS
from backcoach.sound.tones import shipped_sounds
from backcoach.sound.wav import EXPORT, SoundProblem, read_wav
from backcoach.training.cue import Cue

CUES = tuple(cue.value for cue in Cue)
FILES = tuple(f"{cue}.wav" for cue in CUES)
"""What a cue's sound is called."""

OTHER_FORMATS = frozenset({".aac", ".aif", ".aiff", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wma"})
"""Endings of what somebody may take for a sound that can be played."""

INSTEAD = "the shipped sound is played instead"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file among a person's own sounds that is not played."""

    path: Path
    wrong: str
    right: str
    meant: bool
    """Whether it is clear which cue it was meant for; that one has the shipped sound."""


@dataclass(frozen=True, slots=True)
class OwnSounds:
    """What a person's own sounds come to."""

    files: tuple[Path, ...]
    """Those that are played."""
    troubles: tuple[Trouble, ...]
    """Those that aren't."""


def folders_for(own: Path | None, sound_set: str) -> tuple[Path, ...]:
    """Where a cue's WAV is looked for, the first that has a good one winning.

    A set is a shipped one, or a folder of that name among the person's own sounds; what it lacks, the
    sounds beside it have, or a shipped set.
    """
    shipped = (shipped_sounds() / name for name in dict.fromkeys((sound_set, SOUND_SETS[0])))
    return (*shipped,) if own is None else (own / sound_set, own, *shipped)


def own_sounds(own: Path, sound_set: str) -> OwnSounds:
    """Look through the person's own sounds. Folders that can't be looked into have none."""
    played: dict[str, Path] = {}
    troubles: list[Trouble] = []
    for folder in (own / sound_set, own):
        for path in _files(folder):
            trouble = _trouble(path)
            if trouble is not None:
                troubles.append(trouble)
            elif path.name in FILES:
                played.setdefault(path.name, path)
    return OwnSounds(tuple(played.values()), tuple(troubles))


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if not path.is_dir())
    except OSError:
        return


def _trouble(path: Path) -> Trouble | None:
    """Why a file is not played; None where it is, or where nobody can have meant it to be."""
    ending, name = path.suffix.lower(), f"{path.stem.lower()}.wav"
    if ending in OTHER_FORMATS:
        return Trouble(path, f"only WAVs are played; {INSTEAD}", EXPORT, meant=name in FILES)
    if ending != ".wav":
        return None
    if path.name not in FILES:
        import difflib  # nobody waits for it but who gave a file a wrong name

        near = difflib.get_close_matches(path.stem.lower(), CUES, n=1)
        right = f'did you mean "{near[0]}.wav"?' if near else f"there are {', '.join(CUES)}"
        return Trouble(path, "no cue is called so", right, meant=False)
    try:
        read_wav(path)
    except SoundProblem as problem:
        return Trouble(path, f"{problem.why}; {INSTEAD}", EXPORT, meant=True)
    return None
