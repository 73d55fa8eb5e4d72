"""Looks for bytes that break a promise, led by what each of them reaches in the code.

    python -m tests.torture.fuzz TARGET FOLDER [libFuzzer's options]

FOLDER gets every input that reaches something new. It ends with 0 when its time is up, and with another
code at the first crash, hang or flood of memory, whose input is then kept beside the corpus. It needs
atheris: `pip install 'backcoach[fuzz]'`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

LONGEST = 10
"""Seconds by the clock on the wall that any input may take: other things may be done on the machine."""
MOST_MEMORY = 600
"""Megabytes of the whole process; libFuzzer and the instrumented code take a good part of it."""
LONGEST_INPUT = 4096
"""Bytes; what goes wrong with more than that is the business of the files made to hurt."""

WORDS: dict[str, tuple[str, ...]] = {
    "routine": (
        *("name:", "about:", "level:", "warm-up:", "main:", "cool-down:", "exercises:", "doses:"),
        *("- work: ", "- hold: ", "- carry: ", "- repeat: ", "steps:", "- rest: ", "superman", "dead-hang"),
        *("sets: ", "reps: ", "for: ", "rest: none", "load: ", "weight: ", "distance: ", "sides: each"),
        *("tempo: 3-1-1-0", "pace: self", "cue: ", "instead: ", "85%", "22.5 kg", "90 lb", "20 yd", "1m30s"),
        *("4-6", "[5, 4, 3]", "beginner", "heavy", "bodyweight", "alternate", "muscles: [lats]", "max"),
        *("\\n  ", "\\n    ", "&a ", "*a", "<<: ", "!!int ", "---\\n", "\\xef\\xbb\\xbf", "|\\n ", ">-\\n "),
    ),
    "settings": (
        *("level: ", "weight-unit: ", "distance-unit: ", "pace: ", "prepare: ", "change-over: ", "bar: "),
        *("walking-pace: ", "equipment: ", "plates: ", "dumbbells: ", "one-rep-maxes:\\n  deadlift: "),
        "none",
        *("sound: ", "volume: ", "sound-set: ", "rep-ticks: ", "theme: ", "figures: ", "keep-awake: "),
        *("100 kg", "0.8 m/s", "3 km/h", "[5 kg, 10 kg]", "yes", "no", "80%", "# ", "\\r\\n", "&a ", "*a"),
    ),
    "wav": (
        *("RIFF", "WAVE", "fmt ", "data", "LIST"),
        *("\\xff\\xff\\xff\\xff", "\\x01\\x00\\x01\\x00", "\\xfe\\xff"),
    ),
    "sheet": (
        *("session,", "slot", "Date,Workout Name", "Exercise Name", "Set Order", "Weight", "Reps"),
        "\\xff\\xfe",
        *("start_time", "exercise_title", "set_index", "weight_kg", "duration_seconds", "1e999", "nan", "-1"),
        *("2026-03-02T12:00:00+01:00", "20 yd", "40 kg", "'=1", '\\"\\"', "\\r\\n", ";", "\\t", "9999-12-31"),
    ),
}


def _dictionary(target: str) -> str:
    words = WORDS.get(target, WORDS["routine"])
    return "\n".join('"' + word.replace('"', '\\"').replace('\\\\"', '\\"') + '"' for word in words)


def _escaped(words: str) -> str:
    # libFuzzer knows \xAB, \\ and \" alone.
    return words.replace("\\n", "\\x0a").replace("\\r", "\\x0d").replace("\\t", "\\x09")


def main() -> None:
    """Fuzz until told to stop."""
    import atheris

    with atheris.instrument_imports(include=["backcoach"]):
        from . import targets
    # Imported on demand by the code itself: a hint that is first made up while fuzzing is no new path.
    with atheris.instrument_imports(include=["backcoach"]):
        from backcoach.files import excerpt, schema, slips, spellings  # noqa: F401

    name, folder, *options = sys.argv[1:]
    corpus = Path(folder)
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in targets.SEEDS[name]:
        (corpus / f"seed-{seed.stem}").write_bytes(seed.read_bytes())
    with tempfile.NamedTemporaryFile("w", suffix=".dict", encoding="utf-8") as words:
        words.write(_escaped(_dictionary(name)))
        words.flush()
        defaults = [f"-timeout={LONGEST}", f"-rss_limit_mb={MOST_MEMORY}", f"-max_len={LONGEST_INPUT}"]
        atheris.Setup(
            [
                sys.argv[0],
                str(corpus),
                f"-dict={words.name}",
                f"-artifact_prefix={corpus}-",
                *defaults,
                *options,
            ],
            targets.TARGETS[name],
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
