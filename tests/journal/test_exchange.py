"""What goes out comes back, and what other programs export comes in, once."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcoach.journal import history
from backcoach.journal.calendar import CalendarMissing, calendar
from backcoach.journal.exchange import COLUMNS, csv_text, import_csv, records, write_json
from backcoach.journal.rows import Amounts, LoggedSession, LoggedSet, Outcome, SessionEnding, SessionId
from backcoach.journal.sheet import NoSheet
from backcoach.journal.store import Journal
from backcoach.training.past import Felt
from backcoach.training.phase import PhaseKind, SectionKind, Side
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit

from .builders import NOON, TEN_KG, begin, logged_set

BERLIN = timezone(timedelta(hours=1))

STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,"
    "RPE\n"
    '2020-12-30 18:51:52,"Evening, heavy",2h 38m,"Deadlift (Barbell)",W,60.0,5,0,0,"","",\n'
    '2020-12-30 18:51:52,"Evening, heavy",2h 38m,"Deadlift (Barbell)",1,100.0,5,0,0,"said ""ouch""","",7\n'
    '2020-12-30 18:51:52,"Evening, heavy",2h 38m,"Deadlift (Barbell)",Rest Timer,0,0,0,120.0,,,\n'
    '2020-12-30 18:51:52,"Evening, heavy",2h 38m,"Deadlift (Barbell)",2,"102,5",5,0,0,,,9.5\n'
    '2020-12-30 18:51:52,"Evening, heavy",2h 38m,"Plank",1,0,0,0,60,,,8\n'
    '2020-12-30 18:51:52,"Evening, heavy",2h 38m,"Farmers Walk",1,24,0,0.04,30,,,\n'
    '2020-12-30 18:51:52,"Evening, heavy",2h 38m,"Deadlift (Barbell)",1,60.0,8,0,0,,,\n'
    '2020-12-30 18:51:52,"Evening, heavy",2h 38m,"Zercher Squat",1,60.0,0,0,0,,,\n'
)
STRONG_SEMICOLONS = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;"
    "Notes;Workout Notes;Workout Duration\r\n"
    '2022-02-16 17:40:08;"Pull";"Lat Pulldown (Cable)";1;132,5;lbs;8;;;;0;"";"";58m\r\n'
    '2022-02-16 17:40:08;"Pull";"Running";1;;;;;2,5;mi;900;"two\nlines";"";58m\r\n'
)
STRONG_NEW = (
    '"Workout #","Date","Workout Name","Duration (sec)","Exercise Name","Set Order","Weight (kg)","Reps",'
    '"RPE","Distance (meters)","Seconds","Notes","Workout Notes"\n'
    '"1","2024-01-15 8:30:00\u202fPM","Push","3900","Chin Up","1","","8","8","","","",""\n'
    '"1","2024-01-15 8:30:00\u202fPM","Push","3900","Rowing","1","","","","2500","600","",""\n'
)
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes",'
    '"set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"\n'
    '"Morning","22 Dec 2025, 08:00","22 Dec 2025, 08:37","","Pull Up",,"",0,"warmup",,5,,0,\n'
    '"Morning","22 Dec 2025, 08:00","22 Dec 2025, 08:37","","Pull Up",,"",1,"normal",2.5,5,,0,8.5\n'
    '"Morning","22 Dec 2025, 08:00","22 Dec 2025, 08:37","","Dead Hang",,"",0,"normal",,,,45,\n'
)
HEVY_POUNDS = (
    "title,start_time,end_time,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_lbs,reps,"
    "distance_miles,duration_seconds,rpe\n"
    'Zug,"25 Juli 2026, 14:21","25 Juli 2026, 15:00",Face Pull,,,0,normal,45,12,,,\n'
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


def fill(journal: Journal) -> None:
    begin(journal)
    journal.set_done(logged_set(slot=1, felt=Felt.EASY))
    journal.set_done(
        logged_set(
            slot=3,
            at=NOON + timedelta(minutes=2, milliseconds=250),
            side=Side.LEFT,
            done=Amounts(None, 17.25, Distance(20, DistanceUnit.YARD), Weight(22.5, WeightUnit.LB)),
        )
    )
    journal.set_done(logged_set(slot=5, outcome=Outcome.SKIPPED, done=Amounts()))
    journal.finish(SessionId(1), NOON + timedelta(hours=1), SessionEnding.FINISHED, 3600)


def test_a_record_has_the_names_that_scripts_depend_on(journal: Journal) -> None:
    fill(journal)
    first, second = records(journal)
    names = {"session", "routine", "at", "kind", "exercise", "set", "side", "felt"}
    assert names | {"reps", "seconds", "distance", "weight", "planned"} <= set(first)
    assert set(first["planned"]) == {"reps", "seconds", "distance", "weight"}
    assert first["at"] == "2026-03-02T12:00:00+01:00"
    assert (first["reps"], first["seconds"], first["weight"], first["felt"]) == (8, 20, "10 kg", "easy")
    assert (second["distance"], second["side"], second["seconds"]) == ("20 yd", "left", 17.25)
    assert second["planned"]["reps"] == 8


def test_records_since_a_day_leave_out_what_was_before(journal: Journal) -> None:
    fill(journal)
    assert len(list(records(journal, NOON + timedelta(minutes=1)))) == 1


def test_json_is_one_array_that_any_reader_takes(journal: Journal) -> None:
    out = io.StringIO()
    write_json(records(journal), out)
    assert json.loads(out.getvalue()) == []
    fill(journal)
    out = io.StringIO()
    write_json(records(journal), out)
    assert json.loads(out.getvalue()) == list(records(journal))


def test_its_own_csv_comes_back_into_an_empty_journal(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    text = csv_text(records(journal))
    with Journal.open(tmp_path / "other.db") as other:
        done = import_csv(other, text.encode())
        assert (done.source, done.sessions, done.sets, done.known, done.problems) == (
            "backcoach",
            1,
            2,
            0,
            (),
        )
        assert csv_text(records(other)) == text


@pytest.mark.parametrize("exported", [STRONG, STRONG_SEMICOLONS, STRONG_NEW, HEVY, HEVY_POUNDS])
def test_what_is_imported_twice_is_not_doubled(journal: Journal, exported: str) -> None:
    first = import_csv(journal, exported.encode(), zone=BERLIN)
    assert first.sets > 0
    assert first.problems == ()
    before = list(records(journal))
    # On a journey the same file is read in another time zone; it is the same session all the same.
    again = import_csv(journal, exported.encode(), zone=timezone(timedelta(hours=-5)))
    assert (again.sessions, again.sets, again.known) == (0, 0, first.sets)
    assert list(records(journal)) == before


def test_its_own_csv_imported_where_it_came_from_changes_nothing(journal: Journal) -> None:
    fill(journal)
    before = journal.rows("SELECT * FROM sets") + journal.rows("SELECT * FROM session")
    done = import_csv(journal, csv_text(records(journal)).encode())
    assert (done.sessions, done.sets, done.known) == (0, 0, 2)
    assert journal.rows("SELECT * FROM sets") + journal.rows("SELECT * FROM session") == before


def test_strong_s_csv_is_read_with_all_that_it_says(journal: Journal) -> None:
    done = import_csv(journal, STRONG.encode(), zone=BERLIN)
    assert (done.source, done.sessions, done.sets) == ("strong", 1, 6)
    (session,) = history.sessions(journal)
    assert (session.name, session.source) == ("Evening, heavy", "strong")
    assert session.began == datetime(2020, 12, 30, 18, 51, 52, tzinfo=BERLIN)
    assert session.ended == session.began + timedelta(hours=2, minutes=38)
    warm, first, second, plank, walk, last = history.sets(journal)
    assert (warm.section, first.section) == (SectionKind.WARM_UP, SectionKind.MAIN)
    assert (first.exercise, first.name, first.number) == ("deadlift", "Deadlift (Barbell)", 1)
    assert first.done == Amounts(5, None, None, Weight(100, WeightUnit.KG))
    assert second.done.weight == Weight(102.5, WeightUnit.KG)
    assert [one.felt for one in (first, second, plank)] == [Felt.EASY, Felt.HARD, Felt.RIGHT]
    assert (plank.kind, plank.exercise, plank.done) == (PhaseKind.HOLD, "Plank", Amounts(None, 60))
    assert (walk.kind, walk.done.distance) == (PhaseKind.CARRY, Distance(40, DistanceUnit.METRE))
    assert (last.number, last.done.reps) == (1, 8)


def test_strong_s_other_forms_are_read_too(journal: Journal) -> None:
    import_csv(journal, STRONG_SEMICOLONS.encode("utf-8-sig"), zone=BERLIN)
    pulldown, running = history.sets(journal)
    assert (pulldown.exercise, pulldown.done.weight) == ("lat-pulldown", Weight(132.5, WeightUnit.LB))
    assert running.done == Amounts(None, 900, Distance(4400, DistanceUnit.YARD))
    import_csv(journal, STRONG_NEW.encode(), zone=BERLIN)
    chin_up, rowing = history.sets(journal)[2:]
    assert chin_up.exercise == "chin-up"
    assert chin_up.at.hour == 20
    assert rowing.done.distance == Distance(2500, DistanceUnit.METRE)
    assert history.sessions(journal)[1].clocked == 3900


def test_strong_s_weights_without_a_unit_are_in_the_person_s(journal: Journal) -> None:
    import_csv(journal, STRONG.encode(), zone=BERLIN, unit=WeightUnit.LB)
    assert history.sets(journal)[1].done.weight == Weight(100, WeightUnit.LB)


def test_hevy_s_csv_is_read_with_all_that_it_says(journal: Journal) -> None:
    done = import_csv(journal, HEVY.encode(), zone=BERLIN)
    assert (done.source, done.sessions, done.sets) == ("hevy", 1, 3)
    warm, pull_up, hang = history.sets(journal)
    assert warm.section is SectionKind.WARM_UP
    assert (pull_up.exercise, pull_up.number, pull_up.felt) == ("pull-up", 2, Felt.RIGHT)
    assert pull_up.done == Amounts(5, None, None, Weight(2.5, WeightUnit.KG))
    assert (hang.exercise, hang.kind, hang.done.seconds) == ("dead-hang", PhaseKind.HOLD, 45)
    import_csv(journal, HEVY_POUNDS.encode(), zone=BERLIN)
    face_pull = history.sets(journal)[-1]
    assert face_pull.at == datetime(2026, 7, 25, 14, 21, tzinfo=BERLIN)
    assert face_pull.done.weight == Weight(45, WeightUnit.LB)


def test_names_of_the_person_s_own_exercises_lead_to_their_ids(journal: Journal) -> None:
    import_csv(journal, STRONG.encode(), zone=BERLIN, known={"Zercher squat": "zercher", "PLANK": "my-plank"})
    assert {one.exercise for one in history.sets(journal)} == {"deadlift", "my-plank", "Farmers Walk"}


def test_a_corrected_set_is_not_put_back_by_another_import(journal: Journal) -> None:
    import_csv(journal, HEVY.encode(), zone=BERLIN)
    journal.update("sets", {"reps": 4}, "exercise = ? AND number = 2", ("pull-up",))
    import_csv(journal, HEVY.encode(), zone=BERLIN)
    assert [one.done.reps for one in history.sets(journal, exercise="pull-up")] == [5, 4]


def test_rows_that_cannot_be_read_are_named_and_the_others_kept(journal: Journal) -> None:
    broken = HEVY + (
        '"Morning","the other day","","","Pull Up",,"",2,"normal",,5,,0,\n'
        '"Morning","22 Dec 2025, 08:00","","","Pull Up",,"",3,"normal",,many,,0,\n'
        '"Morning","22 Dec 2025, 08:00","","","",,"",4,"normal",,5,,0,\n'
        '"Morning","22 Dec 2025, 08:00","","","Pull Up",,"",5,"normal",-20,5,,0,\n'
    )
    done = import_csv(journal, broken.encode(), zone=BERLIN)
    assert done.sets == 3
    assert done.problems == (
        'line 5: "the other day" is not a date that can be read',
        'line 6: "many" is not a number',
        "line 7: the row names no exercise",
        'line 8: "-20" is not a number',
    )


def test_a_thousand_bad_rows_are_not_told_one_by_one(journal: Journal) -> None:
    bad = '"M","never","","","Pull Up",,"",2,"normal",,5,,0,\n' * 1000
    done = import_csv(journal, (HEVY + bad).encode(), zone=BERLIN)
    assert len(done.problems) == 51
    assert done.problems[-1] == "and 950 more lines like these"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"hello",
        b"a,b,c\n1,2,3\n",
        b"\0\0,\0",
        b"\x89PNG\r\n\x1a\n,,,",
        "Übung;Gewicht\n".encode("cp1252"),
    ],
)
def test_what_is_none_of_the_three_is_refused_in_a_line(journal: Journal, content: bytes) -> None:
    with pytest.raises(NoSheet) as refused:
        import_csv(journal, content)
    assert "\n" not in str(refused.value)
    assert history.sessions(journal) == []


def test_its_own_csv_with_columns_cut_off_says_which(journal: Journal) -> None:
    with pytest.raises(NoSheet, match="columns are missing: routine_name, level"):
        import_csv(journal, b"session,slot,routine,began\n1,1,a,b\n")


@pytest.mark.parametrize(
    "change",
    [
        ("at", "2026-03-02T12:00:00"),
        ("set", "1e9"),
        ("weight", "10"),
        ("kind", "wrok"),
        ("slot", "-1"),
        ("slot", "155003477363819601786573"),
    ],
)
def test_its_own_csv_with_a_slip_in_a_cell_keeps_the_other_rows(
    journal: Journal, tmp_path: Path, change: tuple[str, str]
) -> None:
    fill(journal)
    rows = list(csv.DictReader(io.StringIO(csv_text(records(journal)))))
    rows[0][change[0]] = change[1]
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    with Journal.open(tmp_path / "other.db") as other:
        done = import_csv(other, out.getvalue().encode())
        assert (done.sets, len(done.problems)) == (1, 1)
        assert done.problems[0].startswith("line 2: ")


def test_an_exercise_with_the_name_of_a_formula_goes_out_and_comes_in_as_it_is(
    journal: Journal, tmp_path: Path
) -> None:
    begin(journal)
    journal.set_done(replace(logged_set(), exercise='=HYPERLINK("x")', name='+row, "heavy"\nand slow'))
    text = csv_text(records(journal))
    assert ",'+row" not in text  # it has a comma, and so stands in quotes
    assert "\"'=HYPERLINK" in text
    with Journal.open(tmp_path / "other.db") as other:
        import_csv(other, text.encode())
        assert list(records(other)) == list(records(journal))


def test_a_session_made_by_hand_round_trips_its_zone(journal: Journal) -> None:
    odd = timezone(timedelta(hours=5, minutes=45))
    at = datetime(2026, 7, 1, 6, 30, 15, 250_000, tzinfo=odd)
    session = LoggedSession(SessionId(7), "r", "R", None, at)
    with journal.transaction():
        journal.insert("session", {**_row(session)})
    one = LoggedSet(
        SessionId(7), 1, at, SectionKind.MAIN, PhaseKind.WORK, "row", "Row", done=Amounts(8, weight=TEN_KG)
    )
    journal.set_done(one)
    assert history.sets(journal)[0].at.isoformat() == "2026-07-01T06:30:15.250000+05:45"


def _row(session: LoggedSession) -> dict[str, object]:
    from backcoach.journal.rows import session_row

    return session_row(session)


def test_a_row_that_cant_be_read_is_told_without_being_obeyed(journal: Journal) -> None:
    mischief = STRONG.replace("2020-12-30 18:51:52", "2020\x1b[2J", 1)
    (problem,) = import_csv(journal, mischief.encode(), zone=BERLIN).problems
    assert problem.isprintable()
    assert "\\x1b[2J" in problem


# The calendar.


def test_a_calendar_has_an_event_a_session(journal: Journal) -> None:
    icalendar = pytest.importorskip("icalendar")
    fill(journal)
    begin(journal, 2, began=NOON + timedelta(days=1))  # nothing was done in it
    whole = calendar(journal)
    (event,) = icalendar.Calendar.from_ical(whole).walk("VEVENT")
    assert str(event["uid"]) == "1@backcoach"
    assert event.decoded("dtstart") == NOON
    assert event.decoded("dtend") == NOON + timedelta(hours=1)
    assert str(event["summary"]) == "Day-A"
    assert "Dumbbell row: 8 × 10 kg, 20 yd × 22.5 lb left" in str(event["description"])
    assert calendar(journal) == whole


def test_without_the_library_one_line_says_how_to_get_it(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(CalendarMissing, match=r"^[^\n]*pip install 'backcoach\[calendar\]'$"):
        calendar(journal)
