"""The app that a screen or widget is part of, by its own type: Textual only knows that it is some app."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.dom import DOMNode

if TYPE_CHECKING:
    from .app import BackcoachApp


def app_of(node: DOMNode) -> BackcoachApp:
    """The app, with its settings, its library and its way through the screens."""
    return cast("BackcoachApp", node.app)
