"""The routines as they stand in the list: their order, what a search finds, and why it found it. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...training.muscle import ANATOMY

if TYPE_CHECKING:
    from ...files.library import Found
    from ...overview import Overview
    from ...today import Today

TOUR = "tour"
"""The routine that shows the program."""


@dataclass(frozen=True, slots=True)
class Place:
    """A routine in the list; its overview comes once its file was read."""

    found: Found
    name: str
    row: Overview | None = None
    because: str = ""
    """What a search found in it that isn't in its name: "works lats"."""

    @property
    def is_tour(self) -> bool:
        """Whether it is the routine that shows the program, and not one's own of that name."""
        return self.found.id == TOUR and not self.found.own


def in_order(
    places: Iterable[Place], today: Today | None, owned: frozenset[str] | None = None
) -> list[Place]:
    """What is due first; then one's own, what was done lately, the rest, and what lacks equipment.

    On the very first start the tour is first; who has begun finds it last.
    """
    due = today.due.routine if today and today.due else None
    begun = today is None or today.begun

    def rank(place: Place) -> tuple[int, float, str]:
        row = place.row
        name = place.name.casefold()
        if place.is_tour:
            return (9 if begun else 0, 0.0, name)
        if place.found.id == due:
            return (1, 0.0, name)
        if place.found.own:
            return (2, 0.0, name)
        if row is not None and row.last_done is not None:
            return (3, -row.last_done.timestamp(), name)
        return (5 if row is not None and row.lacking(owned) else 4, 0.0, name)

    return sorted(places, key=rank)


def search(places: Iterable[Place], words: str) -> list[Place]:
    """The routines in which every word is found: in the name, equipment, muscles, exercises or level.

    Those that have it in their name come first.
    """
    wanted = plain(words).split()
    found = [match for place in places if (match := _match(place, wanted)) is not None]
    return sorted(found, key=lambda place: bool(place.because))


def _match(place: Place, wanted: Iterable[str]) -> Place | None:
    because: dict[str, None] = {}
    for word in wanted:
        reason = next((why for text, why in _texts(place) if word in text), None)
        if reason is None:
            return None
        if reason:
            because[reason] = None
    return Place(place.found, place.name, place.row, ", ".join(because))


def _texts(place: Place) -> Iterator[tuple[str, str]]:
    """Everything of a routine that can be searched for, and what to say when it is found there."""
    yield plain(f"{place.name} {place.found.id}"), ""
    if place.found.own:
        yield "yours mine own", ""
    row = place.row
    if row is None or row.plan is None:
        yield "error broken", ""
        return
    yield f"{row.plan.level}", f"{row.plan.level}"
    for need in row.equipment:
        yield plain(need), f"needs {named(need)}"
    for phase in row.plan.phases:
        exercise = phase.exercise
        if exercise is not None:
            yield plain(f"{exercise.name} {exercise.id}"), f"has {exercise.name}"
    for phase in row.plan.phases:
        for muscle in phase.exercise.muscles if phase.exercise else ():
            name = ANATOMY[muscle].name
            yield plain(f"{name} {muscle}"), f"works {name}"


def plain(text: str) -> str:
    """Text as it is searched: small letters without accents and hyphens."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("-", " "))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def named(equipment: str) -> str:
    """A piece of equipment in words: "cable machine or resistance band"."""
    return equipment.replace("-", " ")
