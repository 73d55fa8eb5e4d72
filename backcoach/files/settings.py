"""What a person has set once for every routine, and what holds where they have set nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..training import quantities as q
from ..training.person import Person
from ..training.routine import Level, Pace
from .commands import Keymap
from .equipment import owned_with

SETTINGS_FILE = "config.yaml"

THEMES = ("dark", "light", "colour-blind-dark", "colour-blind-light", "high-contrast", "terminal")
"""The looks of the full screen, the usual one first."""


class Sound(StrEnum):
    """What is heard."""

    BEEPS = "beeps"
    SPEECH = "speech"
    """Words instead of beeps where they will do; counts, starts and reps, which must be exact, stay beeps."""
    BOTH = "both"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """A person's choices; the defaults are what most people want."""

    level: Level | None = None
    """None: the routine's own level, or beginner."""
    weight_unit: q.WeightUnit = q.WeightUnit.KG
    """In which weights are shown and asked for."""
    distance_unit: q.DistanceUnit | None = None
    """Yards or metres; None: as the routine says it."""
    pace: Pace = Pace.TIMED
    prepare: float = 10.0
    """Seconds to get ready at the start of a session and of a section."""
    change_over: float = 5.0
    """Seconds to change sides, or to move on where no rest lies between."""
    walking_pace: float = 0.8
    """Metres a second of a loaded walk (R10)."""
    equipment: tuple[str, ...] | None = None
    """What there is; None: everything. See `owned`."""
    bar: q.Weight | None = None
    """What the empty barbell weighs; None: 20 kg or 45 lb, as the unit is."""
    plates: tuple[q.Weight, ...] = ()
    """The plates that there are a pair of; empty: the usual ones."""
    dumbbells: tuple[q.Weight, ...] = ()
    """The dumbbells that there are; empty: the usual ones."""
    one_rep_maxes: Mapping[str, q.Weight] = field(default_factory=dict)
    """The most that can be lifted once, by exercise; loads in per cent are shares of it (R6)."""
    sound: Sound = Sound.BOTH
    volume: int = 80
    """Per cent of full loudness."""
    sound_set: str = "bright"
    """The folder of the cues' sounds."""
    rep_ticks: bool = True
    """Whether each rep is heard."""
    theme: str = ""
    """The colours; empty: the program's own."""
    figures: bool = True
    """Whether moving figures show how an exercise goes."""
    reduced_motion: bool = False
    """Whether things that move on the screen stand still."""
    keep_awake: bool = True
    """Whether the screen is kept from going dark during a session."""
    keep_alive: bool = False
    """Whether an unhearable sound keeps wireless speakers from falling asleep between cues."""
    keys: Keymap = field(default_factory=dict)
    """Keys in place of a command's own, by command."""

    def without_words(self) -> Settings:
        """The same with beeps alone, where words were asked for."""
        words = self.sound in (Sound.SPEECH, Sound.BOTH)
        return replace(self, sound=Sound.BEEPS) if words else self

    def person(self) -> Person:
        """The part that a plan depends on."""
        return Person(self.level, self.pace, self.prepare, self.change_over, self.walking_pace, self.owned)

    @property
    def owned(self) -> frozenset[str] | None:
        """All equipment that can be used, with what serves as something else; None: everything."""
        if self.equipment is None:
            return None
        return owned_with(self.equipment)
