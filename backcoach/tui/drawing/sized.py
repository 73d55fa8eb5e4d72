"""Keeps what was drawn, for as long as the window has the size that it was drawn for."""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar

Drawn = TypeVar("Drawn")

_kept: list[_lru_cache_wrapper[Any]] = []


def kept_for_a_size(most: int) -> Callable[[Callable[..., Drawn]], _lru_cache_wrapper[Drawn]]:
    """Have a function draw the same but once, for as many drawings as that, until the window is pulled at."""

    def keep(draw: Callable[..., Drawn]) -> _lru_cache_wrapper[Drawn]:
        kept = lru_cache(most)(draw)
        _kept.append(kept)
        return kept

    return keep


def forget_drawings() -> None:
    """Have everything drawn anew: the window has another size."""
    for kept in _kept:
        kept.cache_clear()
