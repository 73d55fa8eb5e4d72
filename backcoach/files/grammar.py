"""How the single values of files are written: each quantity's parser, pattern and example, once."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from ..training import quantities as q
from ..training.muscle import TRAPEZIUS, Muscle
from .groups import ListOf
from .problems import shown
from .shape import Defined, Quantity, Text, known_word

MOST_SETS = 50
MOST_ROUNDS = 100
MOST_REPS = 500

SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"

MUSCLE_WORDS = (*Muscle, "trapezius")


def parse_slug(text: str) -> str:
    """Read an id such as "towel-row". Raises QuantityError."""
    word = text.strip()
    if not re.fullmatch(SLUG_PATTERN, word) or len(word) > 60:
        suggestion = re.sub(r"[^a-z0-9]+", "-", word.lower())[:60].strip("-")
        hint = f'write "{suggestion}"' if suggestion else "use small letters, digits and hyphens"
        raise q.QuantityError(f"{shown(word)} is no id: small letters, digits, single hyphens", hint)
    return word


_known_muscle = known_word(MUSCLE_WORDS, "a muscle that the map knows")


def parse_muscles(text: str) -> tuple[Muscle, ...]:
    """Read one muscle; "trapezius" is all three parts of it. Raises QuantityError."""
    word = _known_muscle(text)
    return TRAPEZIUS if word == "trapezius" else (Muscle(word),)


def parse_equipment(text: str) -> tuple[str, ...]:
    """Read "bench or stool" as a choice of ids. Raises QuantityError."""
    return tuple(parse_slug(word) for word in re.split(r" +or +", text.strip()))


def parse_rounds(text: str) -> int:
    """Read a number of rounds. Raises QuantityError."""
    rounds = q.parse_whole_range(text, MOST_ROUNDS, "rounds")
    if not rounds.fixed:
        raise q.QuantityError(f"{shown(text)}: rounds are one number", "write repeat: 3")
    return int(rounds.low)


def parse_counted(text: str, most: int, what: str) -> q.Range:
    """Read sets or reps, and see through what people write in their place. Raises QuantityError."""
    try:
        return q.parse_whole_range(text, most, what)
    except q.QuantityError as error:
        raise q.QuantityError(error.wrong, _count_hint(text.strip().lower()) or error.right) from None


_TIMES = re.compile(r"([1-9][0-9]*) ?[x×*] ?([0-9]+(?: ?[-–] ?[0-9]+)?)")
_EACH_SIDE = re.compile(
    r"([0-9]+(?: ?[-–] ?[0-9]+)?)(?: ?/ ?| (?:each|per|a|every|on each) ?)(?:side|leg|arm|hand)?s?"
)
_UNTIL = ("amrap", "max", "maximum", "failure", "to failure", "until failure", "as many as possible")


def _count_hint(text: str) -> str:
    """Where "3x8", "10 each side" or "30s" belong."""
    if match := _TIMES.fullmatch(text):
        return f'write "sets: {match[1]}" and "reps: {match[2]}"'
    if match := _EACH_SIDE.fullmatch(text):
        return f'write "reps: {match[1]}" and "sides: each"'
    if text in _UNTIL:
        return 'write "pace: self", and a range of reps'
    if re.search(r"[0-9]", text) and re.search(r"[hms:]", text) and _reads(q.parse_duration_range, text):
        return f'a time is written "for: {text}"'
    return ""


def parse_lasting(text: str) -> q.Range:
    """Read how long a set lasts, and tell reps and distances apart from it. Raises QuantityError."""
    try:
        return q.parse_duration_range(text)
    except q.QuantityError as error:
        word = text.strip().lower()
        hint = error.right
        if match := re.fullmatch(r"(.+?) ?(?:reps?|times|x)", word):
            hint = f'reps are written "reps: {match[1]}"'
        elif _reads(q.parse_distance, word):
            hint = f'a distance is written "distance: {word}"'
        raise q.QuantityError(error.wrong, hint) from None


def parse_lifted(text: str) -> q.Weight:
    """Read a weight, and tell other loads apart from it. Raises QuantityError."""
    try:
        return q.parse_weight(text)
    except q.QuantityError as error:
        word = text.strip().lower()
        hint = f'write "load: {word}"' if _reads(q.parse_load, word) else error.right
        raise q.QuantityError(error.wrong, hint) from None


def _reads(parse: Any, text: str) -> bool:
    try:
        parse(text)
    except q.QuantityError:
        return False
    return True


def counted(most: int, what: str, *examples: str) -> Quantity[q.Range]:
    """A number of sets or reps, or a range of them."""
    return Quantity(
        partial(parse_counted, most=most, what=what),
        q.WHOLE_RANGE,
        f"a number of {what}, or a range such as {examples[-1]}",
        (1, most),
        whole=True,
        examples=examples,
    )


def per_set(shape: Quantity[Any]) -> ListOf[Any]:
    """One value for all sets, or a list with one a set."""
    return ListOf(shape, MOST_SETS, single=True)


SLUG = Quantity(parse_slug, SLUG_PATTERN, "an id such as towel-row", word=True)
EXERCISE_ID = Defined(
    "exercise-id", Quantity(parse_slug, SLUG_PATTERN, "an exercise such as dumbbell-row", word=True)
)
SETS = counted(MOST_SETS, "sets", "3", "2-3")
REPS = counted(MOST_REPS, "reps", "8", "4-6")
ROUNDS = Quantity(parse_rounds, r"^[0-9]{1,3}$", "a number of rounds such as 3", (1, MOST_ROUNDS), whole=True)
LASTING = Quantity(
    parse_lasting,
    q.DURATION_RANGE,
    "a duration such as 40s",
    (0.001, q.LONGEST),
    examples=("40s", "15-30s", "1m30s"),
)
REST = Quantity(
    q.parse_rest, q.REST, "a rest such as 45s, or none", (0, q.LONGEST), examples=("45s", "1m30s", "none")
)
WEIGHT = Quantity(parse_lifted, q.WEIGHT, "a weight such as 40 kg", examples=("40 kg", "90 lb"))
LOAD = Quantity(
    q.parse_load,
    q.LOAD,
    "a load such as heavy, 85% or 40 kg",
    examples=("heavy", "light", "bodyweight", "85%", "40 kg", "90 lb"),
)
DISTANCE = Quantity(
    q.parse_distance, q.DISTANCE, "a distance such as 20 yd", examples=("20 yd", "18 m", "60 ft")
)
TEMPO = Quantity(q.parse_tempo, q.TEMPO, "a tempo such as 3-1-1-0", examples=("3-1-1-0", "2-0-1"))
MUSCLES = Quantity(parse_muscles, f"^(?:{'|'.join(MUSCLE_WORDS)})$", "a muscle", examples=tuple(MUSCLE_WORDS))
EQUIPMENT = Quantity(
    parse_equipment,
    r"^[a-z0-9]+(?:-[a-z0-9]+)*(?: +or +[a-z0-9]+(?:-[a-z0-9]+)*)*$",
    "equipment such as bench or stool",
    word=True,
)
LINE = Text(80, "one line")
STAND_INS = ListOf(EXERCISE_ID, 10, single=True)
