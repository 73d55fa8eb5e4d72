"""Styles widgets anew by their classes, and nothing else.

When a class of a widget changes, Textual looks up every rule for everything within it. For a whole screen
that takes longer than all that a session does in a second; where the rules concern only the widget itself,
and what is within merely inherits, it is needless.
"""

from __future__ import annotations

from textual.widget import Widget


def wear(widget: Widget, name: str, yes: bool, *concerned: Widget) -> None:
    """Give a widget a class or take it away, and restyle at once only what that concerns: itself, or these.

    Textual would do it a moment later, for everything within the widget, and then lay the screen out again.
    """
    if widget.has_class(name) != yes:
        widget.set_class(yes, name, update=False)
        restyle(*(concerned or (widget,)))


def restyle(*widgets: Widget) -> None:
    """Look up the rules for these, and have them painted anew with all that is in them."""
    for widget in widgets:
        widget.app.stylesheet.apply(widget)
        _paint_anew(widget)


def recolour(*widgets: Widget) -> None:
    """As `restyle` where classes change only colours, and what can be seen: nothing asks to be laid out.

    Textual has everything within ask to be painted as soon as a colour is set, and once more for the next.
    """
    for widget in widgets:
        styles = widget._css_styles
        node, styles.node = styles.node, None  # styles of nothing have nobody to tell
        try:
            widget.app.stylesheet.apply(widget)
        finally:
            styles.node = node
        _paint_anew(widget)


def _paint_anew(widget: Widget) -> None:
    for node in widget.walk_children(Widget):
        _forget(node)
    widget.notify_style_update()
    widget.refresh()


def _forget(widget: Widget) -> None:
    """What was drawn in the colours that it inherited; it is painted with what it stands on.

    Each widget of a screen that asked to be painted by itself would send a message, and some of those came
    when the screen was painted already, which then was painted twice.
    """
    widget.notify_style_update()
    widget._styles_cache.clear()
    widget._dirty_regions.add(widget._size.region)
