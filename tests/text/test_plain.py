"""A session in text, and all that is said around it; led by keys that are scripted."""

from __future__ import annotations

import re
from functools import partial

import pytest

import backcoach.text.plain
from backcoach.coach.conductor import Coach
from backcoach.coach.keeping import left_unfinished
from backcoach.coach.take_up import TakeUp
from backcoach.files.first_start import NOTICE
from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.journal import history
from backcoach.journal.lock import Lead
from backcoach.journal.store import Journal
from backcoach.planner import Planner
from backcoach.sound.player import STARTING, PlayerStatus
from backcoach.text.by_keys import lead, spoken_keys
from backcoach.text.plain import LAST_SOUND, LAST_WORDS, keys_line, tell_in_words
from backcoach.training.narration import Narrator

from ..fakes import FakeClock, RecordingPlayer
from ..training.builders import plan_by_hand
from ..training.test_readable import SPELLED_OUT
from .scripted_keys import NobodyThere, ScriptedKeys
from .stage import TOUR, KeptAwake, Stage

TITLE = "   0:00  Tour, 10 steps, 1 minute 49 seconds. Question mark lists the keys."
Output = pytest.CaptureFixture[str]


def test_a_session_begins_with_its_title_and_the_player_is_closed_last(stage: Stage, capsys: Output) -> None:
    stage.keys.script = [(12.0, "q"), (12.0, "q")]
    assert stage.run() is True
    assert capsys.readouterr().out.splitlines()[0] == TITLE
    assert stage.player.closed


def test_the_finish_rings_out_before_the_sound_is_let_go(stage: Stage, capsys: Output) -> None:
    assert stage.run() is False
    assert stage.clock.now() == TOUR.seconds + LAST_SOUND
    assert stage.player.closed


def test_at_the_end_it_is_said_what_was_done_and_how_punctual_it_was(stage: Stage, capsys: Output) -> None:
    stage.run()
    told = capsys.readouterr().out.splitlines()
    finished = told.index("   1:49  Session finished.") + 1
    assert told[finished : finished + 5] == [
        "5 of 5 sets done, 44 seconds under load, 30 seconds of rest.",
        "Arm circles: done, 10 seconds.",
        "Superman: done, 12 seconds.",
        "Overhead carry: all 2 sets, 12 seconds.",
        "Child's pose: done, 10 seconds.",
    ]
    assert told[-1] == "Every cue within 1 millisecond."


def test_at_the_end_the_next_targets_are_said_with_their_reasons(stage: Stage, capsys: Output) -> None:
    library = Library(personal=stage.folders)
    routine = library.routine("full-back-a")
    stage.run(Planner(library, Settings()).plan(routine), routine)
    told = capsys.readouterr().out.splitlines()
    parting = told[told.index("  26:26  Session finished.") :]
    (deadlift,) = (line for line in parting if line.startswith("Next time, deadlift: "))
    assert deadlift == "Next time, deadlift: 5 reps. All sets of 4 reps done: one rep more."
    assert any("back-extension hold: 20 seconds." in line for line in parting)
    assert not any(SPELLED_OUT & set(line) for line in parting)
    assert parting[-1] == "Every cue within 1 millisecond."


def test_what_is_not_kept_is_said_as_it_happens_and_at_the_end(stage: Stage, capsys: Output) -> None:
    stage.folders.journal.mkdir()  # where a file should be
    stage.run(plan_by_hand(10, 10))
    told = capsys.readouterr()
    assert "backcoach: not being kept: this session" in told.err
    assert any(line.startswith("Not everything is kept: ") for line in told.out.splitlines())


def test_another_copy_that_leads_a_session_is_told_of(stage: Stage, capsys: Output) -> None:
    other = Lead(stage.folders.journal)
    assert other.take("tour")
    stage.run(plan_by_hand(10))
    other.release()
    assert capsys.readouterr().err.startswith("backcoach: ")


def test_where_something_is_said_after_the_finish_it_is_waited_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backcoach.text.plain, "SpeakingPlayer", RecordingPlayer)
    assert stage.run() is False
    assert stage.clock.now() == TOUR.seconds + LAST_WORDS


@pytest.mark.parametrize("impatient", ["q", KeyboardInterrupt()])
def test_a_key_cuts_the_last_sound_short_and_changes_nothing(
    stage: Stage, impatient: str | BaseException
) -> None:
    stage.keys.script = [(TOUR.seconds + 0.5, impatient)]
    assert stage.run() is False
    assert stage.clock.now() == TOUR.seconds + 0.5


def test_a_silent_session_ends_with_its_last_phase_and_says_why_it_is_silent(
    stage: Stage, capsys: Output
) -> None:
    stage.player = RecordingPlayer(stage.clock, audible=False)
    assert stage.run() is False
    assert stage.clock.now() == TOUR.seconds
    assert capsys.readouterr().err == "backcoach: for a test\n"


def test_sound_that_is_only_starting_is_no_news(stage: Stage, capsys: Output) -> None:
    told = []
    stage.player.status = PlayerStatus(STARTING, "the sound starts", audible=False)
    stage.player.on_status = told.append  # type: ignore[method-assign]
    stage.keys.script = [(0.0, "q"), (0.0, "q")]
    stage.run(plan_by_hand(10))
    assert capsys.readouterr().err == ""
    (tell,) = told
    tell(PlayerStatus("silent", "No sound: no device", audible=False))
    assert capsys.readouterr().err == "backcoach: no sound: no device\n"


def test_events_have_no_line_about_keys_and_no_summary(stage: Stage, capsys: Output) -> None:
    stage.keys.script = [(12.0, "q"), (12.0, "q")]
    stage.run(as_json=True)
    assert all(line.startswith('{"at": ') for line in capsys.readouterr().out.splitlines())


def test_where_nobody_can_press_a_key_open_phases_end_by_themselves(stage: Stage, capsys: Output) -> None:
    stage.keys = NobodyThere(stage.clock)  # type: ignore[assignment]
    assert stage.run(plan_by_hand(10, 10, opened=(0, 1))) is False
    lines = capsys.readouterr().out.splitlines()
    assert "   0:20  Session finished." in lines
    assert not any("key" in line for line in lines)
    assert stage.awake.asked == []


def test_a_session_can_start_at_a_later_phase(stage: Stage, capsys: Output) -> None:
    assert stage.run(first=8) is False
    lines = [line for line in capsys.readouterr().out.splitlines() if line[9:] not in ("3", "2", "1")]
    assert lines[:4] == [
        "   0:00  Tour, from step 9 of 10, 20 seconds. Question mark lists the keys.",
        "   0:00  Get ready: child's pose.",
        "   0:10  Hold: child's pose, 10 seconds.",
        "   0:10  Feel your lats and low back.",
    ]


def test_in_a_terminal_no_line_begins_with_the_time() -> None:
    lines: list[str] = []
    clock = FakeClock()
    coach = Coach(TOUR, clock, RecordingPlayer(clock))
    coach.listen(
        tell_in_words(Narrator(coach.session, key=partial(spoken_keys, {})), lines.append, stamped=False)
    )
    lead(coach, ScriptedKeys(clock), {})
    assert lines[0] == TITLE.strip().partition("  ")[2]
    assert not any(line.startswith(" ") for line in lines)


def test_a_moment_is_told_by_the_second_that_it_is_in(stage: Stage, capsys: Output) -> None:
    stage.keys.script = [(1.1, "n"), (1.9, KeyboardInterrupt())]
    stage.run(plan_by_hand(10, 10))
    assert capsys.readouterr().out.splitlines()[2:4] == [
        "   0:01  Hold: dead hang, 10 seconds.",
        "   0:01  Session ended early.",
    ]


def test_a_session_is_ended_by_the_second_press(stage: Stage, capsys: Output) -> None:
    stage.keys.script = [(2.0, "q"), (3.0, "t"), (4.0, "q"), (5.0, " "), (6.0, "q"), (6.5, "q")]
    assert stage.run(plan_by_hand(10, 10)) is True
    lines = capsys.readouterr().out.splitlines()[2:]
    ask = "End the session? Q again ends it."
    assert [line for line in lines if re.search("Paused|Going|End|ended", line)] == [
        "   0:02  Paused, 8 seconds left. Space goes on.",
        ask,
        "Paused. Hold: dead hang, 10 seconds. 8 seconds left. Next: dead hang, 10 seconds. Step 1 of 2, 18"
        " seconds left in all.",
        ask,
        "   0:05  Going on. Hold: dead hang, 10 seconds. 8 seconds left.",
        "   0:06  Paused, 7 seconds left. Space goes on.",
        ask,
        "   0:06  Session ended early.",
    ]


def test_where_one_stands_and_which_keys_there_are_can_be_asked(stage: Stage, capsys: Output) -> None:
    stage.keys.script = [(2.0, "t"), (3.0, "?"), (4.0, "q"), (4.0, "q")]
    stage.run(plan_by_hand(10, 10))
    assert capsys.readouterr().out.splitlines()[2:4] == [
        "Hold: dead hang, 10 seconds. 8 seconds left. Next: dead hang, 10 seconds. Step 1 of 2, 18 seconds"
        " left in all.",
        keys_line({}),
    ]
    assert keys_line({}) == (
        "Keys: space ends a set or a rest, p pauses, n is next, left arrow is back, plus is 15 seconds more,"
        " minus is 15 seconds less, u takes a key back, t tells where you are, 0 is louder, 9 is quieter,"
        " m mutes, q ends the session, question mark says this again."
    )


def test_sound_can_be_turned_and_muted(stage: Stage, capsys: Output) -> None:
    stage.player.volume = 0.8
    stage.keys.script = [
        (1.0, "m"),
        (2.0, "m"),
        (3.0, "0"),
        (4.0, "0"),
        (5.0, "0"),
        (6.0, "9"),
        (7.0, "q"),
        (7.0, "q"),
    ]
    stage.run(plan_by_hand(10, 10))
    assert stage.player.volume == 0.9
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if line.startswith(("Muted", "Sound", "Volume"))] == [
        *("Muted.", "Sound on.", "Volume 90 per cent.", "Volume 100 per cent.", "Volume 100 per cent."),
        "Volume 90 per cent.",
    ]


def test_the_machine_is_kept_awake_but_in_a_pause(stage: Stage) -> None:
    stage.keys.script = [(2.0, "p"), (3.0, "p"), (4.0, "q"), (4.0, "q")]
    stage.run(plan_by_hand(10, 10))
    assert stage.awake.asked == ["keep", "release", "keep", "release", "release"]
    stage.again()
    stage.awake = KeptAwake()
    stage.run(plan_by_hand(10), settings=Settings(keep_awake=False))
    assert stage.awake.asked == []


def test_r17_the_doctor_s_notice_is_said_once(stage: Stage, capsys: Output) -> None:
    (stage.folders.data / "notice-read").unlink()
    stage.run(plan_by_hand(10), as_json=True)
    assert "doctor" not in capsys.readouterr().out, "events are for programs"
    stage.again()
    stage.run(plan_by_hand(10))
    assert stage.clock.now() > 20, "it takes its time to be heard, where no key is pressed"
    told = capsys.readouterr().out
    assert told.startswith(NOTICE.split("\n")[0])
    assert told.index("Press a key") < told.index("Test, 1 steps")
    stage.again()
    stage.run(plan_by_hand(10))
    assert "doctor" not in capsys.readouterr().out


# What was cut off ----------------------------------------------------------------------------------------


class Killed(Exception):
    """As if by the system."""


@pytest.fixture
def cut_off(stage: Stage, capsys: Output) -> Stage:
    """Somebody's tour was killed in its rest."""
    stage.keys.script = [(50.0, Killed())]
    with pytest.raises(Killed):
        stage.run()
    capsys.readouterr()
    return stage


@pytest.mark.parametrize(
    ("key", "first_line", "sets"),
    [
        ("g", "   0:00  Going on. Rest. ", 5),
        ("\n", "   0:00  Going on. Rest. ", 5),
        ("k", TITLE, 7),
        ("d", TITLE, 5),
    ],
)
def test_a_session_that_was_cut_off_is_asked_about(
    cut_off: Stage, capsys: Output, key: str, first_line: str, sets: int
) -> None:
    cut_off.again((0.0, "x"), (0.0, key))
    assert cut_off.run() is False
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("A session was cut off: Tour, ")
    assert lines[0].endswith(", 2 sets done.")
    assert lines[1] == (
        "Press g to go on with it, k to keep what was done and begin anew, d to forget it and begin anew."
    )
    assert lines[2].startswith(first_line)
    assert left_unfinished(cut_off.folders) is None
    with Journal.open(cut_off.folders.journal) as journal:
        assert len(history.sets(journal)) == sets


def test_events_ask_nothing_and_say_aside_what_there_is(cut_off: Stage, capsys: Output) -> None:
    cut_off.again()
    assert cut_off.run(as_json=True) is False
    assert capsys.readouterr().err == (
        "backcoach: an earlier session of tour was cut off; --resume goes on with it\n"
    )


def test_what_a_newer_program_has_frozen_can_be_kept_or_forgotten(
    cut_off: Stage, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal.open(cut_off.folders.journal) as journal:
        journal.connection.execute("UPDATE plan SET plan = '{}'")
    cut_off.again((0.0, "g"), (0.0, "k"))
    assert cut_off.run(take_up=TakeUp.ALWAYS) is False
    assert capsys.readouterr().out.splitlines()[1] == (
        "Press k to keep what was done and begin anew, d to forget it and begin anew."
    )
