"""A routine file as the editor holds it: where it is saved, and whether somebody else changed it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from ..files.disk import save_atomically
from ..files.library import Found, Library
from ..files.problems import FileProblem

BOM = "\ufeff"


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
        try:
            raw = found.path.read_bytes()
            text = raw.decode("utf-8")
        except OSError as error:
            raise FileProblem((f"{found.path} can't be read ({error.strerror}); check its rights",)) from None
        except UnicodeDecodeError:
            raise FileProblem((f"{found.path} is not UTF-8 text; save it as UTF-8",)) from None
        path = found.path if found.own else library.personal.routines / f"{found.id}.yaml"
        return cls(found, path, text.removeprefix(BOM), raw if found.own else None)

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


def keep_line_ends(original: str, edited: str) -> str:
    """Give the lines that an editor left alone their own line ends back; new ones take the usual one."""
    before, after = _lines(original), _lines(edited)
    ends = [end for _, end in before if end]
    usual = max(set(ends), key=ends.count, default="\n")
    kept: list[str] = []
    matcher = difflib.SequenceMatcher(
        a=[line for line, _ in before], b=[line for line, _ in after], autojunk=False
    )
    for tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if tag == "equal":
            kept += [line + (end or usual) for line, end in before[a_from:a_to]]
        else:
            kept += [line + usual for line, _ in after[b_from:b_to]]
    if kept and not after[-1][1]:
        # The last line was left open on purpose, or always was.
        kept[-1] = kept[-1].rstrip("\r\n")
    return "".join(kept)


def _lines(text: str) -> list[tuple[str, str]]:
    """Lines with their ends, split only where an editor splits."""
    parts = re.split(r"(\r\n|\n|\r)", text)
    lines = list(zip(parts[::2], [*parts[1::2], ""], strict=True))
    return lines if lines[-1][0] else lines[:-1]
