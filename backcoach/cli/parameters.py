"""What commands take: names of routines, levels, and the options that several of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..training.routine import Level


class RoutineName(click.ParamType[str]):
    """A routine's name or path; the shell completes the names."""

    name = "routine"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the routines that there are."""
        from click.shell_completion import CompletionItem

        from ..files.library import Library

        found = Library().routines()
        return [CompletionItem(routine.id) for routine in found if routine.id.startswith(incomplete)]


class LevelName(click.ParamType["Level"]):
    """A level by its name."""

    name = "level"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Show the choices."""
        return f"[{'|'.join(_levels())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Level:
        """Take one of them."""
        from ..training.routine import Level

        return Level(click.Choice(_levels()).convert(value, param, ctx))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the levels that there are."""
        return click.Choice(_levels()).shell_complete(ctx, param, incomplete)


def _levels() -> list[str]:
    from ..training.routine import Level

    return [level.value for level in Level]


ROUTINE = click.argument("routine", type=RoutineName())
LEVEL = click.option("--level", type=LevelName(), help="Whose doses to take.")
PROGRESSION = click.option(
    "--progression/--no-progression", default=True, help="Whether the log moves the targets on."
)
