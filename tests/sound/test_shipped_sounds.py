"""The shipped WAVs are what the table says, and what an ear needs to tell the cues apart."""

from __future__ import annotations

import importlib.util
import sys
from itertools import combinations, pairwise
from pathlib import Path
from types import ModuleType

import pytest

from backcoach.sound.player import SOUND_SETS
from backcoach.sound.tones import shipped_sounds
from backcoach.sound.wav import RATE, read_wav
from backcoach.training.cue import Cue
from tests.sound.builders import SOUNDS

START_CUES = (Cue.PREPARE, Cue.WORK, Cue.HOLD, Cue.CARRY, Cue.REST, Cue.CHANGE_SIDES)
LENGTHS = {Cue.COUNT: (120, 120), Cue.REP: (60, 80), Cue.REP_UP: (60, 60), Cue.FINISH: (800, 1600)}
EVERY_WAV = [(name, cue) for name in SOUND_SETS for cue in Cue]


@pytest.fixture(scope="module")
def source() -> ModuleType:
    spec = importlib.util.spec_from_file_location("render", SOUNDS / "render.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["render"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_shipped_folder_is_found() -> None:
    assert (shipped_sounds() / "bright" / "count.wav").is_file()


def test_every_cue_has_a_sound_in_every_set_and_no_wav_is_without_a_cue() -> None:
    for name in SOUND_SETS:
        assert {path.stem for path in (SOUNDS / name).glob("*.wav")} == {cue.value for cue in Cue}


def test_the_wavs_are_what_their_source_draws_byte_for_byte(source: ModuleType, tmp_path: Path) -> None:
    source.render_all(tmp_path)
    for name, cue in EVERY_WAV:
        path = Path(name) / f"{cue.value}.wav"
        assert (tmp_path / path).read_bytes() == (SOUNDS / path).read_bytes(), path


def test_every_shape_says_in_words_what_it_is(source: ModuleType) -> None:
    words = [shape.words for shape in source.SHAPES.values()]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(("name", "cue"), EVERY_WAV)
def test_a_cue_is_as_long_as_it_should_be(name: str, cue: Cue) -> None:
    shortest, longest = LENGTHS.get(cue, (250, 600))
    milliseconds = len(read_wav(SOUNDS / name / f"{cue.value}.wav")) * 1000 / RATE
    assert shortest - 0.1 <= milliseconds <= longest


@pytest.mark.parametrize(("name", "cue"), EVERY_WAV)
def test_a_cue_is_at_its_sets_peak(name: str, cue: Cue) -> None:
    peak = max(abs(level) for level in read_wav(SOUNDS / name / f"{cue.value}.wav")) / 32_767
    assert peak == pytest.approx({"bright": 10 ** (-3 / 20), "gentle": 10 ** (-9 / 20)}[name], rel=0.01)


@pytest.mark.parametrize(("name", "cue"), EVERY_WAV)
def test_a_cue_is_heard_within_a_millisecond_and_ends_in_silence(name: str, cue: Cue) -> None:
    samples = read_wav(SOUNDS / name / f"{cue.value}.wav")
    peak = max(abs(level) for level in samples)
    onset = next(index for index, level in enumerate(samples) if abs(level) > peak * 0.1)
    assert onset * 1000 / RATE < 1.0
    assert abs(samples[0]) < peak * 0.1, "a jump from nothing is a click"
    assert max(abs(level) for level in samples[-44:]) < peak * 0.05, "the tail fades"
    assert abs(samples[-1]) <= 1


def _contour(name: str, cue: Cue) -> tuple[int, ...]:
    """Crossings of zero in each 20 ms, and 0 where it is nearly silent: pitch and rhythm, roughly."""
    samples = read_wav(SOUNDS / name / f"{cue.value}.wav")
    peak = max(abs(level) for level in samples)
    windows = []
    for begin in range(0, len(samples) - 882, 882):
        window = samples[begin : begin + 882]
        loud = max(abs(level) for level in window) > peak * 0.05
        crossings = sum(1 for a, b in pairwise(window) if (a < 0) != (b < 0))
        windows.append(crossings if loud else 0)
    return tuple(windows)


@pytest.mark.parametrize("name", SOUND_SETS)
def test_start_cues_differ_in_pitch_or_pattern_most_of_the_time(name: str) -> None:
    for one, other in combinations(START_CUES, 2):
        pairs = list(zip(_contour(name, one), _contour(name, other), strict=False))
        differing = sum(1 for a, b in pairs if abs(a - b) > 0.1 * max(a, b))
        assert differing >= len(pairs) * 0.5, (one, other)
