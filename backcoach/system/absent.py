"""Loads a library without what this program has no use for, or not before it is used.

A session holds its memory for an hour. asyncio loads OpenSSL for connections that nobody opens here, which
takes as much as the whole journal; Textual loads a palette with all of its widgets before anybody asks for
it. What may be absent altogether is: so a library does as on a Python that was built without. What may be
late stands in for itself, and is loaded when it is used.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # the first frame waits for this module
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

NO_USE_FOR = {"asyncio": ("ssl",), "shutil": ("bz2", "lzma")}
"""A library that this program needs, and what it may go without."""

LATE = {
    "inspect": ("ast", "tokenize"),
    "pathlib": ("urllib.parse",),
    "asyncio": ("asyncio.sslproto", "locale", "textwrap"),
}
"""A library that this program needs, and what it takes classes and functions from, but seldom uses."""


def load_lean() -> None:
    """Load these libraries without what is of no use; whoever asks for that later still gets it.

    It helps before anything else has loaded them.
    """
    for library in dict.fromkeys((*LATE, *NO_USE_FOR)):
        with absent(*NO_USE_FOR.get(library, ())), late(*LATE.get(library, ())):
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
def late(*modules: str) -> Iterator[None]:
    """Hand out functions and classes of these meanwhile as ones that are looked up when they are used.

    Nothing else, such as a number, may be taken from them meanwhile. Whoever asks later gets the real module,
    and one that is loaded stays.
    """
    with ExitStack() as stack:
        for name in modules:
            stack.enter_context(_standing_in(_LateModule(name)))
        yield


@contextmanager
def stood_in_for(name: str, *, by: str) -> Iterator[None]:
    """Have another module meanwhile stand in for one that hands its names on, and much besides.

    Asked for more than that has, it loads the real one. Whoever asks later gets the real one, too.
    """
    with _standing_in(_Substitute(name, by)):
        yield


@contextmanager
def _standing_in(module: _StandIn) -> Iterator[None]:
    name = module.__name__
    if name in sys.modules:
        yield
        return
    sys.modules[name] = module
    try:
        yield
    finally:
        module.leave()


class _StandIn(ModuleType):
    """Whoever took this one itself still asks it when the real one is there: then it asks that."""

    def leave(self) -> None:
        """Make way for the real one."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what is asked of every module that is imported
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            return self.for_now(name)
        return getattr(import_module(self.__name__), name)

    def for_now(self, name: str) -> Any:
        """What it hands out while it stands in."""
        raise NotImplementedError


class _Substitute(_StandIn):
    def __init__(self, name: str, by: str) -> None:
        super().__init__(name)
        self._by = by

    def for_now(self, name: str) -> Any:
        little = import_module(self._by)
        if hasattr(little, name):
            return getattr(little, name)
        self.leave()
        return getattr(import_module(self.__name__), name)


class _LateModule(_StandIn):
    def for_now(self, name: str) -> Any:
        return _LateName(name, (_Late,), {"__module__": self.__name__})


class _LateName(type):
    """The class of what stands for a function or a class: what is done with it is done with the real one."""

    def __call__(cls, *arguments: Any, **more: Any) -> Any:
        if _stands(cls):
            return _real(cls)(*arguments, **more)
        return super().__call__(*arguments, **more)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_real(cls), name)

    def __instancecheck__(cls, one: object) -> bool:
        if not _stands(cls):
            return super().__instancecheck__(one)
        return _is_loaded(cls) and isinstance(one, _real(cls))

    def __subclasscheck__(cls, one: type) -> bool:
        if not _stands(cls):
            return super().__subclasscheck__(one)
        return _is_loaded(cls) and issubclass(one, _real(cls))


class _Late:
    """What a class that was derived from a late one doesn't have itself, it has from the real one."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        base = next(base for base in type(self).__mro__ if isinstance(base, _LateName) and _stands(base))
        return getattr(_real(base), name).__get__(self)


def _stands(cls: type) -> bool:
    """Whether a class stands for another, and wasn't derived from one that does."""
    return cls.__bases__ == (_Late,)


def _is_loaded(cls: type) -> bool:
    """Whether the module of the real one is there; nothing can be of a class before it is."""
    return not isinstance(sys.modules.get(cls.__module__), _StandIn | None)


def _real(cls: type) -> Any:
    """What a late name stands for, or a class that was derived from one."""
    base = next(base for base in cls.__mro__ if _stands(base))
    standing = sys.modules.get(base.__module__)
    if isinstance(standing, _StandIn):
        standing.leave()  # it is used at once
    return getattr(import_module(base.__module__), base.__name__)
