"""Where those live who are tortured by the thousand."""

from __future__ import annotations

import os

SHARED_MEMORY = "/dev/shm"

IN_MEMORY = SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) and "TMPDIR" not in os.environ else None
"""A folder in memory, where there is one: a disk is waited for most of the time, and what it forgets when it
is cut off is the business of other tests. None: where temporary files usually are, or are asked to be."""
