"""The command itself, and `python -m backcoach`: it can be interrupted even before anything is loaded."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from .relay import hand_on, taken_over
from .system.garbage import half_loaded, put_off
from .system.held_terminal import give_back

if TYPE_CHECKING:
    from .asked import Asked
    from .files.library import Library
    from .files.settings import Settings
    from .first_picture import FirstPicture


def main() -> None:
    """Run the command that was typed, and end with its exit code."""
    put_off()
    try:
        handed = taken_over()
        if handed is not None:
            sys.exit(_lead(*handed))
        if len(sys.argv) == 1:
            from .first_picture import show_home

            show_home()
        from .cli import main as run

        run(prog_name="backcoach", obj=hand_on)
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        give_back()


def _lead(library: Library, settings: Settings, asked: Asked, picture: FirstPicture) -> int:
    """Lead through what was handed on; the exit code."""
    try:
        import_module("backcoach.tui")  # which loads Textual
        half_loaded()
        from .tui.app import open_screen

        return open_screen(library, settings, asked, picture)
    except Exception as error:
        from .cli.group import code_of

        give_back()  # before anything is said of what went wrong
        return code_of(error)


if __name__ == "__main__":
    main()
