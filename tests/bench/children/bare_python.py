"""The least that a Python program can be: one word on the screen."""

import time

print("ready", flush=True)
time.sleep(3600)
