"""A session led by single keys, each as on the screen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from backcoach.coach.conductor import Coach
from backcoach.text.by_keys import COMMANDS, bound, keys_in_force, lead, spoken_keys
from backcoach.training.plan import Plan
from backcoach.training.routine import Level
from backcoach.training.session import Command, Mode, State

from .. import shipped
from ..fakes import FakeClock, RecordingPlayer
from ..training.builders import plan_by_hand, plan_of, work
from .scripted_keys import ScriptedKeys, said

TOUR = shipped.plan("tour")


def test_a_pause_is_said_and_so_is_its_end() -> None:
    mode, lines = said(plan_by_hand(10, 10), (4.0, "p"), (60.0, " "))
    assert mode is Mode.FINISHED
    assert lines[2:-1] == [
        "   0:04  Paused, 6 seconds left.",
        "   1:00  Going on. Hold: dead hang, 10 seconds. 6 seconds left.",
        "   1:06  Hold: dead hang, 10 seconds.",
        "   1:16  Done. Well worked.",
    ]


@pytest.mark.parametrize("key", [" ", "p", "\n", "\r", "."])
def test_what_ends_a_set_ends_a_pause_as_on_the_screen(key: str) -> None:
    _, lines = said(plan_by_hand(10, 10), (4.0, "p"), (20.0, key), (21.0, "q"))
    assert lines[2:] == [
        "   0:04  Paused, 6 seconds left.",
        "   0:20  Going on. Hold: dead hang, 10 seconds. 6 seconds left.",
        "   0:21  Session ended early.",
    ]


def test_what_is_done_in_a_pause_is_said_too() -> None:
    _, lines = said(plan_by_hand(10, 20, 30), (4.0, "p"), (20.0, "n"), (21.0, "+"), (22.0, "p"), (23.0, "q"))
    assert lines[3:-2] == [
        "   0:20  Hold: dead hang, 20 seconds.",
        "   0:21  15 seconds more, 35 seconds left.",
    ]


@pytest.mark.parametrize(("longer", "shorter"), [("+", "-"), ("=", "-"), ("\x1b[A", "\x1b[B")])
def test_longer_and_shorter_are_said_with_what_is_left(longer: str, shorter: str) -> None:
    script = ((2.0, longer), (3.0, shorter), (4.0, shorter), (10.0, shorter), (11.0, "q"))
    _, lines = said(plan_by_hand(40, 10), *script)
    assert [line for line in lines if "left" in line] == [
        "   0:02  15 seconds more, 53 seconds left.",
        "   0:03  15 seconds less, 37 seconds left.",
        "   0:04  15 seconds less, 21 seconds left.",
        "   0:10  15 seconds less, 0 seconds left.",
    ]


@pytest.mark.parametrize("key", ["q", "\x1b"])
def test_q_and_escape_end_the_session(key: str) -> None:
    mode, lines = said(TOUR, (12.0, key))
    assert mode is Mode.STOPPED
    assert lines[-1] == "   0:12  Session ended early."


@pytest.mark.parametrize("at", [0.0, 12.0, 42.0])
def test_an_interrupt_ends_the_session_as_q_does(at: float) -> None:
    mode, lines = said(TOUR, (at, KeyboardInterrupt()))
    assert mode is Mode.STOPPED
    assert lines[-1].endswith("Session ended early.")


def test_an_interrupt_in_a_pause_ends_the_session_as_well() -> None:
    mode, lines = said(TOUR, (12.0, "p"), (50.0, KeyboardInterrupt()))
    assert mode is Mode.STOPPED
    assert lines[-1] == "   0:50  Session ended early."


def test_an_interrupt_while_the_first_words_are_said_ends_the_session() -> None:
    clock = FakeClock()
    coach = Coach(TOUR, clock, RecordingPlayer(clock))
    interrupts = [KeyboardInterrupt()]

    def listener(event: object) -> None:
        if interrupts:
            raise interrupts.pop()

    coach.listen(listener)
    assert lead(coach, ScriptedKeys(clock), {}) is Mode.STOPPED


def test_a_pause_on_a_terminal_that_is_gone_ends_the_session() -> None:
    mode, _ = said(TOUR, (12.0, "p"))  # and then the script is at its end
    assert mode is Mode.STOPPED


def test_a_session_that_is_taken_up_again_goes_on_by_itself() -> None:
    mode, lines = said(plan_by_hand(10, 10), state=State(mode=Mode.PAUSED, index=1, spent=4))
    assert mode is Mode.FINISHED
    assert lines == [
        "   0:00  Going on. Hold: dead hang, 10 seconds. 6 seconds left.",
        "   0:06  Done. Well worked.",
        "   0:06  Session finished.",
    ]


@pytest.mark.parametrize("key", ["\r", "\n", " "])
def test_an_open_set_ends_with_the_key(key: str) -> None:
    prepare, reps = plan_of(work(reps=5, sets=1)).phases
    opened = Plan("open", "Open", Level.BEGINNER, (prepare, replace(reps, open=True)))
    mode, lines = said(opened, (100.0, key))
    assert mode is Mode.FINISHED
    assert lines[-1] == "   1:40  Session finished."


def test_back_and_next_work_by_arrow_and_by_further_keys() -> None:
    script = [(2.0, "\x1b[C"), (7.0, "\x7f"), (8.0, "\x1b[D"), (9.0, "n"), (10.0, "n"), (11.0, "q")]
    _, lines = said(plan_by_hand(10, 20, 30), *script)
    assert [line[2:] for line in lines[2:-1]] == [
        " 0:02  Hold: dead hang, 20 seconds.",
        " 0:07  Hold: dead hang, 20 seconds.",  # after three seconds "back" does it again
        " 0:08  Hold: dead hang, 10 seconds.",  # and before, it goes back
        " 0:09  Hold: dead hang, 20 seconds.",
        " 0:10  Hold: dead hang, 30 seconds.",
    ]


def test_a_press_that_is_taken_back_is_said_with_where_that_leads() -> None:
    _, lines = said(plan_by_hand(10, 20, 30), (4.0, "n"), (6.0, "u"), (7.0, "q"))
    assert lines[2:] == [
        "   0:04  Hold: dead hang, 20 seconds.",
        "   0:06  Taken back. Hold: dead hang, 10 seconds. 6 seconds left.",
        "   0:07  Session ended early.",
    ]


@pytest.mark.parametrize("key", ["x", "\x1b[H", "Q", "\x1bn", "é", "", "9"])
def test_other_keys_do_nothing(key: str) -> None:
    assert said(TOUR, (12.0, key)) == said(TOUR)


def test_every_command_but_the_start_and_the_resume_has_a_key() -> None:
    assert set(COMMANDS.values()) == set(Command) - {Command.START, Command.RESUME}
    assert all(keys_in_force({})[name] for name in COMMANDS)


def test_the_settings_give_other_keys_to_text_as_well() -> None:
    pressed: list[str] = []
    actions = {name: partial(pressed.append, name) for name in (*COMMANDS, "session.where")}
    given = {"session.pause": ("t", "ctrl+x"), "session.next": ("f5", "pagedown")}
    by_key = bound(given, actions)
    for sent in ("t", "\x18", "\x1b[15~", "\x1b[6~", "\x1b[D", "\x1bOD", " "):
        by_key[sent]()
    assert pressed == [
        *("session.pause", "session.pause", "session.next", "session.next"),
        *("session.back", "session.back", "session.go"),
    ]
    assert "p" not in by_key, "it was given away"
    assert "session.where" not in keys_in_force(given), "t is taken, and it has no other key"
    assert [spoken_keys(given, name) for name in ("session.pause", "session.next", "session.where")] == [
        *("t", "f5", ""),
    ]


@pytest.mark.parametrize(
    ("command", "spoken"),
    [
        ("pause", "p"),
        ("go", "space"),
        ("next", "n"),
        ("longer", "plus"),
        ("keys", "question mark"),
        ("where", "t"),
    ],
)
def test_a_key_is_called_as_one_would_say_it(command: str, spoken: str) -> None:
    assert spoken_keys({}, f"session.{command}") == spoken
