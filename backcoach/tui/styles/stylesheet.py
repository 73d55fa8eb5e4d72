"""A stylesheet that parses nothing twice: Textual's own begins anew at each screen and each look."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class LastingStylesheet(Stylesheet):
    """Keeps what it has parsed for as long as the colours stay the same.

    The first frame waits for the parsing of what it needs; with Textual's own it would wait twice.
    """

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the colours; rules have them inside, and are kept only where none has changed."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is new. Where something is wrong with it, all stays as it was."""
        self.parse()
