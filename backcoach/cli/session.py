"""`run`, and the home screen that opens without a command."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ..system import garbage
from .group import STOPPED_BY_PERSON, examples, on_terminal
from .parameters import LEVEL, PROGRESSION, ROUTINE

if TYPE_CHECKING:
    from ..files.folders import Folders
    from ..first_picture import FirstPicture
    from ..relay import HandOn
    from ..training.plan import Plan
    from ..training.routine import Level


def open_home() -> int:
    """Open the full screen at home; the exit code. Raises FileProblem where there is no terminal."""
    _need_terminal("see what there is with: backcoach list")
    from ..files.library import Library
    from ..first_picture import picture_of_home
    from ..tui.app import open_screen
    from .own import settings_of

    library = Library()
    return open_screen(library, settings_of(library), picture=picture_of_home(library.personal))


@click.command(
    epilog=examples(
        "run tour",
        "run ./my-back.yaml --level beginner",
        "run full-back-a --plain",
        "run full-back-a --events --speed 1000 --mute",
    )
)
@ROUTINE
@LEVEL
@PROGRESSION
@click.option("--plain", is_flag=True, help="No full screen: lines that read well aloud.")
@click.option("--events", is_flag=True, help="No full screen: a line of JSON for each event.")
@click.option(
    "--speed",
    type=click.FloatRange(0.01, 10_000),
    default=1.0,
    metavar="N",
    help="Run the clock N times as fast.",
)
@click.option("--mute", is_flag=True, help="Play no sound.")
@click.option("--no-speech", is_flag=True, help="Beeps alone, no words.")
@click.option("--resume", is_flag=True, help="Go on with the unfinished session of this routine.")
@click.option("--fresh", is_flag=True, help="Begin anew; don't offer to resume.")
@click.option(
    "--from", "first", type=click.IntRange(0), default=0, metavar="N", help="Start at phase N of the plan."
)
@click.pass_context
def run(
    ctx: click.Context,
    routine: str,
    level: Level | None,
    progression: bool,
    plain: bool,
    events: bool,
    speed: float,
    mute: bool,
    no_speech: bool,
    resume: bool,
    fresh: bool,
    first: int,
) -> None:
    """Lead through ROUTINE, a name or a file.

    In a session space ends a set or a rest, p pauses, and ? shows all keys. Where nobody can press a key,
    sets without a time end at their estimate. It ends with code 0 when it was led to its end, and 130 when
    it was stopped.
    """
    if resume and fresh:
        raise click.UsageError("--resume and --fresh can't both be meant")
    if plain and events:
        raise click.UsageError("--plain and --events can't both be meant")
    from ..coach.take_up import TakeUp
    from ..files.library import Library
    from ..files.problems import FileProblem
    from .own import planner_of

    library = Library()
    found = library.find(routine)
    planner = planner_of(library, level, progression)
    if no_speech:
        planner = replace(planner, settings=planner.settings.without_words())
    read = library.routine(routine)
    plan = planner.plan(read)
    if first >= len(plan.phases):
        wrong = f"phase {first} is past the end; this session has phases 0 to {len(plan.phases) - 1}"
        raise FileProblem((wrong,))
    take_up = TakeUp.ALWAYS if resume else TakeUp.NEVER if fresh else TakeUp.ASK
    if plain or events:
        from ..text.plain import run_in_text

        garbage.take_up()
        stopped = run_in_text(
            plan,
            planner,
            read,
            found,
            as_json=events,
            speed=speed,
            mute=mute,
            first=first,
            take_up=take_up,
        )
        ctx.exit(STOPPED_BY_PERSON if stopped else 0)
    _need_terminal("without one use --plain or --events")
    picture = _picture_of(plan, library.personal, asks=take_up is not TakeUp.NEVER)
    from ..asked import Asked

    asked = Asked(plan, found, first, speed, mute, take_up, progression)
    hand_on: HandOn | None = ctx.obj
    if hand_on is not None:
        hand_on(library, planner.settings, asked, picture)
    from ..tui.app import open_screen

    ctx.exit(open_screen(library, planner.settings, asked, picture))


def _picture_of(plan: Plan, folders: Folders, *, asks: bool) -> FirstPicture:
    """What the session looks like as it begins; shown at once, where nothing is to be asked before."""
    from ..first_picture import FirstPicture
    from ..journal.frozen import freeze

    picture = FirstPicture(folders, "session", freeze(plan))
    if asks and os.path.lexists(folders.journal):
        from ..coach.keeping import left_unfinished

        if left_unfinished(folders, plan.routine) is not None:
            return picture
    picture.show()
    return picture


def _need_terminal(instead: str) -> None:
    """Refuse to draw where nobody sees it or can press a key. Raises FileProblem."""
    if on_terminal(sys.stdin, sys.stdout, sys.stderr):
        return
    from ..files.problems import FileProblem

    raise FileProblem((f"the full screen needs a terminal; {instead}",))
