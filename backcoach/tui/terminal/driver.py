"""Waits for keys, where Textual looks ten times a second whether there are any.

That look is the most that an app costs which stands still: it wakes the processor, and a laptop that leads a
session by battery is to sleep between two seconds.
"""

from __future__ import annotations

import os
import selectors
import sys
import threading
from codecs import getincrementaldecoder
from typing import Any, TextIO, cast

from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver

from ...system import held_terminal

assert sys.platform != "win32", "Windows has a driver of its own"

LOOK = 0.1
"""Seconds between looks after some input: what begins like a key's sequence may be the escape key alone."""

LOOKS = 3
"""How many such looks without new input until there is nothing left to be decided."""


class PatientDriver(LinuxDriver):
    """The driver of Linux and macOS, with an input thread that sleeps until there is input."""

    _ending: tuple[int, int] | None = None
    """A pipe: what is written to it ends the wait for input."""
    _writer: WriterThread | None = None
    _has_terminal = False
    """Whether the terminal is set as the app needs it."""
    _settled = False
    """Whether the terminal is neither just being taken or given back, nor was given back for good."""
    _stands = False
    """Whether a picture stands on the terminal that is being taken."""
    _drawn: list[str] | None = None
    """What was written since the terminal was taken, as long as that is of interest."""
    _came_back = False
    """Whether the process was stopped and went on meanwhile: a shell may have set the terminal."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._may_read = threading.Event()

    def take_keys(self) -> str:
        """Read what is typed, from now on, and what was typed before: until then nobody would hear of it.

        Gives all that was drawn since the terminal was taken.
        """
        self._may_read.set()
        drawn, self._drawn = self._drawn, None
        return "".join(drawn or ())

    def write(self, data: str) -> None:
        """Write; until keys are taken, what was written is kept. A picture that stands is not wiped."""
        if self._stands and data == held_terminal.ALTERNATE:
            return
        if self._drawn is not None:
            self._drawn.append(data)
        assert self._writer is not None, "Driver must be in application mode"
        self._writer.write(data)

    @property
    def _writer_thread(self) -> WriterThread | None:
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, usual: WriterThread | None) -> None:
        """Put a writer that can't be stopped by a lost terminal in the place of Textual's own."""
        self._writer = usual and _Writer(cast(TextIO, usual._file))

    def start_application_mode(self) -> None:
        """Begin, at first or after the shell had the terminal.

        Who was stopped without being asked still has both threads, and two that read would share the keys.
        """
        self._settled = self._came_back = False
        self._end_threads()
        self._ending = os.pipe()
        before = self.attrs_before if self._has_terminal else held_terminal.hand_over()
        self._stands = before is not None and not self._has_terminal
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # Stopped without being asked, or held, it was ours already: how it was before is known from then.
        self.attrs_before = before or self.attrs_before
        self._has_terminal = self._settled = True
        self._stands = False
        self._drawn = None if self._may_read.is_set() else []
        if self._came_back:
            self.start_application_mode()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._settled = False
        super().stop_application_mode()
        self._has_terminal = False

    def suspend_application_mode(self) -> None:
        """Give the terminal back until the job is taken up again."""
        super().suspend_application_mode()
        self._settled = True

    def _sigcont_application(self, *arguments: Any) -> None:
        """Take the terminal again, but not in the middle of taking it, and never once all ends."""
        self._came_back = True
        if self._settled:
            super()._sigcont_application(*arguments)

    def disable_input(self) -> None:
        """Read no more."""
        self._wake()
        super().disable_input()

    def close(self) -> None:
        """Let go of everything."""
        super().close()
        self._end_threads()

    def _wake(self) -> None:
        if self._ending is not None:
            os.write(self._ending[1], b"\0")
            self._may_read.set()

    def _end_threads(self) -> None:
        if self._ending is not None:
            self._wake()
            if self._key_thread is not None:
                self._key_thread.join()
            for end in self._ending:
                os.close(end)
            self._ending = None
        if self._writer is not None and self._writer.is_alive():
            self._writer.stop()

    def run_input_thread(self) -> None:
        """Hand on every key and click until told to end, or until the terminal is gone."""
        assert self._ending is not None
        ending = self._ending[0]
        self._may_read.wait()
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        looks = LOOKS
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(ending, selectors.EVENT_READ)
            while True:
                ready = {key.fd for key, _ in selector.select(LOOK if looks else None)}
                if ending in ready:
                    return
                if self.fileno in ready:
                    looks = LOOKS
                    pressed = self._read()
                    if not pressed:
                        return  # the terminal is gone, and nothing more will ever come
                    for message in parser.feed(decode(pressed)):
                        self.process_message(message)
                else:
                    looks -= 1
                for message in parser.tick():
                    self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""


class _Writer(WriterThread):
    """Writes at once what the terminal takes at once, and has a thread wait for the rest.

    A thread that is woken for every digit costs more than the digit. And when the terminal is gone, it
    goes on taking what is to be written: else whoever writes would wait for ever.
    """

    def __init__(self, file: TextIO) -> None:
        super().__init__(file)
        self._order = threading.Lock()
        self._behind = 0
        """How many texts wait, or are being written by the thread: what comes then has to wait as well."""
        try:
            # Opened anew, because a terminal that doesn't wait would surprise whoever else writes to it.
            self._at_once: int | None = os.open(
                os.ttyname(file.fileno()), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK
            )
        except OSError:
            self._at_once = None

    def write(self, text: str) -> None:
        """Write; what the terminal has no room for is left to the thread."""
        with self._order:
            rest = text if self._behind else self._try(text)
            if rest:
                self._behind += 1
        if rest:
            super().write(rest)

    def _try(self, text: str) -> str:
        """Write what there is room for; the rest."""
        if self._at_once is None:
            return text
        data = text.encode()
        try:
            written = os.write(self._at_once, data)
        except OSError:
            return text  # no room, or no terminal: the thread will see
        # A character may be cut in two: its bytes are kept together as they are.
        return data[written:].decode("utf-8", "surrogateescape") if written < len(data) else ""

    def run(self) -> None:
        """Write what was left, until told to end."""
        try:
            while (text := self._queue.get()) is not None:
                cast(TextIO, self._file).buffer.write(text.encode("utf-8", "surrogateescape"))
                self._file.flush()
                with self._order:
                    self._behind -= 1
        except OSError:
            while self._queue.get() is not None:
                pass

    def stop(self) -> None:
        """Write all that is left, and end."""
        super().stop()
        if self._at_once is not None:
            os.close(self._at_once)
            self._at_once = None
