"""A WAV that anybody may have made is read, or refused with its path and what to do."""

from __future__ import annotations

import contextlib
import os
import struct
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.sound.wav import RATE, SIZE_LIMIT, SoundProblem, read_wav
from tests.sound.builders import SOUNDS, write_wav


def riff(*chunks: bytes) -> bytes:
    body = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def fmt(tag: int = 1, channels: int = 1, rate: int = RATE, bits: int = 16) -> bytes:
    align = channels * bits // 8
    return b"fmt " + struct.pack("<IHHIIHH", 16, tag, channels, rate, rate * align, align, bits)


def data(content: bytes, claimed: int | None = None) -> bytes:
    return b"data" + struct.pack("<I", len(content) if claimed is None else claimed) + content


def test_mono_at_the_inner_rate_is_read_as_it_is(tmp_path: Path) -> None:
    assert list(read_wav(write_wav(tmp_path / "a.wav", [0, 1000, -1000, 32767, -32768]))) == [
        0,
        1000,
        -1000,
        32767,
        -32768,
    ]


def test_stereo_becomes_the_middle_of_both_sides(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", [100, 300, -100, -300, 32767, 32767], channels=2)
    assert list(read_wav(path)) == [200, -200, 32767]


def test_at_half_the_inner_rate_the_middle_of_two_samples_lies_between_them(tmp_path: Path) -> None:
    levels = [-32768, 32767, -32768, -32768, -1, 0, 1, 2, 32767, 32767, -1]
    samples = read_wav(write_wav(tmp_path / "half.wav", levels, rate=RATE // 2))
    assert list(samples[::2]) == levels
    following = [*levels[1:], levels[-1]]
    assert list(samples[1::2]) == [(a + b) // 2 for a, b in zip(levels, following, strict=True)]


@pytest.mark.parametrize("rate", [8_000, 22_050, 48_000, 96_000])
def test_another_rate_keeps_its_length_and_its_line(tmp_path: Path, rate: int) -> None:
    ramp = [index * 20_000 // rate for index in range(rate // 2)]
    samples = read_wav(write_wav(tmp_path / "a.wav", ramp, rate=rate))
    assert len(samples) == RATE // 2
    for index in (0, 100, 10_000, 20_000):
        assert samples[index] == pytest.approx(index * 20_000 / RATE, abs=4)


def test_chunks_that_mean_nothing_to_us_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(riff(b"LIST" + struct.pack("<I", 3) + b"abc\0", fmt(), data(b"\1\0\2\0")))
    assert list(read_wav(path)) == [1, 2]


def test_the_extensible_format_is_read_when_it_holds_plain_pcm(tmp_path: Path) -> None:
    body = (
        struct.pack("<HHIIHH", 0xFFFE, 1, RATE, RATE * 2, 2, 16)
        + struct.pack("<HHIH", 22, 16, 4, 1)
        + bytes(14)
    )
    path = tmp_path / "a.wav"
    path.write_bytes(riff(b"fmt " + struct.pack("<I", len(body)) + body, data(b"\5\0")))
    assert list(read_wav(path)) == [5]


BAD = {
    "empty file": (b"", "not a WAV"),
    "something else": (b"\x89PNG" + bytes(100), "not a WAV"),
    "big-endian": (b"RIFX" + riff(fmt(), data(b"\1\0"))[4:], "not a WAV"),
    "8 bits": (riff(fmt(bits=8), data(b"\1\2")), "not 16-bit PCM"),
    "24 bits": (riff(fmt(bits=24), data(b"\1\2\3")), "not 16-bit PCM"),
    "float": (riff(fmt(tag=3, bits=32), data(bytes(8))), "floating point"),
    "compressed": (riff(fmt(tag=0x11, bits=4), data(bytes(8))), "compressed"),
    "six channels": (riff(fmt(channels=6), data(bytes(24))), "6 channels"),
    "no channels": (riff(fmt(channels=0), data(bytes(24))), "0 channels"),
    "no rate": (riff(fmt(rate=0), data(bytes(24))), "0 samples"),
    "no format": (riff(data(b"\1\0")), "before its format"),
    "no data": (riff(fmt()), "no sound"),
    "empty data": (riff(fmt(), data(b"")), "empty"),
    "promises more than it holds": (riff(fmt(), data(b"\1\0", claimed=4_000)), "promises more"),
    "promises 4 GB": (riff(fmt(), data(b"\1\0", claimed=0xFFFFFFFF)), "promises more"),
    "short format": (riff(b"fmt " + struct.pack("<I", 4) + bytes(4), data(b"\1\0")), "cut short"),
    "too long": (riff(fmt(), data(bytes(RATE * 2 * 10 + 2))), "longer than 10 s"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_wav_is_refused_with_its_path_the_reason_and_what_to_do(tmp_path: Path, what: str) -> None:
    content, reason = BAD[what]
    path = tmp_path / "count.wav"
    path.write_bytes(content)
    with pytest.raises(SoundProblem) as caught:
        read_wav(path)
    message = str(caught.value)
    assert str(path) in message
    assert reason in message
    assert "16-bit PCM WAV" in message
    assert "\n" not in message


def test_a_missing_wav_a_folder_and_an_unreadable_one_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.wav", tmp_path, Path(os.devnull)):
        with pytest.raises(SoundProblem):
            read_wav(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_a_wav_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "count.wav")
    begin = time.monotonic()
    with pytest.raises(SoundProblem, match="not a file"):
        read_wav(tmp_path / "count.wav")
    assert time.monotonic() - begin < 1


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "count.wav"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with pytest.raises(SoundProblem, match="larger than 10 MB"):
        read_wav(path)


@given(where=st.integers(0, 200), damage=st.binary(min_size=1, max_size=8), length=st.integers(0, 5_000))
def test_a_damaged_wav_is_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, where: int, damage: bytes, length: int
) -> None:
    content = bytearray((SOUNDS / "bright" / "rep.wav").read_bytes()[: length + 44])
    content[where : where + len(damage)] = damage
    path = tmp_path_factory.getbasetemp() / "damaged.wav"
    path.write_bytes(content)
    with contextlib.suppress(SoundProblem):
        assert len(read_wav(path)) <= RATE * 10
