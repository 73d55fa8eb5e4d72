"""Changing one key leaves every other byte of a person's file as it is."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backcoach.files.layout import write_setting
from backcoach.files.problems import FileProblem

from .places import SHIPPED, parser

__all__ = ["parser"]

FILE = """\
# My settings.
level: beginner   # for now

equipment:        # what I have
  - bench         # a stool
  # a remark
  - mat
# The end of it.
one-rep-maxes: {deadlift: 100 kg}
theme:
"""


def test_a_value_is_changed_and_its_remark_stays(parser: str) -> None:
    assert write_setting(FILE, "level", "advanced") == FILE.replace("beginner", "advanced")


def test_a_list_over_several_lines_becomes_one(parser: str) -> None:
    old = FILE[FILE.index("equipment") : FILE.index("# The end")]
    assert write_setting(FILE, "equipment", ["bar", "mat"]) == FILE.replace(
        old, "equipment: [bar, mat]        # what I have\n"
    )


def test_a_key_without_a_value_gets_one(parser: str) -> None:
    assert write_setting(FILE, "theme", "night") == FILE.replace("theme:\n", "theme: night\n")


def test_a_new_key_goes_to_the_end(parser: str) -> None:
    assert write_setting(FILE, "volume", "80%") == FILE + "volume: 80%\n"
    assert write_setting("", "volume", "80%") == "volume: 80%\n"
    assert write_setting("# mine", "volume", "80%") == "# mine\nvolume: 80%\n"
    assert write_setting("level: beginner", "volume", "80%") == "level: beginner\nvolume: 80%\n"


@pytest.mark.parametrize("blank", ["\n", "---\n", "# mine\n--- # here\n", " \t\n", "# one\r# two\r"])
def test_a_text_without_keys_gets_its_first(blank: str, parser: str) -> None:
    assert write_setting(blank, "volume", "80%") == blank + "volume: 80%\n"


@pytest.mark.parametrize("odd", ["\x1e", "\x1c\n", "\x85", "\u2028", "# mine \0", "#\x11"])
def test_a_control_character_is_no_blank(odd: str, parser: str) -> None:
    with pytest.raises(FileProblem, match="can't stand in a text"):
        write_setting(odd, "volume", "80%")


@pytest.mark.parametrize("odd", [" ?", "? a", "level: beginner\n? volume"])
def test_a_key_without_a_colon_is_no_place_to_write_to(odd: str, parser: str) -> None:
    with pytest.raises(FileProblem, match="without a colon"):
        write_setting(odd, "volume", "80%")


def test_a_line_ends_at_a_lone_carriage_return(parser: str) -> None:
    old = "# mine\rlevel: beginner\r"
    assert write_setting(old, "level", "advanced") == "# mine\rlevel: advanced\r"


def test_a_key_is_removed_with_its_lines_and_nothing_else(parser: str) -> None:
    assert write_setting(FILE, "level", None) == FILE.replace("level: beginner   # for now\n", "")
    old = FILE[FILE.index("equipment") : FILE.index("# The end")]
    assert write_setting(FILE, "equipment", None) == FILE.replace(old, "")
    assert write_setting(FILE, "volume", None) == FILE
    assert write_setting("level: beginner", "level", None) == ""


def test_names_with_values_are_written_in_braces(parser: str) -> None:
    changed = write_setting(FILE, "one-rep-maxes", {"deadlift": "105 kg", "pull-up": "90 kg"})
    assert changed == FILE.replace("{deadlift: 100 kg}", "{deadlift: 105 kg, pull-up: 90 kg}")


def test_windows_line_ends_stay(parser: str) -> None:
    text = FILE.replace("\n", "\r\n")
    assert write_setting(text, "level", "advanced") == text.replace("beginner", "advanced")
    assert write_setting(text, "volume", "80%") == text + "volume: 80%\r\n"
    assert write_setting(text, "level", None) == text.replace("level: beginner   # for now\r\n", "")


def test_a_byte_order_mark_stays(parser: str) -> None:
    assert write_setting("\ufeff" + FILE, "level", "advanced") == "\ufeff" + FILE.replace(
        "beginner", "advanced"
    )
    assert write_setting("\ufeff", "level", "advanced") == "\ufefflevel: advanced\n"


def test_a_document_end_stays_the_end(parser: str) -> None:
    assert write_setting("---\nlevel: beginner\n...\n", "volume", "80%") == (
        "---\nlevel: beginner\nvolume: 80%\n...\n"
    )


def test_indented_keys_stay_in_line(parser: str) -> None:
    assert write_setting("  level: beginner\n", "volume", "1%") == "  level: beginner\n  volume: 1%\n"
    assert write_setting("  level: beginner\n  theme: x\n", "level", None) == "  theme: x\n"


def test_long_texts_and_blocks_are_replaced_whole(parser: str) -> None:
    for old in ("one\n  two\n  three", "|\n  one\n\n  two", ">-\n  one\n  two", '"one\n  two"', "'one'"):
        text = f"about: {old}\n\n# next\nlevel: beginner\n"
        assert write_setting(text, "about", "new") == "about: new\n\n# next\nlevel: beginner\n", old


def test_a_value_that_means_something_to_yaml_is_put_in_quotes() -> None:
    for value in (
        "1:30",
        "a # b",
        "null",
        "~",
        "",
        "- x",
        "[x",
        "*x",
        "!x",
        "a: b",
        "x:",
        'a"b\\c',
        "é👍",
        "\u2028",
    ):
        assert yaml.safe_load(write_setting("", "name", value)) == {"name": value}


@pytest.mark.parametrize(
    "text",
    [
        "{level: beginner}\n",
        "- level\n",
        "level: [\n",
        "level: *x\n",
        "just words\n",
        "level: a\n---\nlevel: b\n",
        "? level\n: beginner\n",
        "level: \x1b\n",
    ],
)
def test_a_file_that_cannot_be_changed_safely_is_left_to_the_person(text: str, parser: str) -> None:
    with pytest.raises(FileProblem) as caught:
        write_setting(text, "level", None)
    assert len(caught.value.lines) == 1
    assert "\n" not in caught.value.lines[0]


values = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.lists(st.text(st.characters(codec="utf-8"), max_size=6), max_size=3),
    st.dictionaries(
        st.sampled_from(["deadlift", "a b", "x:"]), st.text("ab:# ,{}\n\t", max_size=6), max_size=2
    ),
)
old_values = st.sampled_from(
    [
        "",
        " 1",
        " one two  # c",
        "\n  - a\n  # c\n  - b",
        " [a,\n  b] # c",
        " {a: b}",
        "\n- a\n- b",
        " |\n  x\n  y\n",
        " 'it''s'",
        ' "a\\n b"',
        "\n  a:\n    b: 1\n  # end",
        " >\n\n  x",
        " |+\n  x\n\n",
        "   # only a remark",
    ]
)
gaps = st.sampled_from(["", "\n", "# a remark\n", "\n  # indented\n\n", "#\n#\n"])


def _values(text: str) -> dict[str, object]:
    """What another reader of YAML makes of a text; ends of block texts depend on what follows them."""
    read = yaml.safe_load(text) or {}
    return {key: value.rstrip("\n") if isinstance(value, str) else value for key, value in read.items()}


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.tuples(gaps, old_values), min_size=1, max_size=4),
    st.sampled_from(["key-0", "key-1", "key-2", "new"]),
    values,
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
@example([("", " |\n  x\n  y\n"), ("", "")], "key-0", None, "\n", True)
def test_the_rest_of_any_file_stays_byte_for_byte(
    parts: list[tuple[str, str]],
    key: str,
    value: str | list[str] | dict[str, str] | None,
    newline: str,
    ended: bool,
) -> None:
    entries = {f"key-{number}": f"key-{number}:{old}" for number, (_, old) in enumerate(parts)}
    lines = [gap + entry for (gap, _), entry in zip(parts, entries.values(), strict=True)]
    text = "\n".join(lines) + ("\n" if ended else "")
    text = text.replace("\n", newline)
    try:
        changed = write_setting(text, key, value)
    except FileProblem:
        # A remark that would become part of a block text before it: said, not done.
        assert value is None
        assert "|" in text or ">" in text
        return
    before, after = _values(text), _values(changed)
    assert {k: v for k, v in after.items() if k != key} == {k: v for k, v in before.items() if k != key}
    if value is None:
        assert key not in after
    if key == "new" and value is not None:
        assert changed.startswith(text)
    elif key in entries:
        # What stands before the key, and what stands from the next key on, is the same text.
        start = text.index(f"{key}:")
        assert changed.startswith(text[:start])
        following = f"key-{int(key[-1]) + 1}:"
        if following in text:
            assert changed.endswith(text[text.index(following) :])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_file_can_be_renamed_and_named_back(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    name = next(line for line in text.splitlines() if line.startswith("name: "))[6:]
    renamed = write_setting(text, "name", "Something else: entirely")
    assert renamed != text
    # An apostrophe or a comma is written in quotes, which were not there before.
    assert write_setting(renamed, "name", name).replace('"', "") == text.replace('"', "")
