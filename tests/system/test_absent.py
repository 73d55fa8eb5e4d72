"""What is of no use isn't loaded along, and is there again for whoever asks for it."""

from __future__ import annotations

import subprocess
import sys

from ..shipped import ROOT


def test_the_full_screen_loads_no_connections_to_the_internet_and_no_formats_of_archives() -> None:
    loaded = told_by("import backcoach.tui.app, sys; print(*sys.modules)").split()
    assert {"asyncio", "shutil", "textual.app"} <= set(loaded)
    assert not {"ssl", "_ssl", "_hashlib", "bz2", "lzma"} & set(loaded)
    assert not {"textual.types", "textual.widgets._directory_tree", "textual.widgets._select"} & set(loaded)


def test_what_was_left_out_is_there_for_whoever_asks_for_it_later() -> None:
    code = "import backcoach.tui, ssl, lzma, bz2; print(ssl.create_default_context().verify_mode.name)"
    assert told_by(code) == "CERT_REQUIRED"


def test_what_is_loaded_already_stays_as_it_is() -> None:
    code = "import ssl, asyncio, backcoach.tui, sys; print(asyncio.sslproto.ssl is ssl is sys.modules['ssl'])"
    assert told_by(code) == "True"


def test_what_was_stood_in_for_is_the_real_one_for_whoever_asks_for_it_later() -> None:
    code = "import backcoach.tui, textual.types as real; print(bool(real.__file__), real.DirEntry.__name__)"
    assert told_by(code) == "True DirEntry"


def test_who_asks_meanwhile_for_more_than_the_stand_in_has_gets_it_from_the_real_one() -> None:
    code = """
import sys
from backcoach.system.absent import stood_in_for

with stood_in_for("textwrap", by="string"):
    from textwrap import digits
    assert "textwrap" in sys.modules and not hasattr(sys.modules["textwrap"], "__file__")
    from textwrap import dedent
import textwrap
print(digits, textwrap.dedent is dedent)
"""
    assert told_by(code) == "0123456789 True"


def told_by(code: str) -> str:
    """What a Python of its own prints."""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()
