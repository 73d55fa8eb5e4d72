"""When Python searches for unreachable objects: not before there is something to be seen, and then again."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import gc, sys
from backcoach.system import garbage
assert gc.isenabled()
garbage.take_up()
assert gc.get_freeze_count() == 0, "it was never put off"
garbage.put_off()
assert not gc.isenabled()
garbage.take_up()
assert gc.isenabled()
assert gc.get_freeze_count() > 1000, "what is there stays out of it"
"""


def test_it_is_put_off_and_taken_up_among_what_is_new() -> None:
    subprocess.run([sys.executable, "-c", CODE], check=True)
