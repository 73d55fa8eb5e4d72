"""The sound process may be killed, stopped or crashed: the player goes on, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from backcoach.sound.performer import WARM
from backcoach.sound.player import SilentPlayer
from backcoach.sound.process import _places
from backcoach.system.steady import host_seconds
from backcoach.training.cue import Cue, Passage
from tests.shipped import ROOT
from tests.sound.builders import is_running, passage, wait_until
from tests.sound.conftest import Listening

Listen = Callable[..., Listening]
posix = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")


def test_making_a_player_and_calling_it_takes_no_time(listen: Listen) -> None:
    begin = time.perf_counter()
    one = listen()
    for _ in range(100):
        one.player.schedule([passage(60.0)])
        one.player.volume = 0.5
        one.player.cut()
    assert time.perf_counter() - begin < 1.0


def test_a_passage_is_played_at_its_moment(listen: Listen) -> None:
    one = listen()
    one.wait_ready()
    one.player.schedule([passage(0.3)])
    assert wait_until(lambda: one.said("played"))
    report = one.said("played")[0]
    assert 0 <= report["begun"] - report["at"] < 0.3
    assert one.player.status.audible
    assert one.player.status.line == "Sound: null"


def test_what_is_scheduled_before_the_process_is_up_is_played(listen: Listen) -> None:
    one = listen()
    one.player.schedule([passage(2.0)])
    assert wait_until(lambda: one.said("played"))


def test_a_schedule_replaces_what_is_pending(listen: Listen) -> None:
    one = listen()
    one.wait_ready()
    first, second = passage(0.5), passage(0.6)
    one.player.schedule([first])
    one.player.schedule([second])
    assert wait_until(lambda: one.said("played"))
    time.sleep(0.2)
    assert [report["at"] for report in one.said("played")] == [second.at]


def test_a_stale_passage_is_dropped_and_told(listen: Listen) -> None:
    one = listen()
    one.wait_ready()
    one.player.schedule([passage(-0.5), passage(0.2)])
    assert wait_until(lambda: one.said("played"))
    assert len(one.said("stale")) == 1
    assert one.said("stale")[0]["late"] > 0.25
    assert len(one.said("played")) == 1


def test_the_same_passage_sent_again_while_it_sounds_is_not_begun_again(listen: Listen) -> None:
    one = listen()
    one.wait_ready()
    countdown = passage(0.1, (0.0, Cue.COUNT), (1.0, Cue.WORK))
    one.player.schedule([countdown])
    assert wait_until(lambda: one.said("played"))
    one.player.schedule([countdown, passage(0.3)])
    assert wait_until(lambda: len(one.said("played")) == 2)
    assert len({report["at"] for report in one.said("played")}) == 2


def test_a_cut_drops_what_is_pending(listen: Listen) -> None:
    one = listen()
    one.wait_ready()
    one.player.schedule([passage(0.3)])
    one.player.cut()
    one.player.schedule([passage(0.5)])
    assert wait_until(lambda: one.said("played"))
    assert len(one.said("played")) == 1


@posix
def test_a_killed_child_is_back_within_a_second_and_goes_on_with_the_schedule(listen: Listen) -> None:
    one = listen()
    pid = one.wait_ready()
    due = passage(1.5)
    one.player.schedule([due])
    begin = host_seconds()
    os.kill(pid, signal.SIGKILL)
    one.wait_ready()
    took = host_seconds() - begin
    assert took < 1.0
    assert wait_until(lambda: one.said("played"))
    assert one.said("played")[0]["at"] == due.at
    assert not is_running(pid)


@posix
def test_twenty_kills_in_a_session_are_survived(listen: Listen) -> None:
    one = listen()
    one.player.schedule([passage(60.0)])
    pids = set()
    for _ in range(20):
        pid = one.wait_ready()
        pids.add(pid)
        os.kill(pid, signal.SIGKILL)
        assert wait_until(lambda pid=pid: one.player.keeper.pid not in (pid, None))
    one.wait_ready()
    assert one.player.keeper.restarts == 20
    assert one.player.status.backend == "null", "somebody else's kills are no backend's fault"
    one.player.schedule([passage(0.2)])
    assert wait_until(lambda: one.said("played"))
    assert not any(is_running(pid) for pid in pids), "every one is reaped"


@posix
def test_a_stopped_child_is_replaced(listen: Listen) -> None:
    one = listen()
    pid = one.wait_ready()
    one.player.schedule([passage(3.0)])
    os.kill(pid, signal.SIGSTOP)
    begin = host_seconds()
    assert wait_until(lambda: one.player.keeper.restarts == 1)
    assert host_seconds() - begin < 2.0
    one.wait_ready()
    assert not is_running(pid)
    assert wait_until(lambda: one.said("played"))


@posix
def test_a_child_that_keeps_crashing_gives_way_to_the_next_backend_and_then_to_the_fallback(
    listen: Listen,
) -> None:
    fallback = SilentPlayer()
    one = listen("null", fallback=fallback)
    one.player.schedule([passage(60.0)])
    for crash in range(5):
        assert wait_until(lambda crash=crash: len(one.said("ready")) > crash and one.player.keeper.pid)
        pid = one.player.keeper.pid
        assert pid is not None
        os.kill(pid, signal.SIGSEGV)
        assert wait_until(lambda pid=pid: one.player.keeper.pid != pid)
    assert wait_until(lambda: not one.player.status.audible)
    assert one.player.status.line == "No sound: null keeps crashing"
    assert [status.backend for status in one.statuses] == ["null", "silent"], "one line for each change"
    assert len(fallback.scheduled) == 1, "the fallback has the schedule"


@posix
def test_a_child_that_stops_reading_never_blocks_the_caller(listen: Listen) -> None:
    one = listen()
    pid = one.wait_ready()
    os.kill(pid, signal.SIGSTOP)
    many = [Passage(host_seconds() + 100 + second, ((0.0, Cue.REP),) * 10) for second in range(100)]
    begin = time.perf_counter()
    for _ in range(50):
        one.player.schedule(many)  # far more than a pipe holds
    assert time.perf_counter() - begin < 1.0
    assert wait_until(lambda: one.player.keeper.restarts >= 1)
    one.wait_ready()


@posix
@pytest.mark.parametrize("state", ["starting", "idle", "stopped", "killed"])
def test_close_is_quick_and_leaves_no_process(listen: Listen, state: str) -> None:
    one = listen()
    if state != "starting":
        pid = one.wait_ready()
        if state != "idle":
            os.kill(pid, signal.SIGSTOP if state == "stopped" else signal.SIGKILL)
    begin = time.perf_counter()
    one.player.close()
    assert time.perf_counter() - begin < 0.3
    one.player.schedule([passage(0.1)])
    one.player.cut()
    one.player.close()
    assert wait_until(lambda: not _children())


def _children() -> list[str]:
    """The processes that this one started and that still run, the helpers among them."""
    listing = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "args="], capture_output=True, text=True, check=False
    )
    return [line for line in listing.stdout.splitlines() if "backcoach.sound.helper" in line]


def test_a_status_callback_that_fails_takes_nothing_down(listen: Listen) -> None:
    one = listen()
    one.player.on_status(lambda status: 1 / 0)
    one.wait_ready()
    assert any("ZeroDivisionError" in line for line in one.player.keeper.log) or one.statuses == []
    one.player.schedule([passage(0.1)])
    assert wait_until(lambda: one.said("played"))


PARENT = """
    import sys, time
    sys.path.insert(0, {root!r})
    from backcoach.system.steady import host_seconds
    from backcoach.sound.player import make_player
    from backcoach.training.cue import Cue, Passage

    player = make_player(backend={backend!r})
    player.schedule([Passage(host_seconds() + 0.4, ((0.0, Cue.COUNT),))])
    while player.keeper.pid is None or player.status.backend == "starting":
        time.sleep(0.01)
    print(player.keeper.pid, flush=True)
    {then}
"""


def run_parent(then: str, backend: str = "null") -> subprocess.Popen[bytes]:
    """A program of its own that uses a player."""
    root = str(Path(__file__).parent.parent.parent)
    source = textwrap.dedent(PARENT).format(root=root, backend=backend, then=then)
    return subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@posix
def test_when_the_parent_is_killed_the_child_ends() -> None:
    with run_parent("time.sleep(60)") as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
        assert wait_until(lambda: not is_running(pid), 3.0)


@posix
def test_a_parent_that_forgets_to_close_leaves_no_child() -> None:
    with run_parent("pass") as parent:
        output, errors = parent.communicate(timeout=20)
    assert wait_until(lambda: not is_running(int(output)), 3.0)
    assert errors == b""


@posix
@pytest.mark.parametrize("backend", ["null", "simpleaudio", "miniaudio", "aplay"])
def test_nothing_is_ever_printed_into_the_parents_terminal(no_card: Path, backend: str) -> None:
    with run_parent("time.sleep(1.5); player.close()", backend) as parent:
        output, errors = parent.communicate(timeout=20)
    assert output.strip().isdigit()
    assert errors == b""


@posix
def test_ctrl_c_in_the_terminal_does_not_reach_the_child() -> None:
    with run_parent("time.sleep(60)") as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert os.getpgid(pid) != os.getpgid(parent.pid)
        assert os.getsid(pid) != os.getsid(parent.pid)
        parent.kill()
    assert wait_until(lambda: not is_running(pid), 3.0)


@posix
def test_an_idle_player_wakes_nobody(listen: Listen) -> None:
    one = listen()
    pid = one.wait_ready()
    stat = Path(f"/proc/{pid}/task")
    if not stat.is_dir():
        pytest.skip("counts wake-ups in /proc")

    def switches() -> int:
        return sum(
            int(line.split()[1])
            for task in stat.iterdir()
            for line in (task / "status").read_text().splitlines()
            if line.startswith("voluntary_ctxt_switches")
        )

    time.sleep(WARM + 0.5)
    before, said = switches(), len(one.reports)
    time.sleep(1.5)
    assert switches() == before
    assert len(one.reports) == said


@posix
def test_while_a_device_is_waited_for_the_fallback_stands_in(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcoach.sound.keeper.STAND_IN_AFTER", 0.0)
    fallback = SilentPlayer()
    one = listen("null", fallback=fallback)
    one.player.schedule([passage(60.0)])
    assert wait_until(lambda: [status.backend for status in one.statuses] == ["silent", "null"])
    assert one.statuses[0].line == "No sound: the sound device does not answer"
    assert fallback.scheduled == (), "it is told to stop"


def test_a_player_may_be_closed_by_its_own_callback(listen: Listen) -> None:
    one = listen()
    one.player.on_status(lambda status: one.player.close())
    assert wait_until(lambda: one.player.keeper.pid is None and one.statuses)
    assert not list(one.player.keeper.log)


def test_the_process_knows_the_libraries_of_its_parent_and_nothing_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    libraries = str(Path(pytest.__file__).parent.parent)
    monkeypatch.setattr(sys, "path", ["", ".", str(tmp_path), *sys.path])
    assert libraries in _places()
    assert all(Path(place).is_absolute() for place in _places())
    assert str(tmp_path) not in _places()
    monkeypatch.setattr(sys, "path", [])
    assert _places() == [str(ROOT)]
