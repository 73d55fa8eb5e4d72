"""The line of keys below a screen, which lets go of the keys that it no longer shows."""

from __future__ import annotations

from textual.widgets import Footer


class KeysFooter(Footer):
    """Textual's footer without the palette's key.

    That one makes all its keys anew whenever the bindings change, and goes on telling each that it ever had
    of its own changes: a session of hours would hold hundreds of them.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    async def recompose(self) -> None:
        """Show the keys as they are now, and forget the ones before."""
        await super().recompose()
        self.mutate_reactive(
            Footer.compact
        )  # its watchers are gone through, and those that have closed dropped
