"""A routine file as the editor holds it: where it is saved, and whether somebody else changed it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..files.disk import load_text, save_atomically
from ..files.library import Found, Library
from ..files.problems import FileProblem

BOM = "\ufeff"

USUAL_ENDS = ("\r\n", "\n", "\r")


@dataclass(slots=True)
class Source:
    """The text of a file, as it was when it was last read or saved."""

    found: Found
    path: Path
    """Where it is saved: for a shipped routine a copy in the person's own folder."""
    text: str
    _raw: bytes | None

    @classmethod
    def open(cls, library: Library, found: Found) -> Source:
        """Read a file for editing. Raises FileProblem."""
        load_text(found.path)  # refuses what would hang or never end, and says why
        try:
            raw = found.path.read_bytes()
            text = raw.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            raise FileProblem((f"{found.path} has just been changed; try again",)) from None
        path = found.path if found.own else library.personal.routines / f"{found.id}.yaml"
        return cls(found, path, text.removeprefix(BOM), raw if found.own else None)

    def differs(self, edited: str) -> bool:
        """Whether an editor's text is another one; line ends say nothing, it shows all of them alike."""
        return _bare(edited) != _bare(self.text)

    def changed_outside(self) -> bool:
        """Whether the file is no longer what was read or saved here."""
        try:
            return self.path.read_bytes() != self._raw
        except FileNotFoundError:
            return self._raw is not None
        except OSError:
            return True

    def reread(self) -> str:
        """Take what is on disk now in place of what was read. Raises FileProblem."""
        try:
            self._raw = self.path.read_bytes()
            self.text = self._raw.decode("utf-8").removeprefix(BOM)
        except (OSError, UnicodeDecodeError):
            raise FileProblem((f"{self.path} can't be read any more; save it under the same name",)) from None
        return self.text

    def save(self, edited: str) -> None:
        """Save atomically; lines that weren't touched keep their very bytes. Raises FileProblem."""
        text = keep_line_ends(self.text, edited)
        marked = BOM + text if self._raw is not None and self._raw.startswith(BOM.encode()) else text
        save_atomically(self.path, marked)
        self.text, self._raw = text, marked.encode("utf-8")
        if not self.found.own:
            self.found = replace(self.found, path=self.path, own=True, hides=self.found.path)


def keep_line_ends(original: str, edited: str) -> str:
    """Give the lines that an editor left alone their own line ends back; new ones take the usual one."""
    if _bare(edited) == _bare(original):
        return original
    before, after = _lines(original), _lines(edited)
    ends = [end for _, end in before if end in USUAL_ENDS]
    usual = max(dict.fromkeys(ends), key=ends.count, default="\n")
    kept: list[str] = []
    for tag, a_from, a_to, b_from, b_to in _opcodes(
        [line for line, _ in before], [line for line, _ in after]
    ):
        if tag == "equal":
            kept += [line + (end or usual) for line, end in before[a_from:a_to]]
        else:
            kept += [line + usual for line, _ in after[b_from:b_to]]
    if kept and not after[-1][1]:
        # The last line was left open on purpose, or always was.
        kept[-1] = kept[-1].rstrip("\r\n")
    return "".join(kept)


def _opcodes(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What is equal and what isn't. Whatever stands before and behind a change costs next to nothing."""
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != after[-1 - n]), shorter - head)
    yield "equal", 0, head, 0, head
    b_end, a_end = len(before) - tail, len(after) - tail
    matcher = difflib.SequenceMatcher(a=before[head:b_end], b=after[head:a_end], autojunk=False)
    for tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        yield tag, a_from + head, a_to + head, b_from + head, b_to + head
    yield "equal", b_end, len(before), a_end, len(after)


def _lines(text: str) -> list[tuple[str, str]]:
    """Lines with their ends, split wherever the text area splits: at form feeds and separators, too."""
    lines = [(line.splitlines()[0], line) for line in text.splitlines(keepends=True)]
    return [(bare, line[len(bare) :]) for bare, line in lines]


def _bare(text: str) -> str:
    """The text as the text area gives it back, with all line ends alike."""
    return "\n".join(text.splitlines()) + ("\n" if text.endswith(USUAL_ENDS) else "")
