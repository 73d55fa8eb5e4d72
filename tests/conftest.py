"""What every test stands on."""

from __future__ import annotations

import signal

if hasattr(signal, "SIGHUP"):
    # Tests that outlive their terminal ignore it, and every program that they start would inherit that.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
