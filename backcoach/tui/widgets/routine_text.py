"""The text of a routine in the editor, highlighted in the colours that are worn."""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from ..styles.looks import LOOKS, look_of
from ..styles.themes import Look


class RoutineText(TextArea):
    """Keys stand out, remarks stand back; a change of the look changes them, too."""

    def on_mount(self) -> None:
        """Wear what the rest of the screen wears, from now on."""
        for look in LOOKS:
            self.register_theme(text_theme(look))
        self.watch(self.app, "theme", self._wear)

    def _wear(self) -> None:
        self.theme = look_of(self).name


def text_theme(look: Look) -> TextAreaTheme:
    """How a text is coloured in a look; ground and text are those of the stylesheet."""
    keys, remarks, values = (_style(colour) for colour in (look.accent, look.faint, look.good))
    return TextAreaTheme(
        name=look.name,
        gutter_style=remarks,
        cursor_style=Style(reverse=True),
        cursor_line_style=Style(),
        cursor_line_gutter_style=keys,
        selection_style=Style(reverse=True),
        syntax_styles={
            "yaml.field": keys + Style(bold=True),
            "comment": remarks + Style(italic=True),
            "number": values,
            "boolean": values,
            "constant.builtin": values,
            "error": _style(look.bad) + Style(underline=True),
        },
    )


def _style(colour: str) -> Style:
    return Style(color=Color.parse(colour).rich_color)
