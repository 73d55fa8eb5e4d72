"""Text to and from disk: reads nothing that could hang, and never leaves half a file behind."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
from pathlib import Path

from ..system.printable import printable
from ..system.private import make_private_folder
from .excerpt import lines_of
from .problems import FileProblem, Problems
from .tree import MOST_CHARACTERS, START, Mark

_BYTES = 4
"""That a character takes at most."""
MOST_BYTES = _BYTES * MOST_CHARACTERS


def load_text(path: Path) -> str:
    """Read a text file in UTF-8. Raises FileProblem with one line that says why it can't be read.

    Only regular files are opened: a pipe would hang, and a device has no end.
    """
    problems = Problems()
    text = read_text(path, problems)
    if text is None:
        raise FileProblem(tuple(f"{problem.wrong}; {problem.right}" for problem in problems.found))
    return text


def load_bytes(path: Path, most: int) -> bytes:
    """Read a file of at most so many bytes. Raises FileProblem with one line, path and all."""
    problems = Problems()
    raw = _read(path, problems, most)
    if raw is None:
        raise FileProblem(tuple(f"{path}: {one.wrong}; {one.right}" for one in problems.found))
    return raw


def read_text(path: Path, problems: Problems) -> str | None:
    """Read a text file in UTF-8. None when it can't be read; why is then noted, at its place."""
    raw = _read(path, problems, MOST_BYTES)
    return None if raw is None else _decoded(raw, problems)


def _read(path: Path, problems: Problems, most: int) -> bytes | None:
    try:
        return _load(path, problems, most)
    except FileNotFoundError:
        problems.error(START, "there is no such file", "see all routines with: backcoach list")
    except PermissionError:
        problems.error(START, "the file can't be read", "give yourself the right to read it")
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        problems.error(START, f"the file can't be read ({reason})", "check the path")
    return None


def _load(path: Path, problems: Problems, most: int) -> bytes | None:
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        problems.error(START, "this is a folder", "name a file in it")
    elif not stat.S_ISREG(kind):
        problems.error(START, "this is not a regular file", "save the text as one")
    else:
        # Should it have become a pipe meanwhile, opening it must not wait for somebody to write.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            raw = file.read(most + 1)
        if len(raw) <= most:
            return raw
        problems.error(START, "the file is too long", f"at most {most // _BYTES} characters are read")
    return None


def _decoded(raw: bytes, problems: Problems) -> str | None:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        right = "save the file as UTF-8"
        if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            problems.error(START, "the file is UTF-16 text", right)
            return None
        before = lines_of(raw[: error.start].decode("utf-8"))
        mark = Mark(len(before), len(before[-1]) + 1)
        problems.error(mark, f"the byte {raw[error.start]:02X} is not UTF-8 text", right)
        return None


def save_atomically(path: Path, text: str) -> None:
    """Write a file so that at any moment either all of the old or all of the new text is there.

    Line ends are written as they are. The rights of an existing file are kept; a new one is its owner's
    alone. A link stays a link: what it points to is replaced. Raises FileProblem with one line.
    """
    try:
        _save(path, text)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        line = f"{printable(str(path))} can't be saved ({reason}); check the folder and its rights"
        raise FileProblem((line,)) from None


def _save(path: Path, text: str) -> None:
    raw = text.encode("utf-8")
    target = path.resolve()
    make_private_folder(target.parent)
    mode: int | None = None
    with contextlib.suppress(FileNotFoundError):
        found = target.stat()
        if not stat.S_ISREG(found.st_mode):
            raise ValueError("it is not a regular file")
        mode = stat.S_IMODE(found.st_mode)
    # In the same folder, because only within a file system is a rename one step.
    import tempfile  # who only reads needn't wait for it

    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=".new", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o600 if mode is None else mode)  # a umask may take rights from the owner, too
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where the platform lets a folder be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
