"""What is of no use isn't loaded along, and is there again for whoever asks for it."""

from __future__ import annotations

import subprocess
import sys

from ..shipped import ROOT


def test_the_full_screen_loads_no_connections_to_the_internet_and_no_formats_of_archives() -> None:
    loaded = told_by("import backcoach.tui.app, sys; print(*sys.modules)").split()
    assert {"asyncio", "shutil", "textual.app"} <= set(loaded)
    assert not {"ssl", "_ssl", "_hashlib", "bz2", "lzma"} & set(loaded)


def test_what_was_left_out_is_there_for_whoever_asks_for_it_later() -> None:
    code = "import backcoach.tui, ssl, lzma, bz2; print(ssl.create_default_context().verify_mode.name)"
    assert told_by(code) == "CERT_REQUIRED"


def test_what_is_loaded_already_stays_as_it_is() -> None:
    code = "import ssl, asyncio, backcoach.tui, sys; print(asyncio.sslproto.ssl is ssl is sys.modules['ssl'])"
    assert told_by(code) == "True"


def told_by(code: str) -> str:
    """What a Python of its own prints."""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()
