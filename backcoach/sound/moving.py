"""Notices that sound goes to another device: headphones were plugged in, or pulled out.

A sound server moves what plays by itself, and says so to whoever listens. Elsewhere nobody tells; the next
passage is heard through the new device all the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from backcoach.sound.device import default_device

OF_SERVER = b" on server"
"""What an event of the server itself has in it; those of single streams are no news."""


def has_server(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a sound server runs that can be listened to. To ask the server itself might start one."""
    if sys.platform != "linux" or shutil.which("pactl") is None:
        return False
    runtime = environment.get("XDG_RUNTIME_DIR")
    asked_for = environment.get("PULSE_SERVER", "")
    socket = Path(asked_for.removeprefix("unix:")) if asked_for.startswith(("unix:", "/")) else None
    if socket is None and runtime and not asked_for:
        socket = Path(runtime) / "pulse" / "native"
    return bool(asked_for) if socket is None else socket.exists()


class Moving:
    """Listens to the sound server from a thread of its own, which sleeps while nothing happens."""

    def __init__(
        self, report: Callable[[dict[str, Any]], None], name: Callable[[], str] = default_device
    ) -> None:
        """`report` is told each device that is new; `name` finds out what it is called."""
        self._report = report
        self._name = name
        self._known = ""
        self._ear: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._listen, name="moving", daemon=True)

    def listen(self) -> None:
        """Begin; where there is no server nothing is begun."""
        if has_server():
            self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._closed = True
        if self._ear is not None:
            self._ear.kill()

    def _listen(self) -> None:
        try:
            self._ear = subprocess.Popen(
                ["pactl", "subscribe"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C"},
            )
        except OSError:
            return  # it was there a moment ago: then nobody tells
        with self._ear as ear:
            if self._closed:
                ear.kill()
            self._known = self._name()
            assert ear.stdout is not None
            for event in ear.stdout:
                if OF_SERVER in event:
                    self._look()

    def _look(self) -> None:
        name = self._name()
        if name and name != self._known:
            self._known = name
            self._report({"is": "device", "name": name})
