"""What it all looks like: the looks, and a stylesheet for each kind of screen, read when it is opened."""

from __future__ import annotations

from pathlib import Path, PurePath

_FOLDER = Path(__file__).parent


def sheets(*names: str) -> list[str | PurePath]:
    """The files of some stylesheets, for a `CSS_PATH`; a later one is stronger where two say the same."""
    return [_FOLDER / f"{name}.tcss" for name in names]
