"""Loads a library as on a Python that was built without what this program has no use for.

A session holds its memory for an hour. asyncio loads OpenSSL for connections that nobody opens here, which
takes as much as the whole journal; it is made to do without where there is none, as shutil is without formats
of archives.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # the first frame waits for this module
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

NO_USE_FOR = {"asyncio": ("ssl",), "shutil": ("bz2", "lzma")}
"""A library that this program needs, and what it may go without."""


def load_lean() -> None:
    """Load these libraries without what is of no use; whoever asks for that later still gets it."""
    for library, unused in NO_USE_FOR.items():
        with absent(*unused):
            import_module(library)


@contextmanager
def absent(*modules: str) -> Iterator[None]:
    """Have modules meanwhile be as if this Python had none of them; one that is loaded stays."""
    hidden = [name for name in modules if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # by which Python knows that there is none
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


@contextmanager
def stood_in_for(name: str, *, by: str) -> Iterator[None]:
    """Have another module meanwhile stand in for one that hands its names on, and much besides.

    Asked for more than that has, it loads the real one. Whoever asks later gets the real one, too.
    """
    stands_in = name not in sys.modules
    if stands_in:
        sys.modules[name] = _StandIn(name, by)
    try:
        yield
    finally:
        if stands_in and isinstance(sys.modules.get(name), _StandIn):
            del sys.modules[name]


class _StandIn(ModuleType):
    def __init__(self, name: str, by: str) -> None:
        super().__init__(name)
        self._by = by

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what is asked of every module that is imported
            raise AttributeError(name)
        little = import_module(self._by)
        if hasattr(little, name):
            return getattr(little, name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)
