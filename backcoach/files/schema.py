"""The JSON Schema (2020-12) of the files that people write, for their editors: from the reader's own keys."""

from __future__ import annotations

from collections.abc import Iterable

from . import grammar, keys
from .folders import SHIPPED_EXERCISES
from .shape import Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def routine_schema(exercises: Iterable[str] | None = None) -> Schema:
    """The schema of a routine file. `exercises` are the ids to offer; None: the shipped catalogue's."""
    if exercises is None:
        exercises = sorted(path.stem for path in SHIPPED_EXERCISES.glob("*.yaml"))
    known = {"title": "an exercise of the catalogue", "enum": list(exercises)}
    # A person's own exercises are allowed, too; the first branch is there for editors to complete from.
    own = {"title": "an exercise of your own", **grammar.EXERCISE_ID.real.schema(), "maxLength": 60}
    return {
        "$schema": DIALECT,
        "title": "A backcoach routine",
        "description": "What a workout is made of: steps in a warm-up, a main part and a cool-down.",
        **_untitled(keys.ROUTINE.schema()),
        "$defs": {
            "node": keys.ANY_NODE.schema(),
            "step": {"description": "Some sets of one exercise.", **keys.STEP.schema()},
            "rest": {"description": "A rest that stands by itself.", **keys.BREAK.schema()},
            "repeat": {"description": "Rounds: a circuit or a superset.", **keys.REPEAT.schema()},
            "exercise": {"description": "An exercise of your own.", **keys.EXERCISE.schema()},
            "exercise-id": {"description": "An exercise, by id.", "anyOf": [known, own]},
        },
    }


def settings_schema() -> Schema:
    """The schema of the settings file, `config.yaml`."""
    from .settings_table import SETTINGS

    return {
        "$schema": DIALECT,
        "title": "The settings of backcoach",
        "description": "What holds for every routine. Every key can be left out.",
        **_untitled(SETTINGS.schema()),
        "$defs": {"exercise-id": grammar.EXERCISE_ID.real.schema()},
    }


def _untitled(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "title"}
