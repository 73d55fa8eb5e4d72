"""Slips of YAML are told in plain words, by the line that they are on, with either parser."""

from __future__ import annotations

import pytest

from .places import parser, routine_of, told

__all__ = ["parser"]

SLIPS = {
    "a quote in a quoted text": (
        "name: 'Tom's row'\n",
        "1:12: error: the text goes on after its closing quote; put all of it in double quotes",
    ),
    "a mapping under a finished value": (
        "name: Test\n  about: more\n",
        '2:3: error: this line is indented further than the one above; line it up with "name:" in column 1',
    ),
    "a colon in the name": (
        "name: Back: day A\n",
        '1:11: error: the text after "name:" has a colon in it; put the text in quotes',
    ),
    "a list that ends in the air": (
        "name: Test\nmain: [superman,",
        "2:7: error: this [ is never closed; write ] at the end of its list",
    ),
    "a brace that ends in the air": (
        "name: Test\nmain: {work: superman,\n\n# so far\n",
        "2:7: error: this { is never closed; write } at the end of its list",
    ),
    "a comma before anything": (
        "name: Test\nmain: [, superman]\n",
        "2:8: error: there is nothing before this comma; delete the comma, or put a value before it",
    ),
    "a colon before a bracket": (
        "name: Test\nabout: [Think:]\n",
        "2:14: error: the text in the brackets has a colon in it; put the text in quotes",
    ),
    "a question mark alone": (
        "name: Test\nabout: ? really\n",
        "2:8: error: a text can't begin with ?; put the text in quotes",
    ),
    "a key line that only has words": (
        "name: Test\nabout this routine\nmain:\n",
        '2:1: error: this line has no colon; write "about: this routine"',
    ),
    "a bracket at the left": (
        "name: Test\n]\n",
        "2:1: error: ] stands here without a bracket before it; delete it, or open one",
    ),
    "an ideographic space": (
        "name: Test\nmain:\n\u3000- work: superman\n    sets: 3\n",
        "3:1: error: this is not a plain space but U+3000; type a space in its place",
    ),
    "an escape that is too short": (
        'name: "\\xZZ"\n',
        "1:8: error: \\x stands for no character; "
        "write \\\\ for a backslash, or put the text in single quotes",
    ),
    "an escape beyond Unicode": (
        'name: "\\U00110000"\n',
        "1:8: error: this escape stands for no character; write the character itself",
    ),
    "a folded text with words behind its sign": (
        "name: > Test\nmain:\n",
        "1:7: error: text can't stand behind > on its line; "
        "begin the text on the next line, indented, or put it in quotes",
    ),
    "a list among keys": (
        "name: Test\n- work: superman\n",
        "2:1: error: this line is not indented like its neighbours; "
        "line it up with the entries above, or write a key: before it",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_one_problem_at_its_place(slip: str, parser: str) -> None:
    text, expected = SLIPS[slip]
    assert told(text) == [expected]


def test_a_tab_before_a_remark_is_no_problem(parser: str) -> None:
    assert told(routine_of("work: superman\t# slowly", "work:\tdeadlift\n\t\n\t# a remark")) == []


def test_a_question_within_brackets_is_a_text(parser: str) -> None:
    more = "exercises:\n  own:\n    name: Ready? Go\n    cues: [Ready? Go, Low back flat?]\n"
    assert told(routine_of("work: own", more=more)) == []


def test_windows_line_ends_are_no_problem(parser: str) -> None:
    assert told(routine_of("work: superman\nsets: 3").replace("\n", "\r\n")) == []


def test_a_byte_order_mark_shifts_no_column(parser: str) -> None:
    assert told("\ufeff" + routine_of("work: superman").replace("name", "nam")) == [
        '1:1: error: a routine has no key "nam"; did you mean "name"?'
    ]


def test_columns_count_characters_not_bytes(parser: str) -> None:
    text = routine_of("{cue: 背中👍🏽, work: supermann}")
    assert told(text) == ['9:23: error: no exercise is called "supermann"; did you mean "superman"?']


def test_an_alias_does_not_hide_the_other_problems(parser: str) -> None:
    assert told(routine_of("work: superman\ncue: *slow", "work: deadlit")) == [
        '10:10: error: "*slow" is a YAML alias, which is not read; put text with a * in quotes',
        '11:11: error: no exercise is called "deadlit"; did you mean "deadlift"?',
    ]
