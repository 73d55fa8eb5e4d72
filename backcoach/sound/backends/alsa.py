"""Makes libasound look at the machine again: it remembers for ever what it found first."""

from __future__ import annotations

import sys


def forget_configuration() -> bool:
    """Drop libasound's cached configuration, so that a card or sound server that came since is found.

    To be called while nothing is open. False where there is no libasound to tell.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        ctypes.CDLL("libasound.so.2").snd_config_update_free_global()
    except (OSError, AttributeError):  # another C library's system, or one without ALSA
        return False
    return True
