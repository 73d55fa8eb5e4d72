"""What is said of a sound that goes and comes, where nobody sees a light."""

from __future__ import annotations

from backcoach.sound.player import STARTING, PlayerStatus
from backcoach.text.sound_news import SoundNews

PLAYS = PlayerStatus("simpleaudio", "Sound: simpleaudio", audible=True)
WHY = "No sound: no device; the terminal's bell stands in"
BELL = PlayerStatus("bell", WHY, audible=True, stands_in=True)
SILENT = PlayerStatus("silent", "No sound: no device", audible=False, stands_in=True)


def said(*statuses: PlayerStatus) -> list[str]:
    lines: list[str] = []
    news = SoundNews(lines.append)
    for status in statuses:
        news(status)
    return lines


def test_sound_that_is_there_and_stays_is_no_news() -> None:
    assert said(PlayerStatus(STARTING, "Sound is starting", audible=False), PLAYS, PLAYS) == []


def test_a_sound_that_goes_and_comes_back_is_said_once_each() -> None:
    gone, back = "no sound: no device", "sound is back: simpleaudio"
    assert said(PLAYS, SILENT, SILENT, PLAYS, PLAYS, SILENT) == [gone, back, gone]


def test_a_bell_that_only_stands_in_is_said_with_the_reason() -> None:
    assert said(BELL) == ["no sound: no device; the terminal's bell stands in"]
    assert said(PlayerStatus("bell", "Sound: the terminal's bell", audible=True)) == []


def test_where_sound_goes_now_is_said_once_and_obeyed_by_no_terminal() -> None:
    moved = PlayerStatus("simpleaudio", "Sound: simpleaudio", audible=True, device="Ann's\x1b[2J ears")
    home = PlayerStatus("simpleaudio", "Sound: simpleaudio", audible=True, device="Speakers")
    assert said(PLAYS, moved, moved, home) == [
        "sound now goes to Ann's\\x1b[2J ears",
        "sound now goes to Speakers",
    ]
