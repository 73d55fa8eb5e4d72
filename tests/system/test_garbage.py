"""When Python searches for unreachable objects: not before there is something to be seen, and then again."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import gc, weakref
from backcoach.system import garbage
assert gc.isenabled()
garbage.all_loaded()
garbage.take_up()
assert gc.get_freeze_count() == 0, "it was never put off"
garbage.put_off()
assert not gc.isenabled()
class Lost: pass
lost = Lost()
lost.itself = lost
seen = weakref.ref(lost)
del lost
garbage.half_loaded()
assert seen() is None and not gc.isenabled(), "found while more is loaded, and not looked for again"
garbage.all_loaded()
class Left: pass
left = Left()
left.itself = left
seen = weakref.ref(left)
del left
garbage.take_up()
assert gc.isenabled()
assert seen() is None, "what was left since all was loaded is found, and not kept for good"
assert gc.get_freeze_count() > 1000, "what is there stays out of it"
"""


def test_it_is_put_off_and_taken_up_among_what_is_new() -> None:
    subprocess.run([sys.executable, "-c", CODE], check=True)
