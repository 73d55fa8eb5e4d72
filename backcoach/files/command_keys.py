"""Reads the keys that the settings give to commands: none of them twice on a screen."""

from __future__ import annotations

from dataclasses import dataclass

from ..training.quantities import QuantityError
from . import tree
from .commands import COMMANDS, MOST_KEYS, SHORT, Keymap, in_force, share_a_screen
from .groups import ListOf, Named
from .key_names import HINT, PATTERN, parse_key, written
from .problems import Problems, did_you_mean, shown
from .shape import Quantity, Schema
from .tree import Mark, Node

_NAMES = (
    *(name.removeprefix(SHORT) for name in COMMANDS),
    *(name for name in COMMANDS if name.startswith(SHORT)),
)


def parse_command(text: str) -> str:
    """Read "session.pause", or "pause" for the same. Raises QuantityError."""
    word = text.strip()
    for name in (word, SHORT + word):
        if name in COMMANDS:
            return name
    hint = did_you_mean(word, _NAMES) or "see them in the settings, under keys"
    raise QuantityError(f"no command is called {shown(word)}", hint)


@dataclass(frozen=True, slots=True)
class CommandKeys:
    """Keys by command, none of them twice on a screen."""

    wanted: str = 'for example "pause: [space, pagedown]"'

    def read(self, node: Node, problems: Problems) -> dict[str, tuple[str, ...]] | None:
        """Read every entry; a key that another command of the screen was given first stays there."""
        found = ENTRIES.read(node, problems)
        if found is None or not isinstance(node, tree.Mapping):
            return None
        kept: dict[str, tuple[str, ...]] = {}
        for name, value in node.pairs:
            command = _command(name.text)
            if command is None or command in kept or command not in found:
                continue
            keys = {
                key: None
                for number, key in enumerate(found[command])
                if not _given_already(command, key, kept, _mark(value, number), problems)
            }
            if keys:
                kept[command] = tuple(keys)
        self._tell_of_those_left_without(kept, node, problems)
        return kept

    def _tell_of_those_left_without(self, kept: Keymap, node: tree.Mapping, problems: Problems) -> None:
        marks = {_command(name.text): _mark(value, 0) for name, value in node.pairs}
        for command, keys in in_force(kept).items():
            if keys:
                continue
            taken = COMMANDS[command]
            taker = next(one for one in kept if share_a_screen(one, command) and set(kept[one]) & set(taken))
            wrong = f"{command} is left without a key, {shown(written(taken[0]))} was its own"
            problems.warn(marks[taker], wrong, f'give it another: "{command}: …"')

    def schema(self) -> Schema:
        """An object with the commands, in full or in short."""
        return ENTRIES.schema()


_KEY = Quantity(
    parse_key,
    PATTERN,
    HINT.removeprefix("write "),
    (0, 9),
    whole=True,
    examples=("space", "pagedown", "f5"),
)
ENTRIES = Named(
    ListOf(_KEY, MOST_KEYS, single=True, lenient=True),
    Quantity(
        parse_command,
        rf"^(?:{'|'.join(_NAMES)})$".replace(".", r"\."),
        "a command such as pause",
        examples=_NAMES,
    ),
    len(COMMANDS),
    "pause: [space, pagedown]",
)


def _given_already(command: str, key: str, kept: Keymap, mark: Mark, problems: Problems) -> bool:
    for other, keys in kept.items():
        if key in keys and share_a_screen(command, other):
            wrong = f"{shown(written(key))} is given to {other} already"
            problems.warn(mark, wrong, f"give {command} another key")
            return True
    return False


def _command(text: str) -> str | None:
    try:
        return parse_command(text)
    except QuantityError:
        return None


def _mark(node: Node, number: int) -> Mark:
    if isinstance(node, tree.Sequence) and number < len(node.items):
        return node.items[number].mark
    return node.mark
