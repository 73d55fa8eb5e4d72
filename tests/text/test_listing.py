"""Plans and lists in lines, as they fit a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.overview import overviews
from backcoach.planner import Planner
from backcoach.text.listing import plan_lines, table

from .. import shipped


def test_where_there_is_no_room_the_reason_of_a_phase_stands_below_it() -> None:
    plan = shipped.plan("tour")
    wide, narrow = list(plan_lines(plan)), list(plan_lines(plan, 60))
    assert max(len(line) for line in narrow) <= 60
    assert max(len(line) for line in wide) > 60
    assert "".join("".join(wide).split()) == "".join("".join(narrow).split())


def test_what_the_plan_notes_is_told_before_its_phases() -> None:
    plan = replace(shipped.plan("tour"), notes=("no bench: a stool will do",))
    assert list(plan_lines(plan))[1] == "note: no bench: a stool will do"


def test_a_list_is_cut_to_the_terminal_and_says_that_it_was() -> None:
    planner = Planner(Library(), Settings(), progression=False)
    rows = list(overviews(planner, planner.library.routines()))
    whole, cut = (list(table(rows, date(2026, 11, 20), width)) for width in (None, 40))
    assert max(len(line) for line in cut) <= 40
    assert any(line.endswith("…") for line in cut)
    for line, short in zip(whole, cut, strict=True):
        assert line.startswith(short.removesuffix("…"))
