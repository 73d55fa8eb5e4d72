"""Files and folders that their owner alone may look into, whatever the umask says.

On Windows a folder's own rules hold, which for a person's profile come to the same.
"""

from __future__ import annotations

import os
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make a folder and whatever is missing above it; what is there keeps its rights. Raises OSError."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        try:
            place.mkdir(mode=0o700)
        except FileExistsError:
            continue  # another copy of the program was first
        place.chmod(0o700)  # a umask may have taken rights away from the owner, too
    if not missing and not folder.is_dir():
        raise NotADirectoryError(20, "Not a directory", str(folder))


def create_private(path: Path) -> None:
    """Create an empty file, in a folder of the same kind; keep what is there. Raises OSError."""
    make_private_folder(path.parent)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        os.close(os.open(path, os.O_RDWR))
    else:
        path.chmod(0o600)
