"""The CSV files that Strong and Hevy export, read as sessions and sets.

Both write a row a set, with the session's own columns in every row, and local times without a zone.

Strong (Settings → Export data). Commas or semicolons; decimals with a point or a comma. The versions
differ, so columns go by their names:

    Date               2020-12-30 18:51:52, or 8:30:00 PM; the session's start
    Workout Name       the session
    Workout #          its number (newer versions only; not needed)
    Duration, Workout Duration, Duration (sec)   "2h 38m" or seconds; the whole session's
    Exercise Name      "Deadlift (Barbell)"
    Set Order          1, 2, …; W, D, F: warm-up, drop, failure set; "Rest Timer" and "Note" are no sets
    Weight, Weight (kg), Weight (lbs); Weight Unit   kg or lbs, where the file says so
    Reps
    Distance, Distance (meters); Distance Unit       km, mi, m, yd or ft; bare numbers go by the weight
    Seconds            of timed sets
    Notes, Workout Notes, RPE

Hevy (Settings → Export & Import Data). All cells may be quoted:

    title, start_time, end_time, description    "22 Dec 2025, 08:00", the month in the app's language
    exercise_title, superset_id, exercise_notes
    set_index          from 0
    set_type           normal, warmup, dropset, failure
    weight_kg or weight_lbs, reps, distance_km or distance_miles, duration_seconds, rpe

Unused numbers are empty or 0. A rating of perceived exertion (RPE) up to 7 is "easy", as three more reps
were there; above 9 it is "hard".
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from ..training.past import Felt
from ..training.phase import PhaseKind, SectionKind
from ..training.quantities import Distance, DistanceUnit, Weight, WeightUnit
from .rows import Amounts, LoggedSession, LoggedSet, SessionEnding, SessionId
from .sheet import NoSheet, Sheet, identity

NAMES = {
    "back extension": "back-extension",
    "chin up": "chin-up",
    "dead hang": "dead-hang",
    "deadlift (barbell)": "deadlift",
    "deadlift (trap bar)": "hex-bar-deadlift",
    "dumbbell row": "one-arm-dumbbell-row",
    "bent over one arm row (dumbbell)": "one-arm-dumbbell-row",
    "bent over row (dumbbell)": "dumbbell-row",
    "chest supported incline row (dumbbell)": "chest-supported-row",
    "face pull": "face-pull",
    "face pull (cable)": "face-pull",
    "lat pulldown (cable)": "lat-pulldown",
    "lat pulldown (machine)": "lat-pulldown",
    "lat pulldown (band)": "band-lat-pulldown",
    "negative pull up": "negative-pull-up",
    "pull up": "pull-up",
    "renegade row (dumbbell)": "renegade-row",
    "seated cable row - v grip (cable)": "seated-cable-row",
    "seated row (cable)": "seated-cable-row",
    "sumo deadlift (barbell)": "sumo-deadlift",
    "superman": "superman",
    "trap bar deadlift": "hex-bar-deadlift",
}
"""What Strong and Hevy call exercises of the catalogue. Others go by the caller's names, or their own."""

MOST = 100_000.0
"""No reps, seconds or kilograms of a set are more; what is, is a slip or a joke."""

FARTHEST = 500_000.0
"""Metres, of a ride or a run: what others log is not all carried."""

_EASY, _HARD = 7.0, 9.0

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            *("jan ene gen", "feb fev", "mar mrt", "apr abr avr", "may mai mei mag", "jun juin giu"),
            *("jul juil lug", "aug ago aou", "sep set", "oct okt ott out", "nov", "dec dez dic"),
        ),
        start=1,
    )
    for name in names.split()
}
"""Months by their beginnings in English, German, French, Spanish, Italian, Portuguese and Dutch."""

_METRES = {"km": 1000.0, "m": 1.0, "meter": 1.0, "meters": 1.0, "metres": 1.0}
_YARDS = {"mi": 1760.0, "mile": 1760.0, "miles": 1760.0, "yd": 1.0, "yds": 1.0, "yards": 1.0}


@dataclass(frozen=True, slots=True)
class _Foreign:
    """One row, whichever program it comes from."""

    title: str
    start: str
    exercise: str
    order: str
    warm_up: bool
    weight: Weight | None
    reps: int | None
    distance: Distance | None
    seconds: float | None
    rpe: float | None
    end: str = ""
    lasting: str = ""


def sessions_of(
    sheet: Sheet, ids: Mapping[str, str], zone: tzinfo | None, unit: WeightUnit
) -> tuple[str, list[tuple[LoggedSession, list[LoggedSet]]]]:
    """The name of the program that wrote a sheet, and the sessions in it.

    `ids` leads from names in lower case to exercise ids. Rows that can't be read become problems of the
    sheet. Raises NoSheet where neither program wrote it.
    """
    read: Callable[[Mapping[str, str], WeightUnit], _Foreign | None]
    if {"exercise_title", "start_time", "set_index"} <= sheet.columns:
        source, read = "hevy", _hevy
    elif {"Date", "Exercise Name", "Set Order"} <= sheet.columns:
        source, read = "strong", _strong
    else:
        raise NoSheet("these columns are neither backcoach's own nor Strong's nor Hevy's")
    found: dict[tuple[str, str], tuple[LoggedSession, list[LoggedSet]]] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for cells in sheet:
        try:
            row = read(cells, unit)
            if row is None or not (row.reps or row.seconds or row.distance):
                continue  # planned there, perhaps, but not done
            key = (row.title, row.start)
            if key not in found:
                found[key] = (_session(row, source, zone), [])
            session, sets = found[key]
            # An exercise may come twice in a session, each time with its own set 1.
            name = (*key, row.exercise, row.order)
            times[name] += 1
            sets.append(_set(row, session, ids, times[name], len(sets)))
        except ValueError as error:
            sheet.problem(str(error))
    return source, list(found.values())


def _strong(cells: Mapping[str, str], unit: WeightUnit) -> _Foreign | None:
    order = cells["Set Order"]
    if order.casefold() in ("rest timer", "note"):
        return None
    weight, weight_unit = _measured(cells, "Weight", unit.value)
    distance, distance_unit = _measured(cells, "Distance", "km" if weight_unit == "kg" else "mi")
    return _Foreign(
        title=cells.get("Workout Name", ""),
        start=cells["Date"],
        exercise=_named(cells["Exercise Name"]),
        order=order,
        warm_up=order.casefold() == "w",
        weight=_weight(weight, weight_unit),
        reps=_reps(cells.get("Reps", "")),
        distance=_distance(distance, distance_unit),
        seconds=number(cells.get("Seconds", "")),
        rpe=number(cells.get("RPE", "")),
        lasting=cells.get("Duration") or cells.get("Workout Duration") or cells.get("Duration (sec)", ""),
    )


def _hevy(cells: Mapping[str, str], _unit: WeightUnit) -> _Foreign:
    return _Foreign(
        title=cells.get("title", ""),
        start=cells["start_time"],
        exercise=_named(cells["exercise_title"]),
        order=cells["set_index"],
        warm_up=cells.get("set_type", "").casefold() == "warmup",
        weight=_weight(number(cells.get("weight_kg", "")), "kg")
        or _weight(number(cells.get("weight_lbs", "")), "lb"),
        reps=_reps(cells.get("reps", "")),
        distance=_distance(number(cells.get("distance_km", "")), "km")
        or _distance(number(cells.get("distance_miles", "")), "mi"),
        seconds=number(cells.get("duration_seconds", "")),
        rpe=number(cells.get("rpe", "")),
        end=cells.get("end_time", ""),
    )


def _session(row: _Foreign, source: str, zone: tzinfo | None) -> LoggedSession:
    began = moment(row.start, zone)
    ended = moment(row.end, zone) if row.end else began + _lasting(row.lasting)
    return LoggedSession(
        # By what the file says, not by the zone that it is read in: it stays the same session on a journey.
        id=SessionId(identity(source, row.start, row.title)),
        routine=row.title or source,
        name=row.title or source.title(),
        level=None,
        began=began,
        ended=max(began, ended),
        ending=SessionEnding.FINISHED,
        clocked=max(0.0, (ended - began).total_seconds()),
        source=source,
    )


def _set(row: _Foreign, session: LoggedSession, ids: Mapping[str, str], time: int, place: int) -> LoggedSet:
    name = row.exercise.casefold()
    bare = re.sub(r" \([^)]*\)$", "", name)
    exercise = ids.get(name) or NAMES.get(name) or ids.get(bare) or row.exercise
    kind = PhaseKind.WORK if row.reps else PhaseKind.CARRY if row.distance else PhaseKind.HOLD
    felt = None
    if row.rpe:
        felt = Felt.EASY if row.rpe <= _EASY else Felt.HARD if row.rpe > _HARD else Felt.RIGHT
    order = int(row.order) if row.order.isascii() and row.order.isdigit() and len(row.order) < 5 else None
    return LoggedSet(
        session=session.id,
        slot=identity(row.exercise, row.order, time),
        # The files say only when a session began. Their order within it is kept.
        at=session.began + timedelta(milliseconds=place),
        section=SectionKind.WARM_UP if row.warm_up else SectionKind.MAIN,
        kind=kind,
        exercise=exercise,
        name=row.exercise,
        number=None if order is None else order + (1 if session.source == "hevy" else 0),
        done=Amounts(row.reps, row.seconds, row.distance, row.weight),
        felt=felt,
    )


def number(text: str) -> float | None:
    """A number from a cell, with a point or a comma; None for an empty one and for 0, which say nothing.

    It is rounded to thousandths, as the log is written. Raises ValueError.
    """
    text = text.strip()
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?", text):
        raise ValueError(f'"{text[:40]}" is not a number')
    found = float(text.replace(",", "."))
    if found > MOST:
        raise ValueError(f'"{text}" is too much to be true')
    return round(found, 3) or None


def moment(text: str, zone: tzinfo | None) -> datetime:
    """A moment from a cell: "2020-12-30 18:51:52", "2025-01-15 8:30 PM", "22 Dec 2025, 08:00".

    Raises ValueError.
    """
    clean = " ".join(unicodedata.normalize("NFKC", text).split())
    clock = re.search(
        r"[ T,]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(?: ?([AaPp])\.?[Mm]\.?)?$", clean
    )
    day = clean[: clock.start()] if clock else clean
    try:
        year, month, date = _day(day)
        hour, minute, second = (int(part or 0) for part in clock.groups()[:3]) if clock else (0, 0, 0)
        if clock and clock[4]:
            hour = hour % 12 + (12 if clock[4] in "Pp" else 0)
        naive = datetime(year, month, date, hour, minute, second)
        # `astimezone` takes a moment without a zone for this machine's own.
        return naive.astimezone() if zone is None else naive.replace(tzinfo=zone)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f'"{text[:40]}" is not a date that can be read') from None


def _day(text: str) -> tuple[int, int, int]:
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", text):
        return int(match[1]), int(match[2]), int(match[3])
    match = re.fullmatch(r"([0-9]{1,2})\.?(?: de)? ([^\W\d_]+)\.?(?: de)? ([0-9]{4})", text)
    if match is None:
        raise ValueError(text)
    word = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", match[2].casefold())
        if not unicodedata.combining(letter)
    )
    month = _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])
    if month is None:
        raise ValueError(text)
    return int(match[3]), month, int(match[1])


def _lasting(text: str) -> timedelta:
    """How long a session was: "2h 38m", "45m", "3900"; nothing where that can't be read."""
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), 86_400))
    parts = re.findall(r"([0-9]{1,4}) ?(h|m|s)", text)
    unit = {"h": 3600, "m": 60, "s": 1}
    return timedelta(seconds=min(sum(int(amount) * unit[name] for amount, name in parts), 86_400))


def _measured(cells: Mapping[str, str], column: str, usual: str) -> tuple[float | None, str]:
    """A number and its unit, which stands in the column's name, in a column of its own, or nowhere."""
    for name, cell in cells.items():
        if match := re.fullmatch(rf"{column} \((\w+)\)", name):
            return number(cell), match[1].casefold()
    return number(cells.get(column, "")), (cells.get(f"{column} Unit", "") or usual).casefold()


def _weight(amount: float | None, unit: str) -> Weight | None:
    if not amount:
        return None
    if unit not in ("kg", "kgs", "lb", "lbs"):
        raise ValueError(f'"{unit[:20]}" is not a unit of weight')
    return Weight(amount, WeightUnit.KG if unit.startswith("kg") else WeightUnit.LB)


def _distance(amount: float | None, unit: str) -> Distance | None:
    if not amount:
        return None
    if unit in _METRES:
        distance = Distance(round(amount * _METRES[unit], 3), DistanceUnit.METRE)
    elif unit in _YARDS:
        distance = Distance(round(amount * _YARDS[unit], 3), DistanceUnit.YARD)
    elif unit in ("ft", "feet"):
        distance = Distance(amount, DistanceUnit.FOOT)
    else:
        raise ValueError(f'"{unit[:20]}" is not a unit of distance')
    if distance.metres > FARTHEST:
        raise ValueError(f'"{distance}" is too much to be true')
    return distance


def _reps(text: str) -> int | None:
    found = number(text)
    return None if found is None else round(found)


def _named(text: str) -> str:
    if not text:
        raise ValueError("the row names no exercise")
    return text
