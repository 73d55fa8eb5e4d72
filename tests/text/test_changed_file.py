"""A routine that is saved while its session runs in text is taken over, or refused in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.planner import Planner

from ..fakes import FakeClock
from .scripted_keys import ScriptedKeys
from .stage import Stage

Output = pytest.CaptureFixture[str]

MINE = """\
name: Mine
warm-up: [{work: arm-circles, for: 20s, rest: none}]
main: [{hold: superman-hold, for: 20s}]
cool-down: [{hold: childs-pose, for: 20s}]
"""


class Saving(ScriptedKeys):
    """Somebody who saves texts while the session runs, each at its moment."""

    def __init__(self, clock: FakeClock, file: Path, texts: dict[float, str]) -> None:
        super().__init__(clock)
        self.file, self.texts = file, texts

    def wait(self, seconds: float | None) -> str | None:
        for at in [at for at in self.texts if self.clock.now() >= at]:
            self.file.write_text(self.texts.pop(at))
        return super().wait(seconds)


@pytest.mark.parametrize("as_json", [False, True])
def test_a_change_that_is_saved_during_a_session_is_taken_over(
    stage: Stage, capsys: Output, as_json: bool
) -> None:
    own = stage.folders.routines / "mine.yaml"
    own.parent.mkdir()
    own.write_text(MINE)
    library = Library(personal=stage.folders)
    changed = MINE.replace("superman-hold, for: 20s", "dead-hang, for: 25s")
    stage.keys = Saving(stage.clock, own, {13.0: MINE.replace("20s", "ages"), 16.0: changed})
    plan = Planner(library, Settings()).plan(library.routine("mine"))
    stage.run(plan, library.routine("mine"), found=library.find("mine"), as_json=as_json)
    told = capsys.readouterr()
    broken, taken = (line for line in told.err.splitlines() if line.startswith("backcoach: the"))
    assert broken.startswith("backcoach: the last good version stays: ")
    assert taken == "backcoach: the routine was changed"
    assert "Superman hold" not in told.out.partition("Dead hang")[2]
    assert stage.clock.now() >= plan.seconds + 5
