"""JSON by its parts says and reads what Python's own `json` does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.sound import plain_json
from backcoach.sound.plain_json import read_json, write_json

from ..shipped import ROOT

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_every_value_is_written_as_json_does_and_comes_back(value: object) -> None:
    assert write_json(value) == json.dumps(value, separators=(",", ":"))
    assert read_json(write_json(value)) == value


@given(VALUES)
def test_what_others_write_with_blanks_is_read(value: object) -> None:
    assert read_json(json.dumps(value, indent=1, ensure_ascii=False) + "\r\n") == value


def test_a_path_that_is_no_text_comes_back_as_it_was() -> None:
    path = b"/sounds/\xff.wav".decode("utf-8", "surrogateescape")
    assert read_json(write_json({"file": path}).encode().decode()) == {"file": path}


@given(st.text(alphabet='{}[]",:-.eE0123456789tfnrul\\ \t', max_size=20))
def test_what_json_refuses_is_refused_with_a_value_error(text: str) -> None:
    try:
        wanted = json.loads(text)
    except ValueError:
        with pytest.raises(ValueError):
            read_json(text)
    else:
        assert read_json(text) == wanted


@pytest.mark.parametrize(
    "text", ["", " ", "{} {}", "NaN", "[Infinity]", "-Infinity", "[1,]", '"\n"', "{1:2}"]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_json(text)


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), {"at": -float("inf")}, {1, 2}, b"", {(1,): 2}, object()]
)
def test_what_json_can_t_say_is_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        write_json(value)


@pytest.mark.parametrize("ways", [plain_json._by_parts, plain_json._by_json])
def test_both_ways_are_one(ways: Callable[[], tuple[Callable[[object], str], Callable[[str], Any]]]) -> None:
    write, read = ways()
    message = {"at": 1.5, "parts": [[0, {"cue": "über"}]], "busy": None, "on": True}
    assert write(message) == '{"at":1.5,"parts":[[0,{"cue":"\\u00fcber"}]],"busy":null,"on":true}'
    assert read(write(message)) == message


def test_it_loads_neither_json_nor_patterns() -> None:
    code = "import sys, backcoach.sound.plain_json as ours; print(ours.read_json('[1]'), *sys.modules)"
    run = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    value, *loaded = run.stdout.split()
    assert value == "[1]"
    assert not {"json", "re", "enum"} & set(loaded)
