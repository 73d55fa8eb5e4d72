"""What commands take: names of routines, levels, and the options that several of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from datetime import date

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


class ExerciseName(click.ParamType[str]):
    """An exercise's id or name; the shell completes the shipped ones' ids."""

    name = "exercise"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the exercises that there are."""
        from click.shell_completion import CompletionItem

        from ..files.library import Library

        return [CompletionItem(id_) for id_ in sorted(Library().catalogue) if id_.startswith(incomplete)]


class Day(click.ParamType["date"]):
    """A day, written or as a person says it: "2 weeks" is so long ago."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Take it as seen from today."""
        from ..system.clock import now_here
        from ..training.days import parse_day
        from ..training.quantities import QuantityError

        try:
            return parse_day(value, now_here().date())
        except QuantityError as error:
            self.fail(f"{error.wrong}; {error.right}", param, ctx)


DAY = Day()


def _levels() -> list[str]:
    from ..training.routine import Level

    return [level.value for level in Level]


ROUTINE = click.argument("routine", type=RoutineName())
LEVEL = click.option("--level", type=LevelName(), help="Whose doses to take.")
PROGRESSION = click.option(
    "--progression/--no-progression", default=True, help="Let the log move the targets on, or not."
)
