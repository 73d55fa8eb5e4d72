"""What a person did when the YAML library says "did not find expected key": slips, in plain words.

The two parsers of that library word their errors differently, and neither is meant for people. So only
the kind of error is taken from them; what happened is read from the text around the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .excerpt import lines_of
from .problems import shown
from .tree import BAD_ESCAPE, COLON_IN_BRACKETS, NO_CHARACTER, START, Mark

Told = tuple[Mark, str, str]
"""The place, what is wrong, and what would be right."""

_KEY = re.compile(r"^( *(?:- +)*)([^\s:#'\"\[\]{}-][^:#'\"\[\]{}]*?) ?:(?= |$)")
"""A key at the beginning of a line, behind its indentation and its dashes."""
_NO_SPACE = re.compile(r"^( *(?:- +)*)([A-Za-z][A-Za-z-]*):(?=[^\s:])(.*)$")
_NO_DASH_SPACE = re.compile(r"^( *)-(?=[A-Za-z])(.*)$")
_NO_COLON = re.compile(r"^( *(?:- +)*)([A-Za-z][A-Za-z-]*)(?: +([^:]*))?$")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


@dataclass(frozen=True, slots=True)
class _Slip:
    """An error of the YAML library, and the text around it."""

    problem: str
    context: str
    at: Mark
    began: Mark
    """Where what it was reading began."""
    lines: list[str]

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    @property
    def here(self) -> str:
        """The line of the error, up to its place."""
        return self.line(self.at.line)[: self.at.column - 1]

    @property
    def character(self) -> str:
        """What stands at the place; empty at the end of a line."""
        return self.line(self.at.line)[self.at.column - 1 : self.at.column]

    def above(self) -> tuple[int, str]:
        """The number and the text of the nearest line above that says anything."""
        for number in range(self.at.line - 1, 0, -1):
            text = self.line(number)
            if text.strip() and not text.lstrip().startswith("#"):
                return number, text.rstrip()
        return 0, ""


def explain(error: Any, text: str) -> Told:
    """Tell a YAML error as the slip that it probably is."""
    at = error.problem_mark or error.context_mark
    began = error.context_mark or at
    slip = _Slip(
        error.problem or "",
        error.context or "",
        Mark(at.line + 1, at.column + 1) if at else START,
        Mark(began.line + 1, began.column + 1) if began else START,
        lines_of(text),
    )
    told = _odd_space(slip)
    for sign, explanation in _EXPLANATIONS:
        if told is None and re.search(sign, f"{slip.context}: {slip.problem}"):
            told = explanation(slip)
    return told or (slip.at, "this can't be read", "check the indentation, the colons and the quotes here")


def _odd_space(slip: _Slip) -> Told | None:
    """A space of a word processor where only a plain one will do."""
    for number in (slip.at.line, slip.began.line, slip.above()[0]):
        text = slip.line(number)
        key = _KEY.match(text)
        odd = _ODD_SPACE.search(text)
        if odd and (not key or odd.start() <= key.end()):
            wrong = f"this is not a plain space but U+{ord(odd.group()):04X}"
            return Mark(number, odd.start() + 1), wrong, "type a space in its place"
    return None


def _bad_start(slip: _Slip) -> Told:
    return slip.at, f"a text can't begin with {slip.character}", "put the text in quotes"


def _marked(slip: _Slip) -> Told:
    sign = slip.line(slip.began.line)[slip.began.column - 1 : slip.began.column] or slip.character
    return slip.began, f"a text can't begin with {sign}", "put the text in quotes"


def _open_quote(slip: _Slip) -> Told:
    sign = slip.line(slip.began.line)[slip.began.column - 1 : slip.began.column]
    return slip.began, "this quote is never closed", f"end the text with {sign}"


def _no_colon(slip: _Slip) -> Told:
    return _colon_wanted(slip.began, slip.line(slip.began.line))


def _colon_wanted(mark: Mark, line: str) -> Told:
    match = _NO_COLON.match(line.split(" #")[0].rstrip())
    if not match:
        return mark, "this line has no colon", "write key: value"
    word, value = match[2], match[3]
    right = f"write {shown(f'{word}: {value}' if value else f'{word}:')}"
    return Mark(mark.line, len(match[1]) + 1), "this line has no colon", right


def _stray_colon(slip: _Slip) -> Told:
    """A colon that can't be a key's: in a value, or in a line that the parser takes for more of one."""
    key = _KEY.match(slip.line(slip.at.line))
    if key and key.end() < slip.at.column:
        wrong = f"the text after {shown(key[2] + ':')} has a colon in it"
        return slip.at, wrong, "put the text in quotes"
    number, above = slip.above()
    if match := _NO_SPACE.match(above):
        right = f"write {shown(f'{match[2]}: {match[3]}')}"
        return Mark(number, match.end(2) + 1), "a space is missing after the colon", right
    if match := _NO_DASH_SPACE.match(above):
        mark = Mark(number, match.end(1) + 1)
        return mark, "a space is missing after the dash", f"write {shown('- ' + match[2])}"
    if _NO_COLON.match(above.split(" #")[0].rstrip()):
        return _colon_wanted(Mark(number, 1), above)
    if key and (over := _KEY.match(above)) and len(key[1]) > len(over[1]):
        mark = Mark(slip.at.line, len(key[1]) + 1)
        return mark, "this line is indented further than the one above", _line_up(over)
    return slip.at, "a colon can't stand here", "put text that has a colon in quotes"


def _line_up(key: re.Match[str]) -> str:
    column = len(key[1]) + 1
    return f"line it up with {shown(key[2] + ':')} in column {column}"


def _not_in_line(slip: _Slip) -> Told:
    """Something that is neither the next key nor the next entry of what it stands in."""
    before = slip.here.rstrip()
    if before.endswith(("'", '"')):
        sign = before[-1]
        other = "double" if sign == "'" else "single"
        return slip.at, "the text goes on after its closing quote", f"put all of it in {other} quotes"
    if slip.character in ("]", "}", ","):
        return slip.at, f"{slip.character} stands here without a bracket before it", "delete it, or open one"
    if before.strip(" -"):
        return slip.at, "this can't stand behind what is before it", "put the text in quotes"
    _, above = slip.above()
    over = _KEY.match(above)
    right = _line_up(over) if over else "line it up with the lines that it belongs to"
    if slip.character == "-" and over and over[1].strip():
        right = f'line it up with the "-" in column {over[1].index("-") + 1}'
    elif slip.character == "-":
        right = "line it up with the entries above, or write a key: before it"
    return slip.at, "this line is not indented like its neighbours", right


def _second_start(slip: _Slip) -> Told:
    ended = any(line.startswith("...") for line in slip.lines[: slip.at.line])
    if ended:
        return slip.at, 'the file goes on after "..."', 'delete the "..."'
    return _not_in_line(slip)


def _bracket(slip: _Slip) -> Told:
    opened = slip.line(slip.began.line)[slip.began.column - 1 : slip.began.column]
    closing = {"[": "]", "{": "}"}.get(opened, "]")
    if slip.at.line > slip.began.line or slip.character in ("", "#"):
        return _unclosed(slip.began, opened)
    if slip.character in ("]", "}"):
        wrong = f"{slip.character} closes what {opened} has opened"
        return slip.at, wrong, f"write {closing} in its place"
    if slip.character == ":":
        return _colon_in_brackets(slip)
    return slip.at, "a comma is missing in the brackets", "put a comma between the values"


def _colon_in_brackets(slip: _Slip) -> Told:
    return slip.at, *COLON_IN_BRACKETS


def _nothing_there(slip: _Slip) -> Told:
    rest = [slip.line(slip.at.line)[slip.at.column - 1 :], *slip.lines[slip.at.line :]]
    if not any(line.split("#")[0].strip() for line in rest):
        return _last_bracket(slip)
    if slip.character == ",":
        return slip.at, "there is nothing before this comma", "delete the comma, or put a value before it"
    if slip.character in ("]", "}"):
        return slip.at, f"{slip.character} stands here without a bracket before it", "delete it"
    return slip.at, "a value is wanted here", "write one, or put text in quotes"


def _last_bracket(slip: _Slip) -> Told:
    """The file ends within brackets: where the last one was opened."""
    for number in range(len(slip.lines), 0, -1):
        line = slip.line(number)
        column = max(line.rfind("["), line.rfind("{")) + 1
        if column:
            return _unclosed(Mark(number, column), line[column - 1])
    return slip.at, "a bracket is never closed", "close it"


def _unclosed(mark: Mark, bracket: str) -> Told:
    closing = "]" if bracket == "[" else "}"
    return mark, f"this {bracket} is never closed", f"write {closing} at the end of its list"


def _list_in_line(slip: _Slip) -> Told:
    return slip.at, "a list can't begin on the line of its key", 'put each "- …" on a line of its own'


def _block_text(slip: _Slip) -> Told:
    sign = slip.line(slip.began.line)[slip.began.column - 1 : slip.began.column]
    right = "begin the text on the next line, indented, or put it in quotes"
    return slip.began, f"text can't stand behind {sign} on its line", right


def _escape(slip: _Slip) -> Told:
    column = slip.here.rfind("\\") + 1 or slip.at.column
    if slip.character == "\\":
        column = slip.at.column
    line = slip.line(slip.at.line)
    if BAD_ESCAPE.match(line, column - 1):
        return Mark(slip.at.line, column), *NO_CHARACTER
    escape = line[column - 1 : column + 1]
    right = "write \\\\ for a backslash, or put the text in single quotes"
    return Mark(slip.at.line, column), f"{escape} stands for no character", right


_EXPLANATIONS = (
    ("scanning a quoted scalar", _open_quote),
    ("escape|hexdecimal|hexadecimal", _escape),
    ("cannot start any token|mapping keys are not allowed", _bad_start),
    ("scanning an (alias|anchor)|(scanning|parsing) a tag|tag handle|directive", _marked),
    ("block scalar", _block_text),
    ("could not find expected ':'", _no_colon),
    ("unexpected ':'", _colon_in_brackets),
    ("mapping values are not allowed", _stray_colon),
    ("(sequence|block sequence) entries are not allowed", _list_in_line),
    ("flow (sequence|mapping).*expected ',' or", _bracket),
    ("node content", _nothing_there),
    ("document start", _second_start),
    ("block (mapping|collection)|block end", _not_in_line),
)
