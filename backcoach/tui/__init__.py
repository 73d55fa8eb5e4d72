"""The full screen: what a person sees of a session, three metres away."""

from importlib import import_module

from ..system.absent import late, load_lean, stood_in_for

load_lean()  # before Textual asks for them

LATE = (
    *("ast", "decimal", "difflib", "mimetypes", "platformdirs", "unicodedata", "urllib.parse"),
    *("uuid", "rich.panel", "rich.table", "rich.tree", "textual.command"),
)
"""What Textual takes functions and classes from for its palette, or for what other apps do."""

# For the sake of one type Textual's palette loads trees and lists to select from, which nothing here has; and
# all that it takes from what is there for older Pythons this one has itself.
with (
    stood_in_for("textual.types", by="textual._types"),
    stood_in_for("typing_extensions", by="typing"),
    late(*LATE),
):
    for module in ("app", "_xterm_parser", "drivers._writer_thread"):  # drivers ask for the latter
        import_module(f"textual.{module}")
