"""The journal's room: what it may import."""

from __future__ import annotations

import subprocess
import sys

IMPORT_ALL = """
import importlib, pkgutil, sys
import backcoach.journal
for module in pkgutil.walk_packages(backcoach.journal.__path__, "backcoach.journal."):
    importlib.import_module(module.name)
print("\\n".join(sorted(name for name in sys.modules if "." in name or name == "icalendar")))
"""


def test_the_journal_imports_only_the_training_and_the_standard_library() -> None:
    found = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=True
    ).stdout.split()
    own = {name.split(".")[1] for name in found if name.startswith("backcoach.")}
    assert own == {"journal", "system", "training"}
    assert "icalendar" not in found
    foreign = {name.partition(".")[0] for name in found} - set(sys.stdlib_module_names) - {"backcoach"}
    # What an editable install or a coverage run puts there is none of ours.
    assert not foreign & {"textual", "yaml", "click", "platformdirs", "rich"}
