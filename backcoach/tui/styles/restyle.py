"""Styles widgets anew by their classes, and nothing else.

When a class of a widget changes, Textual looks up every rule for everything within it. For a whole screen
that takes longer than all that a session does in a second; where the rules concern only the widget itself,
and what is within merely inherits, it is needless.
"""

from __future__ import annotations

from typing import Any

from textual.color import TRANSPARENT
from textual.css.styles import RulesMap
from textual.screen import Screen
from textual.widget import Widget

OF_STYLE = ("color", "auto_color", "text_style", "opacity")
"""The rules that, beside a background, make a widget's style another one than that of what it stands on."""


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


class Wardrobe:
    """Styles the widgets of a screen anew where classes change only colours, and what can be seen.

    What each wears with each set of the screen's classes is looked up once: the last seconds of every phase
    change them four times, and always between the same few.
    """

    def __init__(self) -> None:
        self._sheet: object = None
        """The rules that it was looked up in: another look has others."""
        self._worn: dict[tuple[object, ...], RulesMap] = {}

    def recolour(self, screen: Screen[Any], *within: Widget) -> None:
        """Have a screen and these of its widgets follow its classes: all is painted, nothing laid out anew.

        Textual has everything within ask to be painted as soon as a colour is set, and again for the next.
        """
        rules = screen.app.stylesheet.rules_map
        if rules is not self._sheet:
            self._sheet = rules
            self._worn.clear()
        for widget in (screen, *within):
            styles = widget._css_styles
            node, styles.node = styles.node, None  # styles of nothing have nobody to tell
            try:
                self._wear(widget, screen.classes)
            finally:
                styles.node = node
        _paint_anew(screen)

    def _wear(self, widget: Widget, classes: frozenset[str]) -> None:
        styles = widget._css_styles
        key = (widget, widget.classes, widget._pseudo_classes_cache_key, classes)
        worn = self._worn.get(key)
        if worn is None:
            widget.app.stylesheet.apply(widget)
            self._worn[key] = styles.get_rules()
            return
        before = styles.get_rules()
        for name in before.keys() | worn.keys():
            if before.get(name) != worn.get(name):
                setattr(styles, name, worn.get(name))


def _paint_anew(widget: Widget) -> None:
    widget.notify_style_update()
    for node in widget.walk_children(Widget):  # parents before their children
        _forget(node)
        _inherit(node)
    widget.refresh()


def _inherit(widget: Widget) -> None:
    """Share the parent's style where a widget has none of its own: else each looks at all its ancestors."""
    styles, parent = widget.styles, widget.parent
    plain = styles.background == TRANSPARENT and not any(map(styles.has_rule, OF_STYLE))
    if plain and isinstance(parent, Widget):
        widget._visual_style = parent.visual_style
        widget._visual_style_cache_key = styles._cache_key


def _forget(widget: Widget) -> None:
    """What was drawn in the colours that it inherited; it is painted with what it stands on.

    Each widget of a screen that asked to be painted by itself would send a message, and some of those came
    when the screen was painted already, which then was painted twice.
    """
    widget.notify_style_update()
    widget._styles_cache.clear()
    widget._dirty_regions.add(widget._size.region)
