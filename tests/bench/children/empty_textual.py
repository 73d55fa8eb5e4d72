"""The least that a Textual app can be: one word on the screen."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """Shows a word, and waits."""

    def compose(self) -> ComposeResult:
        """One line of text."""
        yield Static("ready")


if __name__ == "__main__":
    Empty().run()
