"""What glibc is told about memory when a process starts; whatever isn't glibc doesn't know these names."""

LEAN = {"MALLOC_ARENA_MAX": "1", "MALLOC_TOP_PAD_": "16384", "MALLOC_TRIM_THRESHOLD_": "65536"}
"""Environment variables: hold little ready, none for each thread, and give back what was only needed for a
moment, such as to load, to mix or to render words."""
