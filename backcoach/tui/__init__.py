"""The full screen: what a person sees of a session, three metres away."""

from importlib import import_module

from ..system.absent import load_lean, stood_in_for

load_lean()  # before Textual asks for them

# For the sake of one type Textual's palette loads trees and lists to select from, which nothing here has.
with stood_in_for("textual.types", by="textual._types"):
    import_module("textual.app")
