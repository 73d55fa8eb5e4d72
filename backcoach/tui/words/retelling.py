"""What the look back says: pure text, so that it can be tested as text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from textual.content import Content

from ...journal.diary import Practised, Summed
from ...journal.rows import LoggedSession, LoggedSet, Outcome, SessionEnding
from ...journal.telling import amounts_text
from ...retrospect import Lately
from ...training.course import Measure
from ...training.due import ago
from ...training.muscle import ANATOMY, Muscle
from ...training.phase import SectionKind, Side
from ...training.quantities import KG_PER_LB, WeightUnit, plain
from ...training.review import WEEKS_OF_BALANCE, DayKind, Days, Week, balance_advice, balance_of, trained_on

MARKS = {
    DayKind.HEAVY: "●",
    DayKind.MIXED: "◐",
    DayKind.LIGHT: "○",
    DayKind.BODYWEIGHT: "◇",
    DayKind.SHORT: "·",
}
"""What a day is told by without its colour."""

GROUNDS = {
    DayKind.HEAVY: "work",
    DayKind.MIXED: "prepare",
    DayKind.LIGHT: "hold",
    DayKind.BODYWEIGHT: "carry",
    DayKind.SHORT: "rest",
}
"""Which ground of the look each kind of day stands on."""

NAMES = {
    DayKind.HEAVY: "heavy",
    DayKind.MIXED: "mixed",
    DayKind.LIGHT: "light",
    DayKind.BODYWEIGHT: "own weight",
    DayKind.SHORT: "short",
}

Part = str | tuple[str, str]
"""A text, or a text and its style."""


def style_of(kind: DayKind) -> str:
    """Dark on bright, as the phases are: it can be read in every look."""
    ground = GROUNDS[kind]
    return f"${ground}-ink on ${ground}-ground"


def legend() -> Content:
    """What the marks of the calendar mean."""
    parts: list[Part] = []
    for kind, name in NAMES.items():
        parts += [(f" {MARKS[kind]} ", style_of(kind)), (f" {name}  ", "$faint")]
    return Content.assemble(*parts)


def week_dots(week: Week, most: int) -> str:
    """A dot for each session of the week, a hollow one for each that it could still have."""
    done = len(week.trained)
    return " ".join("●" * done + "○" * max(0, most - done))


def balance_words(days: Days, today: date) -> Content:
    """The days of the last weeks in their order, and what R13 says of them."""
    first = today - timedelta(weeks=WEEKS_OF_BALANCE)
    lately = {day: done for day, done in days.items() if first < day <= today}
    balance = balance_of(lately)
    parts: list[Part] = [(f"Last {WEEKS_OF_BALANCE} weeks  ", "$faint")]
    for day in trained_on(lately):
        kind = lately[day].kind
        parts += [(f" {MARKS[kind]} ", style_of(kind)), " "]
    counts = {"heavy": balance.heavy, "mixed": balance.mixed, "lighter": balance.lighter}
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    if said:
        parts.append(f"\n{said} day{'s' if balance.days != 1 else ''}: ")
    return Content.assemble(*parts, balance_advice(balance))


MUSCLE = 19
"""Columns for a muscle's name and how many sets it had."""


def muscle_words(worked: Mapping[Muscle, float], width: int, rows: int) -> Content:
    """How many sets each muscle had, the most first, in as many columns and rows as there are."""
    columns = max(1, (width + 1) // MUSCLE)
    shown = [(muscle, round(sets)) for muscle, sets in worked.items() if round(sets)][: columns * rows]
    if not shown:
        return Content.styled("none yet", "$faint")
    parts: list[Part] = []
    for place, (muscle, sets) in enumerate(shown):
        end = "\n" if (place + 1) % columns == 0 else "  "
        parts += [
            (f"{shortened(ANATOMY[muscle].name, MUSCLE - 6):<{MUSCLE - 6}}", "$faint"),
            f"{sets:>4}{end}",
        ]
    return Content.assemble(*parts)


def shortened(text: str, most: int) -> str:
    """A text that isn't longer than that."""
    return text if len(text) <= most else text[: most - 1] + "…"


def muscle_table(lately: Lately) -> Content:
    """Each muscle that was trained lately: its sets of this week as a bar, and when it worked last."""
    rested, worked = lately.rested, lately.worked
    every = {*worked, *rested.worked}
    muscles = sorted(every, key=lambda one: (-worked.get(one, 0.0), rested.hours(one) or 0.0, one))
    most = max(worked.values(), default=1.0)
    parts: list[Part] = [(f"{'':<12}sets this week{'':<15}last worked\n", "$faint")]
    for muscle in muscles:
        sets = worked.get(muscle, 0.0)
        bar = "━" * round(12 * sets / most)
        at = rested.worked.get(muscle)
        parts += [
            f"{ANATOMY[muscle].name:<22} {round(sets):>3}  ",
            (f"{bar:<13}", "$accent"),
            (f"{ago(at, rested.now) if at else 'only helped'}\n", "$faint"),
        ]
    return Content.assemble(*parts)


def day_text(day: date, today: date) -> str:
    """A day with its name: "Mon 2 Mar", "Mon 2 Mar 2025"."""
    return f"{day:%a} {date_text(day, today)}"


def date_text(day: date, today: date) -> str:
    """A day as short as it can be told: "2 Mar", "2 Mar 2025"."""
    return f"{day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")


def session_row(summed: Summed, today: date) -> Content:
    """A session in the list, in two lines."""
    session, done = summed.session, summed.done
    kind = done.kind
    about = " · ".join(
        part
        for part in (
            f"{done.main or done.all} set{'s' if (done.main or done.all) != 1 else ''}",
            f"{round(session.clocked / 60)} min" if session.clocked >= 60 else "",
            _ending(session),
            ", ".join(summed.exercises),
        )
        if part
    )
    return Content.assemble(
        (f" {MARKS[kind]} ", style_of(kind)),
        (f" {day_text(session.began.date(), today)}  ", ""),
        (f"{session.name}\n", "bold"),
        (f"    {about}", "dim"),
    )


def _ending(session: LoggedSession) -> str:
    if session.ending is None:
        return "unfinished"
    return "stopped" if session.ending is SessionEnding.STOPPED else ""


def session_title(session: LoggedSession) -> Content:
    """The head of a session: its name, and when and how it was."""
    began = session.began
    words = [
        f"{began:%a} {began.day} {began:%b %Y}, {began:%H:%M}",
        f"{round(session.clocked / 60)} min" if session.clocked >= 60 else "",
        _ending(session),
    ]
    return Content.assemble(
        (session.name, "bold $accent"), (f"\n{' · '.join(word for word in words if word)}", "$faint")
    )


def set_rows(
    sets: Sequence[LoggedSet], sought: Collection[str] = ()
) -> list[tuple[Content, LoggedSet | None]]:
    """The sets of a session in lines, each with its set; a name that stands above has none.

    Exercises that are `sought` stand out.
    """
    rows: list[tuple[Content, LoggedSet | None]] = []
    for name, group in groupby(sets, key=lambda one: one.name or one.exercise):
        several = list(group)
        if len(several) == 1 and several[0].section is not SectionKind.MAIN:
            head = (f"{shortened(name, NAME):<{NAME}}", "dim")
            rows.append((Content.assemble(head, *_set_parts(several[0])), several[0]))
            continue
        style = "bold $accent" if several[0].exercise in sought else "bold"
        rows.append((Content.styled(name, style), None))
        for one in several:
            side = str(one.side) if one.side in (Side.LEFT, Side.RIGHT) else ""
            rows.append(
                (Content.assemble((f"  {one.number or '':>2} {side:<6}", "dim"), *_set_parts(one)), one)
            )
    return rows


NAME = 22
"""Columns for the name of an exercise with a single set."""


def _set_parts(one: LoggedSet) -> list[Part]:
    """How much, what was planned where that was something else, how it felt."""
    if one.outcome is Outcome.SKIPPED:
        return [(f"skipped ({amounts_text(one.planned)} planned)", "dim")]
    amounts, planned = amounts_text(one.done) or "–", _planned_otherwise(one)
    if one.felt is None and planned is None:
        return [amounts]
    parts: list[Part] = [f"{amounts:<13} ", (f"{one.felt or '':<5}", "italic")]
    return parts if planned is None else [*parts, (f" {planned} planned", "dim")]


def _planned_otherwise(one: LoggedSet) -> str | None:
    """What was planned, where a person would say that they did something else."""
    planned, done = one.planned, one.done
    if planned.reps is not None and planned.reps != done.reps:
        return f"{planned.reps} reps"
    if planned.weight is not None and planned.weight != done.weight:
        return str(planned.weight)
    timed = planned.reps is None and planned.distance is None
    if timed and planned.seconds is not None and abs(planned.seconds - (done.seconds or 0)) > 2:
        return amounts_text(planned)
    return None


def matching(names: Iterable[tuple[str, str]], typed: str) -> list[str]:
    """The ids of those (id, name) in which every word that was typed is found."""
    words = typed.lower().split()
    return [id_ for id_, name in names if all(word in f"{id_} {name}".lower() for word in words)]


# The course of an exercise.


def exercise_row(practised: Practised, now: datetime) -> Content:
    """An exercise in the list: its name, and when it was last done."""
    name = f"{shortened(practised.name, NAME):<{NAME}} "
    return Content.assemble((name, "bold" if practised.main else ""), (ago(practised.last, now), "dim"))


def amount_of(value: float, measure: Measure, unit: WeightUnit) -> float:
    """A value in the unit that it is shown in: weights in the person's own."""
    weighed = measure in (Measure.MAXIMUM, Measure.WEIGHT)
    return value / KG_PER_LB if weighed and unit is WeightUnit.LB else value


def amount_text(value: float, measure: Measure, unit: WeightUnit) -> str:
    """The same with its unit: "102.5 kg", "12 reps", "28 s"."""
    units = {Measure.REPS: "reps", Measure.TIME: "s", Measure.DISTANCE: "m"}
    return f"{plain(round(value, 1))} {units.get(measure, unit)}"


def course_title(
    practised: Practised, measure: Measure | None, measures: Sequence[Measure], span: str
) -> Content:
    """The head of a chart: the exercise, how far back, what is shown of it and what else there is."""
    parts: list[Part] = [(practised.name, "bold $accent"), (f"  {span}\n", "$faint")]
    for one in measures:
        parts += [(f" {one.value} ", "bold reverse" if one is measure else "$faint"), " "]
    return Content.assemble(*parts)


def course_caption(
    values: Sequence[tuple[date, float]], measure: Measure | None, unit: WeightUnit, today: date
) -> Content:
    """What a chart comes to, in two short lines."""
    if not values or measure is None:
        return Content.styled("Nothing in this time.", "$faint")
    best_day, best = max(values, key=lambda value: value[1])
    (_, first), (_, latest) = values[0], values[-1]
    parts: list[Part] = [
        ("latest ", "$faint"),
        amount_text(latest, measure, unit),
        ("  best ", "$faint"),
        amount_text(best, measure, unit),
        (f", {date_text(best_day, today)}", "$faint"),
        ("\nat first ", "$faint"),
        amount_text(first, measure, unit),
    ]
    if measure is Measure.MAXIMUM:
        parts.append(("  (Epley, Brzycki)", "$faint"))
    return Content.assemble(*parts)
