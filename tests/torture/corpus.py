"""The smallest set of inputs that reaches all that an hour of fuzzing reached: one zip a target.

`crash` inputs broke a promise once; they are kept, and tried first, for ever:

    python -m tests.torture.corpus TARGET FILE…    # keeps what just broke one
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every input: a zip of the same inputs is the same file."""


def inputs(target: str) -> dict[str, bytes]:
    """All inputs by their names, those that broke something first."""
    path = FOLDER / f"{target}.zip"
    if not path.exists():
        return {}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


def unpack(target: str, folder: Path) -> None:
    """Lay the inputs out as files, as a fuzzer wants them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in inputs(target).items():
        (folder / name).write_bytes(raw)


def pack(target: str, corpus: Iterable[bytes], crashes: Iterable[bytes]) -> Path:
    """Write the zip of a target anew."""
    named = {f"seen-{_name(raw)}": raw for raw in corpus} | {f"crash-{_name(raw)}": raw for raw in crashes}
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{target}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, raw in sorted(named.items()):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), raw, zipfile.ZIP_DEFLATED, 9)
    return path


def keep(target: str, crashes: Iterable[bytes]) -> Path:
    """Add inputs that broke a promise to those of a target."""
    known = inputs(target)
    crashed = [raw for name, raw in known.items() if name.startswith("crash-")]
    return pack(target, [raw for raw in known.values() if raw not in crashed], [*crashed, *crashes])


def _name(raw: bytes) -> str:
    return hashlib.sha1(raw).hexdigest()[:12]


if __name__ == "__main__":
    print(keep(sys.argv[1], [Path(file).read_bytes() for file in sys.argv[2:]]))
