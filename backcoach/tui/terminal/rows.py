"""Lets go of the rows that were drawn for another size.

Textual keeps each row of a widget, each way in which the row was ever cut where widgets met, and each such
part as it was cut again. A row that outlives a resize gathers the parts of every layout that it was in: a
window that was pulled at for minutes left twelve thousand of them, fifteen megabytes.
"""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.strip import Strip
from textual.widget import Widget


def forget_rows(app: App[Any]) -> None:
    """Have every row of every open screen made anew when it is next shown; what it is made of is kept."""
    for screen in app.screen_stack:
        for widget in screen.walk_children(Widget, with_self=True):
            widget._styles_cache.clear()
    Strip.blank.cache_clear()
