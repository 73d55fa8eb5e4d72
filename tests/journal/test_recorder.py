"""What a session leaves in the journal."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from backcoach.journal import history
from backcoach.journal.recorder import Recorder
from backcoach.journal.rows import Amounts, Outcome, SessionEnding, Standing
from backcoach.training.event import Replanned
from backcoach.training.past import Felt
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.training.replan import splice
from backcoach.training.session import Command, Mode, Session

from .builders import NOON, TEN_KG, Workout, a_plan


@pytest.fixture
def workout(tmp_path: Path) -> Workout:
    return Workout(tmp_path / "journal.db")


def test_planned_values_stand_as_done(workout: Workout) -> None:
    with workout, workout.journal() as journal:
        workout.press(Command.START)
        workout.wait(25)
        workout.writer.flush(5)
        (one,) = history.sets(journal)
        assert one.done == one.planned == Amounts(8, 20.0, None, TEN_KG)
        assert (one.exercise, one.name, one.number, one.count) == ("dumbbell-row", "Dumbbell row", 1, 2)
        assert (one.outcome, one.felt, one.load) == (Outcome.DONE, None, "heavy")


def test_a_set_is_on_disk_when_the_listener_after_the_recorder_hears_of_the_next_phase(
    workout: Workout,
) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(25)  # no flush here: the turn has waited for it
        assert len(history.sets(journal)) == 1
        assert history.unfinished(journal)[0].stands.phase == 2


def test_a_hold_ended_early_logs_the_seconds_really_held(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(5 + 20 + 30 + 20 + 30 + 12.5)
        workout.press(Command.DONE)
        workout.writer.flush(5)
        hang = history.sets(journal, exercise="dead-hang")[0]
        assert (hang.done.seconds, hang.planned.seconds) == (12.5, 20)


def test_a_hold_made_longer_logs_all_its_seconds(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(5 + 20 + 30 + 20 + 30 + 2)
        workout.press(Command.LONGER)
        workout.wait(33)
        workout.writer.flush(5)
        assert history.sets(journal, exercise="dead-hang")[0].done.seconds == 35


def test_a_hold_held_on_into_the_rest_logs_the_seconds_really_held(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        assert workout.recorder.held_on() is None
        workout.wait(5 + 20 + 30 + 20 + 30 + 20 + 4)
        workout.recorder.held_on()
        workout.writer.flush(5)
        assert history.sets(journal, exercise="dead-hang")[0].done.seconds == 24


def test_a_rest_begun_anew_leaves_the_hold_before_it_as_long_as_it_was(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal():
        workout.wait(5 + 20 + 30 + 20 + 30 + 20 + 8)
        workout.press(Command.BACK)  # the rest, not the hold: it has run for longer than the grace
        workout.wait(4)
        held = workout.recorder.held_on()
        assert held is not None
        assert held.done.seconds == 24


def test_a_pause_is_no_part_of_a_hold(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(5 + 20 + 30 + 20 + 30 + 10)
        workout.press(Command.PAUSE)
        workout.wait(300)
        workout.press(Command.RESUME)
        workout.wait(3)
        workout.press(Command.DONE)
        workout.writer.flush(5)
        assert history.sets(journal, exercise="dead-hang")[0].done.seconds == 13


def test_a_skipped_set_is_not_done(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(8)
        workout.press(Command.NEXT)
        workout.writer.flush(5)
        assert history.sets(journal) == []
        (skipped,) = history.sets(journal, skipped=True)
        assert (skipped.outcome, skipped.done, skipped.planned.reps) == (Outcome.SKIPPED, Amounts(), 8)


def test_keys_in_the_rest_change_what_was_done_and_how_it_felt(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        assert workout.recorder.amend(felt=Felt.EASY) is None
        workout.wait(30)
        last = workout.recorder.last
        assert last is not None
        heavier = Weight(12.5, WeightUnit.KG)
        workout.recorder.amend(done=replace(last.done, weight=heavier, reps=7))
        workout.recorder.amend(felt=Felt.EASY)
        workout.writer.flush(5)
        (one,) = history.sets(journal)
        assert (one.done.reps, one.done.weight, one.felt) == (7, heavier, Felt.EASY)
        assert (one.planned.reps, one.planned.weight) == (8, TEN_KG)


def test_a_whole_session_is_kept_and_leaves_nothing_unfinished(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(1000)
        workout.writer.flush(5)
        (kept,) = history.sessions(journal)
        assert (kept.routine, kept.name, kept.level, kept.ending) == (
            "day-a",
            "Day A",
            "advanced",
            SessionEnding.FINISHED,
        )
        assert kept.clocked == 175
        assert len(history.sets(journal)) == 4
        assert history.unfinished(journal) == ()
        assert journal.rows("SELECT * FROM plan") == journal.rows("SELECT * FROM standing") == []


def test_phases_that_passed_while_the_machine_slept_are_logged_at_their_own_moments(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.recorder._speed = 1.0  # the wall clock of this test runs with the session's
        workout.wait(80)
        workout.writer.flush(5)
        assert [(one.at - NOON).total_seconds() for one in history.sets(journal)] == [25, 75]


def test_a_session_that_is_stopped_keeps_what_was_done(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(5 + 20 + 30 + 20 + 30 + 9)
        workout.press(Command.QUIT)
        workout.writer.flush(5)
        assert history.sessions(journal)[0].ending is SessionEnding.STOPPED
        assert [one.done.seconds for one in history.sets(journal)] == [20, 20, 9]  # the hang was a hold
        assert history.unfinished(journal) == ()


def test_a_session_stopped_within_a_set_of_reps_does_not_claim_them(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(20)
        workout.press(Command.QUIT)
        workout.writer.flush(5)
        assert history.sets(journal, skipped=True) == []


def test_a_session_stopped_before_it_began_leaves_no_trace(workout: Workout) -> None:
    with workout, workout.journal() as journal:
        workout.press(Command.QUIT)
        workout.writer.flush(5)
        assert history.sessions(journal) == []


def test_an_unfinished_session_goes_on_where_it_stood_with_the_dead_time_left_out(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    crashed = Workout(path)
    crashed.press(Command.START)
    crashed.wait(26)
    crashed.press(Command.LONGER)
    crashed.clock += 4
    crashed.press(Command.PAUSE)
    crashed.writer.close()  # and nothing more is ever heard of it

    again = Workout(path)
    with again, again.journal() as journal:
        (found,) = history.unfinished(journal)
        assert found.plan == a_plan()
        assert (found.stands.phase, found.stands.spent, found.stands.extra, found.done) == (2, 5, 15, 1)
        session = Session(found.plan, found.stands.state())
        assert session.state.mode is Mode.PAUSED
        again.session = session
        again.recorder = Recorder(again.writer, session, lambda: again.clock, resumed=found)
        again.clock = 1.0
        again.press(Command.RESUME)
        assert session.left(again.clock) == 40
        again.wait(1000)
        again.writer.flush(5)
        (kept,) = history.sessions(journal)
        assert kept.ending is SessionEnding.FINISHED
        assert kept.clocked == 175 + 15
        assert len(history.sets(journal)) == 4


def test_a_set_done_before_a_crash_can_still_be_told_of_in_the_rest_after_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    crashed = Workout(path)
    crashed.press(Command.START)
    crashed.wait(30)
    crashed.press(Command.PAUSE)
    crashed.writer.close()

    again = Workout(path)
    with again, again.journal() as journal:
        (found,) = history.unfinished(journal)
        assert found.plan is not None
        again.recorder = Recorder(
            again.writer, Session(found.plan, found.stands.state()), lambda: 0.0, resumed=found
        )
        assert again.recorder.last is not None
        assert again.recorder.last.number == 1
        again.recorder.amend(felt=Felt.HARD)
        again.writer.flush(5)
        assert [one.felt for one in history.sets(journal)] == [Felt.HARD]


def test_the_beat_keeps_how_far_a_phase_has_run(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        for seconds in (3.0, 4.0):
            workout.clock = seconds
            workout.recorder.beat()
            assert history.unfinished(journal)[0].stands.spent == seconds


def test_a_beat_of_before_a_turn_says_nothing_of_what_came_after_it(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.clock = 4.0
        workout.recorder.beat()
        workout.press(Command.BACK)  # the same phase, from its beginning
        assert workout.writer.flush(5)
        assert history.unfinished(journal)[0].stands.spent == 0
        workout.clock = 6.0
        workout.recorder.beat()
        assert history.unfinished(journal)[0].stands.spent == 2


def test_while_a_turn_waits_for_the_disk_the_beat_before_it_still_counts(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.clock = 4.0
        workout.recorder.beat()
        journal.connection.execute("BEGIN IMMEDIATE")  # another copy is writing
        workout.wait(3)
        workout.recorder.beat()
        assert history.unfinished(journal)[0].stands == Standing(0, 4.0)
        journal.connection.execute("ROLLBACK")


def test_beats_that_cannot_be_kept_cost_no_more_than_themselves(workout: Workout) -> None:
    workout.path.with_name("journal.db-beats").mkdir()
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.clock = 4.0
        workout.recorder.beat()
        assert history.unfinished(journal)[0].stands == Standing(0, 0.0)


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has open is read from /proc")
@pytest.mark.parametrize("command", [Command.QUIT, Command.NEXT])
def test_a_session_that_is_over_has_no_file_of_beats_open(workout: Workout, command: Command) -> None:
    def opened() -> bool:
        beats = workout.path.resolve().with_name("journal.db-beats")
        return beats in [one.resolve() for one in Path("/proc/self/fd").iterdir()]

    workout.press(Command.START)
    with workout:
        assert workout.writer.flush(5)
        workout.recorder.beat()
        assert opened()
        while workout.session.state.mode is Mode.RUNNING:
            workout.press(command)
        workout.recorder.beat()
        assert not opened()


def test_a_stalled_program_does_not_let_a_phase_run_beyond_its_end(workout: Workout) -> None:
    workout.press(Command.START)
    with workout:
        workout.clock = 500.0
        assert workout.recorder._standing().spent == 5


def test_a_plan_that_changes_under_a_session_is_the_one_that_it_goes_on_with(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(26)
        changed = splice(workout.session.plan, workout.session.state.index, a_plan(sets=5))
        workout.session.plan = changed
        workout.recorder(Replanned(at=workout.clock, index=2, plan=changed))
        workout.writer.flush(5)
        assert history.unfinished(journal)[0].plan == changed
        assert history.unfinished(journal)[0].stands.spent == 1
        workout.wait(1)
        workout.recorder.beat()
        assert history.unfinished(journal)[0].stands.spent == 2
        workout.wait(1000)
        workout.writer.flush(5)
        assert len(history.sets(journal)) == 7
