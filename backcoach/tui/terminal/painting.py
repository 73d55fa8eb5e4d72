"""Paints a screen once for all that has changed on it, and at once.

Textual hears of each changed widget by a message of its own, and paints on its next beat what has come in by
then. What comes a little later is laid out and painted again: a turn of phases was painted three times.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget


def paint_now(screen: Screen[Any]) -> None:
    """Lay out and paint what is to be laid out or painted anew; a screen with another before it waits."""
    if not screen.is_current or screen.app._batch_count:
        return
    seen = screen._compositor.visible_widgets
    for widget in screen.walk_children(Widget):
        if widget._repaint_required and widget in seen:
            # Of another Textual thinks that it is new, and arranges everything once more to find out where.
            screen._dirty_widgets.add(widget)
        if widget._layout_required:
            _ask_for_layout(widget)
            screen._layout_required = True
    if screen._repaint_required:
        screen._repaint_required = False
        screen._dirty_widgets.add(screen)
    screen._on_timer_update()
    for widget in screen.walk_children(Widget):
        # What has another size now asks for it to be laid out, which it is.
        widget._repaint_required = widget._layout_required = False


def _ask_for_layout(widget: Widget) -> None:
    """As the widget would by a message, to whatever arranges it."""
    for ancestor in widget.ancestors:
        if not isinstance(ancestor, Widget):
            break
        ancestor._clear_arrangement_cache()
        ancestor._layout_updates += 1
        if not ancestor.styles.auto_dimensions:
            break
