"""The full screen at home, with a clock that runs N times as fast in every session: python -m … N."""

from __future__ import annotations

import sys

from backcoach.asked import Asked
from backcoach.files.library import Library
from backcoach.files.settings_reader import load_settings
from backcoach.tui.app import BackcoachApp

if __name__ == "__main__":
    library = Library()
    app = BackcoachApp(library, load_settings(library.personal)[0], Asked(speed=float(sys.argv[1])))
    try:
        app.run()
    finally:
        app.journey.close()
    sys.exit(app.return_code or 0)
