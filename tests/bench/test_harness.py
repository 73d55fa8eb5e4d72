"""The terminal and the looks at processes, on programs whose cost is known."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("fcntl", reason="there are no pseudo terminals here")

from .bench import Bench
from .processes import Usage, descendants, memory
from .registry import CannotMeasure
from .side_by_side import Course
from .terminal import Cost, Size, Terminal, terminal

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it")


def python(code: str) -> tuple[str, str, str]:
    return sys.executable, "-c", code


def told(made: Terminal) -> str:
    """All that a program said, once it has ended."""
    made.process.wait(20)
    made.ended(20)
    return made.output.decode()


def test_a_program_sees_a_terminal_of_the_size_that_was_asked_for() -> None:
    with terminal(python("import os; print(os.get_terminal_size(), os.isatty(0))"), Size(61, 17)) as made:
        assert told(made).strip() == "os.terminal_size(columns=61, lines=17) True"


def test_every_byte_is_counted() -> None:
    with terminal(python("import sys; sys.stdout.write('x' * 12345)")) as made:
        told(made)
        assert made.written == 12345


def test_output_that_comes_together_is_one_repaint() -> None:
    code = """
import time
for _ in range(3):
    print(end="ab", flush=True)
    print(end="c", flush=True)
    time.sleep(0.1)
"""
    with terminal(python(code)) as made:
        told(made)
        assert made.repaints == 3


def test_what_is_typed_arrives_and_what_comes_is_waited_for() -> None:
    with terminal(python("print('>', flush=True); print('got', input())")) as made:
        begun = made.wait_for(">")
        made.type("it\n")
        assert made.wait_for("got it") >= begun >= made.started


def test_what_never_comes_up_is_told_with_what_did() -> None:
    with terminal(python("print('another')")) as made, pytest.raises(CannotMeasure, match="another"):
        made.wait_for("ready", 20)


def test_processor_time_is_that_of_the_process_and_of_what_it_started() -> None:
    burn = "import time\nwhile time.process_time() < 0.2: pass\nprint('done', flush=True); time.sleep(30)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    with terminal(python(code)) as made:
        made.wait_for("done")
        assert len(descendants(made.process.pid)) == 1
        assert 0.2 <= made.cost().usage.cpu < 5


def test_nothing_is_left_of_a_program_and_its_children() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'print(1, flush=True); input()'])"
    with terminal(python(code)) as made:
        made.wait_for("1")
    assert made.process.returncode is not None
    made.ended(20)


@linux
def test_a_wake_up_is_a_sleep_of_its_own_accord() -> None:
    code = """
import time
print("go", flush=True)
time.sleep(0.3)
for _ in range(50):
    time.sleep(0.001)
print("end", flush=True)
time.sleep(30)
"""
    with terminal(python(code)) as made:
        made.wait_for("go")
        before = made.cost().usage.switches
        made.wait_for("end")
        after = made.cost().usage.switches
    assert before is not None
    assert after is not None
    assert 50 <= after - before <= 60


@linux
def test_memory_is_what_is_held_now_by_a_program_and_what_it_started() -> None:
    code = "held = b'x' * 20_000_000; gone = b'x' * 50_000_000; del gone; print('held', flush=True); input()"
    parent = f"import subprocess, sys; {code.split(';')[0]}; subprocess.run([sys.executable, '-c', {code!r}])"
    with terminal(python(parent)) as made:
        made.wait_for("held")
        held = memory(made.process.pid)
    assert held.private is not None
    assert 40e6 < held.private < held.resident < 80e6


def test_a_window_counts_as_if_it_were_a_minute() -> None:
    def cost(at: float, written: int) -> Cost:
        return Cost(at, written, 0, Usage(0.0, None))

    course = Course((cost(10, 100), cost(20, 300), cost(50, 300)))
    assert course.written.values == (1200, 0)
    assert course.switches is None


def test_a_bench_gives_everybody_a_folder_of_their_own(tmp_path: object) -> None:
    bench = Bench(progress=None, peers=None, work=tmp_path)  # type: ignore[arg-type]
    assert bench.folder("home") != bench.folder("home")
