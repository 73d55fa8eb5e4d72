"""The schema and the reader agree, because they are made of the same keys."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from backcoach.files import keys
from backcoach.files.problems import Problems, Severity
from backcoach.files.reader import read_routine
from backcoach.files.schema import routine_schema, settings_schema
from backcoach.files.settings_reader import read_settings
from backcoach.files.settings_table import SETTINGS
from backcoach.files.starters import TEMPLATE

from .drawn import Written, as_json, as_yaml, writings
from .places import CATALOGUE, GOOD, SHIPPED

jsonschema = pytest.importorskip("jsonschema")

NO_SCHEMA_CAN_SAY = (
    "no exercise is called",
    "runs backwards",
    "can't both measure a set",
    "lists .* sets, but",
    "a (hold|carry) has no reps",
    "covers no distance",
    "a (tempo|tick) belongs to reps",
    "needs to know how (long|far)",
    "a rest before there is anything to rest from",
    "there is nothing to do",
    "more than .* sets",
    "can't stand in for itself",
    "a figure without a pose|no pose is called|say the same",
    # Limits of numbers within a text; a pattern of digits could say them, but nobody could read it.
    "too many (sets|reps|rounds)|no (sets|reps|rounds) at all",
    "is longer than",
    "lasts no time",
    "weighs nothing|more than anyone lifts",
    "is no way to go|too far to carry",
    "of the one-rep maximum can't be",
    "a rep takes 1 to 60 seconds",
    "is not a volume",
    "is no pace to carry",
    "is no id",
    # A number in a spelling that people don't use: editors see the number alone.
    r'"(1e3|0x10|1\.2345)" is not',
)
"""What only the reader refuses. Whatever else it refuses, the schema refuses, too."""


def _validator(schema: dict[str, Any]) -> Any:
    return jsonschema.Draft202012Validator(schema)


ROUTINES = _validator(routine_schema())
SETTING_FILES = _validator(settings_schema())


def _agree(errors: list[str], valid: bool, text: str) -> None:
    if not errors:
        assert valid, f"only the schema refuses {text}"
    elif valid:
        for error in errors:
            known = any(re.search(pattern, error) for pattern in NO_SCHEMA_CAN_SAY)
            assert known, f"only the reader refuses {text}: {error}"


def _errors(problems: Problems) -> list[str]:
    return [problem.wrong for problem in problems.found if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("schema", [routine_schema(), settings_schema()], ids=["routine", "settings"])
def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in schema
    assert json.loads(json.dumps(schema)) == schema


def test_reader_and_schema_agree_on_generated_routines() -> None:
    verdicts: Counter[bool] = Counter()

    @settings(deadline=None, max_examples=400, derandomize=True)
    @given(writings(keys.ROUTINE))
    def compare(written: Written) -> None:
        text = as_yaml(written)
        problems = Problems()
        read_routine(text, "drawn", CATALOGUE, problems)
        valid = ROUTINES.is_valid(as_json(written))
        verdicts[valid] += 1
        _agree(_errors(problems), valid, text)

    compare()
    # Files that are all wrong, or all right, would prove nothing.
    assert min(verdicts[True], verdicts[False]) > 60


def test_reader_and_schema_agree_on_generated_settings() -> None:
    verdicts: Counter[bool] = Counter()

    @settings(deadline=None, max_examples=300, derandomize=True)
    @given(writings(SETTINGS))
    def compare(written: Written) -> None:
        text = as_yaml(written)
        problems = Problems()
        read_settings(text, problems, CATALOGUE)
        # An empty file sets nothing, which a schema sees as no keys at all.
        valid = SETTING_FILES.is_valid(as_json(written)) or not text
        verdicts[valid] += 1
        _agree(_errors(problems), valid, text)

    compare()
    assert min(verdicts[True], verdicts[False]) > 30


@pytest.mark.parametrize("path", [p for p in SHIPPED if p.parent.name == "routines"], ids=lambda p: p.stem)
def test_a_shipped_routine_fits_the_schema(path: Any) -> None:
    ROUTINES.validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_the_template_and_the_file_of_everything_fit_the_schema() -> None:
    ROUTINES.validate(yaml.safe_load(TEMPLATE))
    # Other readers of YAML make numbers of these two.
    everything = (GOOD / "everything.yaml").read_text(encoding="utf-8")
    everything = (
        everything.replace("for: 0:30", 'for: "0:30"').replace("1:30", '"1:30"').replace(": no\n", ": none\n")
    )
    ROUTINES.validate(yaml.safe_load(everything))


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from _objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _objects(value)


@pytest.mark.parametrize("schema", [routine_schema(), settings_schema()], ids=["routine", "settings"])
def test_every_key_is_described_and_nothing_else_is_let_in(schema: dict[str, Any]) -> None:
    groups = [part for part in _objects(schema) if isinstance(part.get("properties"), dict)]
    assert groups
    for group in groups:
        assert group["additionalProperties"] is False
        for key in group["properties"].values():
            assert key["description"].endswith(".")


@pytest.mark.parametrize("schema", [routine_schema(), settings_schema()], ids=["routine", "settings"])
def test_every_reference_leads_somewhere(schema: dict[str, Any]) -> None:
    references = {part["$ref"] for part in _objects(schema) if "$ref" in part}
    defined = {f"#/$defs/{name}" for name in schema["$defs"]}
    assert references <= defined
    assert all(re.fullmatch(r"#/\$defs/[a-z-]+", reference) for reference in references)


def test_editors_are_offered_the_catalogue_and_leave_room_for_ones_own() -> None:
    offered, own = routine_schema()["$defs"]["exercise-id"]["anyOf"]
    assert offered["enum"] == list(CATALOGUE)
    assert "pattern" in own
    assert routine_schema(["one"])["$defs"]["exercise-id"]["anyOf"][0]["enum"] == ["one"]
