"""The thread that makes the sound: it mixes ahead, and plays at the moment.

Every call into a backend is made here, so that a backend that hangs leaves the rest of the process
able to say so.
"""

from __future__ import annotations

import sys
import threading
import time
from functools import partial

from backcoach.sound.agenda import Agenda, Take
from backcoach.sound.backends.backend import RENEWED, Unavailable
from backcoach.sound.stage import Stage
from backcoach.sound.tones import Tones, near_silence
from backcoach.sound.wav import RATE
from backcoach.system.steady import host_seconds

TYPE_CHECKING = False  # the sound process loads nothing for the sake of types: see helper.py
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from backcoach.sound.backends.backend import Backend

PREPARE = 1.0
"""Seconds before a take at which its backend gets ready."""

LEAVE = 3.0
"""Seconds of silence, with nothing due for as long, after which the device may rest."""

WARM = 1.0
"""Seconds for which a device that was just found is kept ready: the first cue is often due at once."""

AWAKE_FOR = 120.0
"""Seconds of a pause, or of a set that has no end of its own, for which a sink is still kept awake."""

MIXED_AHEAD = 3
"""How many of the next takes are kept mixed at most; a whole session of them would take tens of megabytes."""

MIXED_BEFORE = 5.0
"""Seconds before a take at which it is mixed, which takes some milliseconds: one of 20 s is 2 MB, and the one
before it may be a minute away."""

PRIMER = 0.15
"""Seconds of near-silence before a take, for a sink that falls asleep and eats the first beep."""

LEAST_LEAD_IN = 0.03
"""Seconds of the silence before a take that are not given up, however late it is."""

DROWSY = 5.0
"""Seconds of silence after which such a sink is taken to be asleep."""

RETRY = 0.5
"""Seconds between looks for a device while there is none and something is to be played."""

CHECK = 0.4
"""Seconds between looks at the backend while it plays."""

HUSHED = 0.2
"""Seconds between looks whether somebody follows again."""

EXACT = 0.02 if sys.platform == "win32" else 0.002
"""Seconds before its moment at which waiting on a lock is too coarse (16 ms steps on Windows)."""

UNHEARD = 0.005
"""Seconds late that nobody hears: a take is played as it is."""


class LeadIn:
    """What goes before a take."""

    __slots__ = ("least", "murmurs", "seconds")

    def __init__(self, seconds: float, least: float, *, murmurs: bool = False) -> None:
        self.seconds = seconds
        self.least = least
        """Seconds of it that there are even where the take is late."""
        self.murmurs = murmurs
        """Whether it is noise that nobody hears, which a sleepy sink needs, or plain silence."""

    def pcm(self, seconds: float) -> bytes:
        """So much of it."""
        return near_silence(seconds) if self.murmurs else bytes(2 * round(seconds * RATE))


class Sounding:
    """A take that is being played."""

    __slots__ = ("heard", "take", "until")

    def __init__(self, take: Take, heard: Take, until: float) -> None:
        self.take = take
        self.heard = heard
        """What of it was still in time, and when."""
        self.until = until
        """Its last sample, in host seconds."""


class Performer:
    """Plays takes at their moments, and reports what became of each.

    `schedule`, `cut`, `set_volume` and `busy_for` may be called from any thread, and never wait long.
    """

    def __init__(
        self,
        stage: Stage,
        tones: Tones,
        report: Callable[[dict[str, Any]], None],
        *,
        keep_awake: bool,
        hushed: Callable[[], bool] = lambda: False,
    ) -> None:
        """`hushed` says whether to be silent just now, because nobody follows what is to be played."""
        self._hushed = hushed
        self._stage = stage
        self._tones = tones
        self._report = report
        self._keep_awake = keep_awake
        self._change = threading.Condition()
        # Written by the callers, under the condition's lock.
        self._agenda = Agenda()
        self._changes = 0
        self._cut = False
        self._volume = tones.volume
        # The performing thread's own.
        self._mixed: dict[Take, bytes] = {}
        self._prepared = False
        self._sounding: list[Sounding] = []
        self._silent_since = 0.0
        self._warm_until = 0.0
        self._renewed_at = 0.0
        self._next_look = 0.0

    def schedule(self, takes: Sequence[Take]) -> None:
        """Take these instead of everything that has not begun."""
        with self._change:
            self._agenda.replace(takes, host_seconds())
            self._tell()

    def cut(self) -> None:
        """Forget everything, and silence what sounds."""
        with self._change:
            self._agenda.clear()
            self._cut = True
            self._tell()

    def set_volume(self, volume: float) -> None:
        """Amplitude from 0 to 1 from now on, also for what sounds."""
        with self._change:
            self._volume = volume
            self._tell()

    def _tell(self) -> None:
        self._changes += 1
        self._change.notify()

    def perform(self) -> None:
        """Open the stage, and play for ever."""
        self._open()
        while True:
            with self._change:
                seen = self._changes
            try:
                wait = self._step(host_seconds())
            except Unavailable as trouble:
                self._lost(str(trouble))
                continue
            with self._change:
                if seen == self._changes and wait != 0.0:
                    self._change.wait(wait)

    def _open(self) -> None:
        """Choose a backend, and have it ready at once."""
        found = self._stage.open(host_seconds())
        self._next_look = host_seconds() + RETRY
        if found and self._stage.backend is not None:
            try:
                self._stage.call(self._stage.backend.prepare)
            except Unavailable as trouble:
                self._lost(str(trouble))
                return
            self._prepared = True
            self._warm_until = host_seconds() + WARM

    def _step(self, now: float) -> float | None:
        """Do what is due. Answers for how many seconds there is nothing to do; None: until told."""
        with self._change:
            cut, self._cut = self._cut, False
            stale = self._agenda.drop_stale(now)
            pending = self._agenda.pending[:MIXED_AHEAD]
            volume = self._volume
        for take in stale:
            self._report({"is": "stale", "at": take.at, "late": round(now - take.at, 4)})
        new_volume = volume != self._tones.volume
        if new_volume:
            self._tones.volume = volume
            self._mixed.clear()
        backend = self._stage.backend
        if backend is None:
            return self._look_for_device(now) if pending else None
        if cut:
            self._sounding.clear()
            self._silent_since = min(now, self._silent_since)
            self._stage.call(backend.stop)
        self._sounding = [one for one in self._sounding if one.until > now]
        if (pending or self._sounding) and self._hushed():
            self._hush(backend)
            return HUSHED
        if new_volume and self._sounding:
            self._sound_anew(backend)
        if self._sounding:
            self._stage.call(backend.check)
        waits = [CHECK] if self._sounding else []
        if pending:
            waits.append(self._towards(backend, pending, now))
        if self._prepared and not self._wanted(backend, pending, now):
            waits.append(self._let_rest(backend, now))
        if self._prepared and self._keep_awake and backend.streams:
            waits.append(self._renew(backend, now))
        return max(0.0, min(waits)) if waits else None

    def _hush(self, backend: Backend) -> None:
        """Be silent, but forget nothing: what is still in time afterwards is played then."""
        if self._sounding:
            self._give_back()
            self._stage.call(backend.stop)

    def _give_back(self) -> None:
        """Count what sounds as still to be played."""
        with self._change:
            for one in self._sounding:
                self._agenda.take_back(one.take)
        self._sounding.clear()

    def _towards(self, backend: Backend, pending: list[Take], now: float) -> float:
        """Prepare, mix or play the next take. Answers for how many seconds nothing is to be done for it."""
        take = pending[0]
        lead_in = self._lead_in(backend, take)
        due = take.at - backend.lead - backend.slack - lead_in.seconds
        if due - now <= EXACT:
            self._play(backend, take, due, lead_in)
            return 0.0
        if not self._prepared and self._wanted(backend, pending, now):
            self._stage.call(backend.prepare)
            self._prepared = True
            return 0.0
        until = due - EXACT if self._prepared else min(due - EXACT, take.at - PREPARE)
        for coming in pending:
            if coming in self._mixed:
                continue
            if coming.at - MIXED_BEFORE > now:
                until = min(until, coming.at - MIXED_BEFORE)
                break  # those after it are further away still
            self._mixed[coming] = self._mix(coming)
            return 0.0
        if any(mixed not in pending for mixed in self._mixed):
            self._mixed = {coming: pcm for coming, pcm in self._mixed.items() if coming in pending}
        return max(0.0, until - now)

    def _wanted(self, backend: Backend, pending: list[Take], now: float) -> bool:
        """Whether the device is to be kept ready: for a take that is near, or to keep its sink awake."""
        if not pending:
            return False
        near = LEAVE if self._prepared else PREPARE
        return (self._keep_awake and backend.streams) or pending[0].at - now <= near

    def _let_rest(self, backend: Backend, now: float) -> float:
        """Let the device rest once it has been silent for a while; answers how long that is yet."""
        leave = AWAKE_FOR if self._keep_awake and backend.streams else LEAVE
        left = max(self._silent_since + leave, self._warm_until) - now
        if left > 0:
            return left
        self._stage.call(backend.rest)
        self._prepared = False
        return 0.0

    def _renew(self, backend: Backend, now: float) -> float:
        """Go on keeping the sink awake; answers when to do so again."""
        left = self._renewed_at + RENEWED - now
        if left > 0:
            return left
        self._stage.call(backend.prepare)
        self._renewed_at = now
        return RENEWED

    def _lead_in(self, backend: Backend, take: Take) -> LeadIn:
        drowsy = take.at - self._silent_since > DROWSY
        if drowsy and self._keep_awake and not backend.streams:
            return LeadIn(max(PRIMER, backend.lead_in), PRIMER, murmurs=True)
        return LeadIn(backend.lead_in, min(LEAST_LEAD_IN, backend.lead_in), murmurs=drowsy)

    def _mix(self, take: Take) -> bytes:
        """The take's samples; what could not be used is told."""
        pcm = self._tones.mix(take.parts)
        while self._tones.problems:
            self._report({"is": "problem", "line": self._tones.problems.pop(0)})
        return pcm

    def _play(self, backend: Backend, take: Take, due: float, lead_in: LeadIn) -> None:
        """Wait out the last moment, and play: the whole take, or what a late start leaves of it."""
        whole = self._mixed.pop(take, None) or self._mix(take)
        time.sleep(max(0.0, due - host_seconds()))
        with self._change:
            if self._cut or take not in self._agenda.pending:
                return
            self._agenda.begin(take)
        started = host_seconds()
        earliest = started + backend.lead + lead_in.least
        heard = take if earliest - take.at <= UNHEARD else _from(take, earliest)
        pcm = whole if heard is take else self._mix(heard)
        begun = max(heard.at, earliest)
        silence = min(lead_in.seconds, begun - backend.lead - started)
        self._sounding.append(Sounding(take, heard, begun + len(pcm) / 2 / RATE))
        self._stage.call(lambda: backend.play(lead_in.pcm(silence) + pcm, heard.at - silence))
        self._prepared = not backend.spawns  # what stood ready is used up
        self._silent_since = begun + len(pcm) / 2 / RATE
        self._report({"is": "played", "at": take.at, "begun": begun, "took": host_seconds() - started})

    def _sound_anew(self, backend: Backend) -> None:
        """Go on with what sounds, in its place, at the new volume; at none it goes on unheard."""
        self._stage.call(backend.stop)
        for one in self._sounding if self._tones.volume > 0 else ():
            pcm = self._mix(one.heard)
            now = host_seconds()
            silence = max(backend.tail, one.heard.at - now - backend.lead)
            begin = now + backend.lead + silence
            rest = pcm[2 * round((begin - one.heard.at) * RATE) :]
            if backend.lead_in:
                rest, begin = bytes(2 * round(silence * RATE)) + rest, begin - silence
            self._stage.call(partial(backend.play, rest, begin))
            self._prepared = not backend.spawns

    def _look_for_device(self, now: float) -> float:
        """Look whether a device has come (back); answers when to look again."""
        if now < self._next_look:
            return self._next_look - now
        if self._stage.look_again(now):
            return 0.0
        self._next_look = host_seconds() + RETRY
        return RETRY

    def _lost(self, why: str) -> None:
        """Go on with another backend, or the same anew; what it leaves unplayed is still to be played."""
        self._give_back()
        self._prepared = False
        self._stage.lose(why, host_seconds())
        self._open()


def _from(take: Take, earliest: float) -> Take:
    """What of a take is heard from `earliest` on. It was in time when asked for: its last part always is."""
    kept = take.remaining(min(earliest, take.last_start)) or take
    return Take(earliest, kept.parts) if earliest > take.last_start else kept
