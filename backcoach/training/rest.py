"""How long to rest after a set: it follows the load (R3)."""

from __future__ import annotations

from dataclasses import dataclass

from .quantities import Load, LoadClass, Percent, Range, Weight, plain, seconds_text

HEAVY_BAND = Range(60, 90)
"""Seconds of rest after a heavy set (R3)."""
LIGHT_BAND = Range(30, 60)
"""Seconds of rest after a lighter or high-rep set (R3)."""

HEAVY_PERCENT = 80.0
"""From this share of the one-rep maximum on, a set counts as heavy."""

FEW_REPS = 6
"""Up to so many reps a bare weight counts as heavy."""

_STEP = 5.0
"""Rests are rounded to this many seconds: nobody rests 47 s."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest in seconds, and the reason in words."""

    seconds: float
    why: str


def load_class(load: Load | None, usual: LoadClass | None, reps: Range | None) -> LoadClass:
    """Say how heavy a set counts.

    The stated class wins; a percentage is heavy from 80 % on; a bare weight says little, so the
    exercise's usual class decides, and where that is silent too, few reps mean heavy.
    """
    if isinstance(load, LoadClass):
        return load
    if isinstance(load, Percent):
        return LoadClass.HEAVY if load.amount >= HEAVY_PERCENT else LoadClass.LIGHT
    if usual in (LoadClass.HEAVY, LoadClass.LIGHT):
        return usual
    if isinstance(load, Weight):
        return LoadClass.HEAVY if reps is not None and reps.high <= FEW_REPS else LoadClass.LIGHT
    return LoadClass.BODYWEIGHT


def band_of(load: LoadClass) -> Range:
    """The seconds that a rest after such a set may last (R3)."""
    return HEAVY_BAND if load is LoadClass.HEAVY else LIGHT_BAND


def rest_after(load: LoadClass, *, reps: Range | None = None, seconds: float | None = None) -> Rest:
    """Choose the rest after a set from its load and its reps, or from its length in seconds (R3).

    Fewer reps mean a heavier weight, so the rest grows as the reps fall: heavy sets rest 90 s at three
    reps or fewer and 60 s at nine or more; lighter ones 60 s at eight or fewer and 30 s at eighteen or
    more. Sets measured in time grow the other way: 15 s rest at the low end of the band, a minute or
    more at the high end.
    """
    band = band_of(load)
    if reps is not None:
        most, least = (3.0, 9.0) if load is LoadClass.HEAVY else (8.0, 18.0)
        share = (least - reps.high) / (least - most)
        measure = f"{reps} reps"
    elif seconds is not None:
        share = (seconds - 15.0) / 45.0
        measure = plain(round(seconds)) + " s"
    else:
        share, measure = 0.5, "one set"
    wanted = band.low + share * (band.high - band.low)
    rounded = min(band.high, max(band.low, round(wanted / _STEP) * _STEP))
    return Rest(rounded, f"{load}, {measure}: {seconds_text(rounded)}")
