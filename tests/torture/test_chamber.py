"""The command that does the long tortures: it says what came of each, and fails when one broke something."""

from __future__ import annotations

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("looks at the processes of Linux", allow_module_level=True)

from . import __main__ as command
from .chamber import Budget, LeftOut, Torture, every_torture


def breaks(_: Budget) -> str:
    raise AssertionError("a set was lost")


def needs(_: Budget) -> str:
    raise LeftOut("it needs a rack")


RACK = (
    Torture("mild:rest", "does nothing", lambda _: "nothing done"),
    Torture("mild:hard", "can't be done here", needs),
    Torture("harsh", "breaks", breaks),
)


def test_each_torture_has_its_line_and_one_that_breaks_something_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "every_torture", lambda: RACK)
    assert command.main([]) == 1
    told = capsys.readouterr()
    words = [line.split(maxsplit=3) for line in told.out.splitlines()]
    assert [(name, what) for name, _, _, what in words] == [
        ("mild:rest", "borne     nothing done"),
        ("mild:hard", "left out  it needs a rack"),
        ("harsh", "BROKEN    a set was lost"),
    ]
    assert "Traceback" in told.err
    assert command.main(["--only", "mild"]) == 0
    assert command.main(["--only", "milder"]) == 2


def test_minutes_cut_every_torture_short() -> None:
    assert list(Budget().times(3)) == [0, 1, 2]
    assert len(list(Budget(minutes=1e-4).times(3))) > 3, "as often as there is time for"
    assert (Budget().lasting(480), Budget(minutes=2).lasting(480)) == (480, 2)


def test_all_that_there_is_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--list"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == [one.name for one in every_torture()]
    assert len(set(names)) == len(names)


@pytest.mark.long
@pytest.mark.parametrize("torture", every_torture(), ids=lambda torture: torture.name)
def test_it_is_borne(torture: Torture) -> None:
    try:
        print(torture.run(Budget()))
    except LeftOut as needs:
        pytest.skip(str(needs))
