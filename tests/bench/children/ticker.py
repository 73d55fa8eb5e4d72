"""The least that can show the time on time: a number a second, at its very moment.

Usage: ticker.py FILE TICKS. The host second of tick 0 goes to FILE.
"""

import json
import sys
import time
from pathlib import Path

FILE, TICKS = sys.argv[1], int(sys.argv[2])


def main() -> None:
    """Count."""
    began = time.monotonic() + 1.0
    Path(FILE).write_text(json.dumps({"began": began}) + "\n", encoding="utf-8")
    print("ready", flush=True)
    for tick in range(TICKS):
        time.sleep(max(0.0, began + tick - time.monotonic()))
        sys.stdout.write(f"\x1b[1;1Htick {tick} \n")
        sys.stdout.flush()
    time.sleep(3600)


if __name__ == "__main__":
    main()
