"""Which commands the screens have and by which keys, so that the settings can be read without a screen.

The bindings say what a command does; a test holds this table to them.
"""

from __future__ import annotations

from collections.abc import Mapping

COMMANDS: dict[str, tuple[str, ...]] = {
    "app.palette": ("ctrl+p",),
    "app.quit": ("ctrl+q",),
    "app.shell": ("ctrl+z",),
    "ask.drop": ("escape",),
    "ask.keep": ("enter",),
    "choice.before": ("left",),
    "choice.next": ("right", "space"),
    "confirm.no": ("n", "escape"),
    "confirm.yes": ("y",),
    "correct.down": ("down",),
    "correct.leave": ("escape",),
    "correct.save": ("enter",),
    "correct.up": ("up",),
    "dialogue.before": ("up", "left", "pageup", "shift+tab"),
    "dialogue.choose": ("space", "enter", "pagedown", "f5"),
    "dialogue.next": ("down", "right", "tab"),
    "editor.leave": ("escape",),
    "editor.problem": ("f8",),
    "editor.save": ("ctrl+s",),
    "history.chart": ("enter", "right"),
    "history.correct": ("enter", "c", "space"),
    "history.delete-session": ("d", "delete"),
    "history.delete-set": ("d", "delete"),
    "history.exercises": ("3",),
    "history.filter": ("slash",),
    "history.keys": ("question_mark",),
    "history.leave": ("q", "escape"),
    "history.measure": ("m",),
    "history.overview": ("1",),
    "history.sessions": ("2",),
    "history.sets": ("enter", "right", "space"),
    "history.show-all": ("escape",),
    "history.span": ("t",),
    "history.to-list": ("enter", "down"),
    "history.to-sessions": ("left",),
    "history.undo": ("u",),
    "home.back": ("left", "escape"),
    "home.before": ("up", "pageup"),
    "home.edit": ("e",),
    "home.editor": ("E",),
    "home.first": ("home",),
    "home.history": ("h",),
    "home.keys": ("question_mark",),
    "home.last": ("end",),
    "home.look": ("right",),
    "home.new": ("n",),
    "home.next": ("down", "pagedown"),
    "home.quit": ("q",),
    "home.search": ("slash",),
    "home.settings": ("s",),
    "home.start": ("enter", "space", "full_stop", "f5"),
    "lost.end": ("e",),
    "lost.go-on": ("g", "escape"),
    "lost.redo": ("r",),
    "new.leave": ("escape",),
    "new.other": ("tab", "up", "down"),
    "outside.mine": ("o",),
    "outside.stay": ("g", "escape"),
    "outside.theirs": ("l",),
    "preview.start": ("enter", "space", "full_stop", "f5"),
    "search.before": ("up", "pageup", "shift+tab"),
    "search.close": ("escape",),
    "search.next": ("down", "pagedown", "tab"),
    "search.start": ("enter",),
    "note.put-down": ("escape",),
    "session.back": ("left", "pageup", "backspace"),
    "session.easy": ("1",),
    "session.fewer": ("e",),
    "session.go": ("space", "enter", "pagedown", "f5"),
    "session.hard": ("3",),
    "session.heavier": ("k",),
    "session.held-on": ("h",),
    "session.keys": ("question_mark",),
    "session.lighter": ("j",),
    "session.longer": ("plus", "equals_sign", "up"),
    "session.louder": ("0", "asterisk"),
    "session.more": ("r",),
    "session.mute": ("m",),
    "session.next": ("right", "n"),
    "session.pause": ("p", "full_stop", "b"),
    "session.quieter": ("9", "slash"),
    "session.quit": ("q", "escape"),
    "session.right": ("2",),
    "session.shorter": ("minus", "down"),
    "session.undo": ("u",),
    "settings.change": ("enter", "space"),
    "settings.hear": ("t",),
    "settings.keys": ("question_mark",),
    "settings.leave": ("escape", "q"),
    "settings.less": ("left",),
    "settings.more": ("right",),
    "settings.usual": ("backspace", "delete"),
    "summary.decline": ("d",),
    "summary.down": ("down",),
    "summary.keys": ("question_mark",),
    "summary.leave": ("enter", "space", "escape", "q"),
    "summary.note": ("n",),
    "summary.up": ("up",),
    "unfinished.discard": ("d",),
    "unfinished.go-on": ("g",),
    "unfinished.keep": ("k", "escape"),
}
"""Every command that the settings can give other keys, by screen and name, with the keys that are its own."""

EVERYWHERE = "app"
"""The screen whose commands are there on all others, too."""

PANES = (
    frozenset({"history.chart"}),
    frozenset({"history.sets", "history.delete-session"}),
    frozenset({"history.correct", "history.delete-set", "history.to-sessions"}),
    frozenset({"history.show-all", "history.to-list"}),
)
"""Commands of lists and fields of one screen. Only where the cursor is do they mean anything, so that those
of two panes never meet; and there they go before the screen's own."""

FOLLOWS = {"preview.start": "home.start"}
"""Commands that mean the same as another one wherever they are: they take on the keys that it is given."""

SHORT = "session."
"""What may be left out: a session's commands are the ones that people change."""

MOST_KEYS = 8

Keymap = Mapping[str, tuple[str, ...]]
"""Keys by command."""


def share_a_screen(one: str, other: str) -> bool:
    """Whether two commands can be called from the same screen, so that no key can be both."""
    screens = {one.partition(".")[0], other.partition(".")[0]}
    panes = {pane for pane in PANES for command in (one, other) if command in pane}
    apart = len(panes) == 2 or (len(panes) == 1 and not {one, other} <= next(iter(panes)))
    return (len(screens) == 1 and not apart) or EVERYWHERE in screens


def in_force(given: Keymap) -> dict[str, tuple[str, ...]]:
    """All keys of every command: the given ones, and of the others' own those that weren't given away."""
    return {command: keys_of(command, given) for command in COMMANDS}


def keys_of(command: str, given: Keymap) -> tuple[str, ...]:
    """The keys of one command; none where all of its own were given away."""
    if command in given:
        return given[command]
    if (leader := FOLLOWS.get(command, "")) in given:
        return given[leader]
    taken = {key for other, keys in given.items() if share_a_screen(command, other) for key in keys}
    return tuple(key for key in COMMANDS[command] if key not in taken)


def given_anew(given: Keymap, command: str, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The given keys after some were given to a command: others on its screens lose them."""
    others = {
        other: left
        for other, had in given.items()
        if other != command
        and (left := tuple(k for k in had if k not in keys or not share_a_screen(command, other)))
    }
    return others | ({command: keys} if keys and keys != COMMANDS[command] else {})
