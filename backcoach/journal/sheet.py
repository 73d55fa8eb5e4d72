"""CSV as programs and people really write it: separators, encodings, and cells that mean mischief."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator

from ..system.printable import printable, tame

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula when it stands first in it."""
_GUARD = "'"

MOST_PROBLEMS = 50
"""More rows than this needn't be told one by one."""


class NoSheet(ValueError):
    """A file is no CSV that anything can be made of; the message is a line for the person."""


class Sheet:
    """The rows of a CSV file, each by its columns, and what was wrong with some of them."""

    def __init__(self, reader: csv.DictReader[str]) -> None:
        self._reader = reader
        self.columns = frozenset(reader.fieldnames or ())
        self.problems: list[str] = []
        self._unsaid = 0

    @classmethod
    def read(cls, content: bytes) -> Sheet:
        """Open a file's content, whatever separates its cells. Raises NoSheet where it has no header."""
        text = _decoded(content)
        header = text.partition("\n")[0]
        separator = max(",;\t", key=header.count)
        if "\0" in text or not header.count(separator):
            raise NoSheet("this is not a CSV file: its first line names no columns")
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval="")
        try:
            reader.fieldnames = [name.strip() for name in reader.fieldnames or ()]
        except csv.Error as error:
            raise NoSheet(f"this is not a CSV file: {error}") from error
        return cls(reader)

    def __iter__(self) -> Iterator[dict[str, str]]:
        while True:
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.problem(str(error))
                continue
            yield {
                name: plain_cell(tame(cell.strip())) for name, cell in row.items() if isinstance(cell, str)
            }

    def problem(self, words: str) -> None:
        """Note what is wrong with the row that was read last."""
        if len(self.problems) < MOST_PROBLEMS:
            # The words may quote the file, and nothing in a file is obeyed.
            self.problems.append(f"line {self._reader.line_num}: {printable(words)}")
            return
        self._unsaid += 1
        self.problems[MOST_PROBLEMS:] = [f"and {self._unsaid} more lines like these"]


def guarded(text: str) -> str:
    """A text that a spreadsheet shows as it is: one that would be a formula gets an apostrophe before it."""
    return _GUARD + text if text.startswith((*_FORMULA, _GUARD)) else text


def plain_cell(text: str) -> str:
    """The text again that was guarded; one that wasn't stays as it is."""
    return text[1:] if text[:1] == _GUARD and text[1:].startswith((*_FORMULA, _GUARD)) else text


def identity(*parts: object) -> int:
    """A number that the same parts always make: how something that comes in twice is known again.

    Below 2**48, which no session of this program's own is, and which JSON keeps exactly.
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).digest()
    return int.from_bytes(digest[:6], "big")


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What a spreadsheet of a Western Windows saves.
        return content.decode("cp1252", errors="replace")
