"""Lets go of what was drawn and worked out for another size, or by a widget that is gone.

Textual keeps each row of a widget, each way in which the row was ever cut where widgets met, and each such
part as it was cut again. A row that outlives a resize gathers the parts of every layout that it was in. And
a cache of colours has the rows' keeper in its key, so that the last thousand widgets keep all their rows when
they are gone: every toast and every look at the keys. A session under many hands came to seventeen thousand
rows in seven minutes, and twenty megabytes. Where widgets met, and how wide they were, is kept as well: up to
four thousand answers to each question, of windows that nobody has any more.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

_OF_ONE_SIZE = (
    *(Region.overlaps, Region.contains_region, Region.__contains__, Region.intersection, Region.union),
    *(Region.translate, Region.grow, Region.shrink),
    *(Region.split, Region.split_vertical, Region.split_horizontal, Scalar.resolve, Strip.blank),
)
"""What Textual remembers the answers of; those for one size are found again in a millisecond."""


def let_widgets_go() -> None:
    """Have that cache know colours alone, from now on; harmless when done again."""
    keyed_by_keeper = getattr(StylesCache.get_inner_outer, "__wrapped__", None)
    if keyed_by_keeper is not None:
        by_colours = lru_cache(1024)(partial(keyed_by_keeper, None))
        StylesCache.get_inner_outer = lambda _, *colours: by_colours(*colours)  # type: ignore[method-assign,assignment]


def forget_rows(app: App[Any]) -> None:
    """Have every row of every open screen made anew when it is next shown, and its place found anew.

    What the rows are made of is kept.
    """
    for screen in app.screen_stack:
        for widget in screen.walk_children(Widget, with_self=True):
            widget._styles_cache.clear()
    for remembered in _OF_ONE_SIZE:
        remembered.cache_clear()
