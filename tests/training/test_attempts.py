"""Which attempt at a set counts."""

from __future__ import annotations

from backcoach.training.attempts import ASIDE, Attempts


def attempts(*ended: str | None, index: int = 3) -> Attempts[str]:
    """Attempts at one phase; those in capitals were done."""
    made: Attempts[str] = Attempts(str.isupper)
    for one in ended:
        made.ended(index, one)
    return made


def test_the_latest_that_was_done_counts() -> None:
    assert attempts("A", "B", "c", None).counting(3) == "B"


def test_where_none_was_done_the_latest_counts() -> None:
    assert attempts("a", "b", None).counting(3) == "b"
    assert attempts(None).counting(3) is None
    assert attempts("A").counting(4) is None


def test_only_the_latest_is_taken_back() -> None:
    made = attempts("A", "b", None)
    assert [made.take_back(3) for _ in range(4)] == [None, "b", "A", None]
    assert made.counting(3) is None


def test_the_one_that_counts_is_changed() -> None:
    made = attempts("A", "b")
    made.change(3, "C")
    made.change(9, "D")
    assert [*made] == [(3, "C")]
    assert made.take_back(3) == "b"


def test_what_a_new_plan_has_no_place_for_is_set_aside_for_good() -> None:
    made = attempts("A")
    made.ended(2, "B")
    made.ended(4, "C")
    made.ended(5, "D")
    made.replanned(3, lambda _, one: one == "D")
    assert [*made] == [(2, "B"), (3, "A"), (5, "D"), (ASIDE, "C")]
    made.replanned(2, lambda *_: False)
    assert [one for _, one in made] == ["B", "C", "A", "D"]
    assert [index for index, _ in made] == [2, ASIDE, ASIDE + 1, ASIDE + 2]
