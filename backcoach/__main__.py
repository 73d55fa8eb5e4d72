"""The command itself, and `python -m backcoach`: it can be interrupted even before anything is loaded."""

from __future__ import annotations

import sys

from .system.garbage import put_off
from .system.held_terminal import give_back


def main() -> None:
    """Run the command that was typed, and end with its exit code."""
    put_off()
    try:
        if len(sys.argv) == 1:
            from .first_picture import show_home

            show_home()
        from .cli import main as run

        run(prog_name="backcoach")
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        give_back()


if __name__ == "__main__":
    main()
