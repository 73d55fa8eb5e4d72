"""Words into sound, ahead of time: rendered in a thread of its own, and had at once or not at all."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from backcoach.sound.clips import Clip, Clips
from backcoach.sound.voices.choice import FORCE_VARIABLE, voices
from backcoach.sound.voices.voice import Run, Voice, VoiceFailed, VoiceHung
from backcoach.sound.wav import SoundProblem
from backcoach.training.aloud import text_only

HANGS = 2
"""So many texts that an engine hung on, and it is given up."""

FAILURES = 3
"""The same for texts in a row that it failed on otherwise."""

CLOSE_WITHIN = 0.1
"""Seconds that `close` waits for the thread."""


@dataclass(frozen=True, slots=True)
class SpeechStatus:
    """What can be expected of speech right now."""

    engine: str
    """What speaks; empty where nothing does."""
    line: str
    """One line for the screen: what speaks, or why nothing does."""

    @property
    def speaks(self) -> bool:
        """Whether words can be had."""
        return bool(self.engine)


class Speech(Protocol):
    """Renders words. No call waits for an engine, and none raises because of one."""

    @property
    def status(self) -> SpeechStatus:
        """What speaks now."""
        ...

    def prepare(self, texts: Iterable[str]) -> None:
        """Have these rendered, the first ones first; they are drawn from `texts` in another thread."""
        ...

    def clip(self, text: str) -> Clip | None:
        """The words, if they are rendered; otherwise they are rendered next, before all others."""
        ...

    def on_ready(self, callback: Callable[[str], object]) -> None:
        """Call back with each text that can be had from now on, from a thread of speech's own."""
        ...

    def on_status(self, callback: Callable[[SpeechStatus], object]) -> None:
        """Call back at each change of `status`, from a thread of speech's own."""
        ...

    def close(self) -> None:
        """Render no more. May be called again; never raises."""
        ...


def make_speech(folder: Path) -> RenderedSpeech:
    """Speech by the best engine here, kept in `folder`. BACKCOACH_SPEECH names the one engine to use."""
    return RenderedSpeech(voices(os.environ.get(FORCE_VARIABLE, "")), Clips(folder))


class RenderedSpeech:
    """Speech by engines that are processes of their own; one that fails is replaced by the next."""

    def __init__(self, candidates: Iterable[Voice], clips: Clips) -> None:
        """Nothing is started before the first text is asked for."""
        self._reasons: list[str] = []
        """Why engines don't speak, the one that matters most first."""
        self._voices: deque[Voice] = deque()
        for voice in candidates:
            lack = voice.lacks()
            if lack:
                self._reasons.append(lack)
            else:
                self._voices.append(voice)
        self._clips = clips
        self._run_of = Run()
        self._status = self._status_now()
        self._on_ready: list[Callable[[str], object]] = []
        self._on_status: list[Callable[[SpeechStatus], object]] = []
        self._change = threading.Condition()
        self._ahead: deque[Iterator[str]] = deque()
        """What will be needed some time, not yet looked at."""
        self._wanted: deque[str] = deque()
        """What is needed next."""
        self._asked: set[str] = set()
        """Every text that is, or was, on its way: each is tried once."""
        self._made: dict[str, Clip] = {}
        self._closed = False
        self._thread: threading.Thread | None = None
        # The rendering thread's own.
        self._failed: list[str] = []
        """Texts that the present engine failed on; the next one gets them."""
        self._hangs = 0
        self._failures = 0
        self._stamp: str | None = None

    @property
    def status(self) -> SpeechStatus:
        """See `Speech.status`."""
        return self._status

    def prepare(self, texts: Iterable[str]) -> None:
        """See `Speech.prepare`."""
        with self._change:
            self._ahead.append(iter(texts))
            self._wake()

    def clip(self, text: str) -> Clip | None:
        """See `Speech.clip`."""
        with self._change:
            made = self._made.get(text)
            if made is None and text not in self._asked:
                self._asked.add(text)
                self._wanted.appendleft(text)
                self._wake()
            return made

    def on_ready(self, callback: Callable[[str], object]) -> None:
        """See `Speech.on_ready`."""
        self._on_ready.append(callback)

    def on_status(self, callback: Callable[[SpeechStatus], object]) -> None:
        """See `Speech.on_status`."""
        self._on_status.append(callback)

    def close(self) -> None:
        """See `Speech.close`."""
        with self._change:
            self._closed = True
            self._change.notify()
        self._run_of.end()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(CLOSE_WITHIN)

    def _wake(self) -> None:
        if self._thread is None and self._voices and not self._closed:
            self._thread = threading.Thread(target=self._render_all, name="speech", daemon=True)
            self._thread.start()
        self._change.notify()

    def _render_all(self) -> None:
        """Render what is wanted, until closed or until no engine is left."""
        untidy = False
        while self._voices and not self._closed:
            text = self._next()
            if text is None and untidy:
                self._clips.tidy()
                untidy = False
            elif text is None:
                with self._change:
                    if not (self._wanted or self._ahead or self._closed):
                        self._change.wait()
            elif (clip := self._render(text)) is not None:
                untidy = True
                with self._change:
                    self._made[text] = clip
                for ready in self._on_ready:
                    ready(text)

    def _next(self) -> str | None:
        """What to render now: what is needed next, or the first that will be; None where nothing is."""
        with self._change:
            if self._wanted:
                return self._wanted.popleft()
            ahead = self._ahead[0] if self._ahead else None
        while ahead is not None:
            text = next(ahead, None)  # without the lock: it may take a while to think of
            with self._change:
                if text is None:
                    self._ahead.popleft()
                    ahead = self._ahead[0] if self._ahead else None
                elif text not in self._asked:
                    self._asked.add(text)
                    return text
        return None

    def _render(self, text: str) -> Clip | None:
        """The clip of a text, kept or new; None where the engine fails on it, which is remembered."""
        voice = self._voices[0]
        words = text_only(text)
        if not words:
            return None
        if self._stamp is None:
            self._stamp = voice.stamp()
        made_of = (voice.name, self._stamp, words)
        try:
            clip = self._clips.find(*made_of) or self._clips.make(
                lambda target: self._run_of.speak(voice, words, target), *made_of
            )
        except VoiceHung as trouble:
            self._hangs += 1
            self._trouble(text, str(trouble), self._hangs >= HANGS)
        except (VoiceFailed, SoundProblem) as trouble:
            self._failures += 1
            why = str(trouble) if isinstance(trouble, VoiceFailed) else f"{voice.name} writes no usable sound"
            self._trouble(text, why, self._failures >= FAILURES)
        except OSError as trouble:
            self._voices.clear()  # no engine could write there either
            why = (trouble.strerror or str(trouble)).lower()
            self._trouble(text, f"nothing can be written to {self._clips.folder} ({why})", True)
        else:
            self._failures = 0
            return clip
        return None

    def _trouble(self, text: str, why: str, enough: bool) -> None:
        """Remember what failed; where it is enough, go on with the next engine and all that failed."""
        self._failed.append(text)
        with self._change:
            if self._closed or not enough:
                return
            if self._voices:
                self._voices.popleft()
            self._wanted.extendleft(reversed(self._failed))
        self._failed.clear()
        self._hangs = self._failures = 0
        self._stamp = None
        self._reasons.insert(0, why)
        self._status = self._status_now(why)
        for told in self._on_status:
            told(self._status)

    def _status_now(self, why: str = "") -> SpeechStatus:
        if self._voices:
            name = self._voices[0].name
            return SpeechStatus(name, f"Speech: {name}" + (f" ({why})" if why else ""))
        return SpeechStatus("", f"No speech: {self._reasons[0] if self._reasons else 'no engine is allowed'}")
