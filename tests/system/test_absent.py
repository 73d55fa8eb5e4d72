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


def test_a_session_loads_nothing_that_is_only_for_a_palette_or_for_other_apps() -> None:
    code = "import backcoach.tui, backcoach.tui.app, backcoach.tui.screens.session, sys; print(*sys.modules)"
    loaded = set(told_by(code).split())
    assert "textual.screen" in loaded
    seldom = {"ast", "urllib.parse", "ipaddress", "asyncio.sslproto", "locale", "decimal", "platformdirs"}
    assert not loaded & (seldom | {"rich.table", "textual.command", "textual.widgets._input"})
    assert not loaded & {"typing_extensions"}, "this Python has all that is asked of it"


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


LATE = """
from backcoach.system.absent import late

with late("fractions", "html"):
    import html
    from fractions import Fraction
    from html import escape
"""
"""Some names of modules that nothing has loaded yet."""


def test_a_late_function_does_what_the_real_one_does() -> None:
    assert told_by(f"{LATE}\nprint(escape('<', quote=False), html.unescape('&gt;'))") == "&lt; >"


def test_a_late_class_makes_real_ones_and_knows_them() -> None:
    code = f"""{LATE}
import sys
before = isinstance(3, Fraction), issubclass(int, Fraction), "fractions" in sys.modules
made = Fraction(1, 3) + Fraction.from_float(0.5)
print(*before, made, isinstance(made, Fraction), issubclass(type(made), Fraction), isinstance(3, Fraction))
"""
    assert told_by(code) == "False False False 5/6 True True False"


def test_who_derives_from_a_late_class_has_what_the_real_one_has() -> None:
    # As Python's own `inspect` does with a class of `ast`.
    code = """
import backcoach.tui, inspect, sys
from backcoach.training.cue import Cue
assert "ast" not in sys.modules
print(inspect.getsource(Cue).splitlines()[0])
"""
    assert told_by(code).startswith("class Cue(")


def test_what_is_late_is_the_real_one_for_whoever_asks_for_it_later() -> None:
    code = (
        f"{LATE}\nimport fractions, html as real\nprint(fractions.Fraction(1, 2), real.escape is html.escape)"
    )
    assert told_by(code) == "1/2 True"


def test_what_is_used_while_it_is_late_is_loaded_then() -> None:
    code = """
import sys
from backcoach.system.absent import late

with late("fractions"):
    from fractions import Fraction
    half = Fraction(1, 2)
    assert hasattr(sys.modules["fractions"], "__file__")
print(half)
"""
    assert told_by(code) == "1/2"


def test_what_is_loaded_already_is_not_late() -> None:
    code = """
import fractions
from backcoach.system.absent import late

with late("fractions"):
    from fractions import Fraction
print(Fraction is fractions.Fraction)
"""
    assert told_by(code) == "True"


def test_textual_s_own_palette_still_opens_by_its_late_name() -> None:
    code = """
import backcoach.tui, textual.app, textual.command
palette = textual.app.CommandPalette(placeholder="")
print(type(palette) is textual.command.CommandPalette, textual.app.CommandPalette.is_open.__name__)
"""
    assert told_by(code) == "True is_open"


def told_by(code: str) -> str:
    """What a Python of its own prints."""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()
