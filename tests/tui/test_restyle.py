"""What is styled past Textual wears what the stylesheet says, and so does what inherits from it."""

from __future__ import annotations

from textual.css.styles import RulesMap
from textual.style import Style
from textual.widget import Widget

from ..training.builders import plan_by_hand
from .stage import Stage, Theatre

FOUR_HOLDS = plan_by_hand(5, 5, 5, 5)
"""What the last seconds wear is looked up in the first, and known in those after it."""


def worn(stage: Stage) -> dict[Widget, tuple[RulesMap, Style]]:
    """The rules that each widget goes by, and the style that comes of them and of what it stands on."""
    widgets = stage.screen.walk_children(Widget, with_self=True)
    return {widget: (widget._css_styles.get_rules(), widget.visual_style) for widget in widgets}


def looked_up(stage: Stage) -> dict[Widget, tuple[RulesMap, Style]]:
    """The same, with each rule looked up, and nothing remembered."""
    for widget in stage.screen.walk_children(Widget, with_self=True):
        stage.app.stylesheet.apply(widget)
        widget.notify_style_update()
    return worn(stage)


async def test_through_the_last_seconds_of_each_phase_all_wear_what_the_stylesheet_says(
    theatre: Theatre,
) -> None:
    seen: set[str] = set()
    async with theatre.session(FOUR_HOLDS) as stage:
        for second in range(19):
            await stage.wait(1)
            await stage.settle()
            assert worn(stage) == looked_up(stage), second
            seen |= stage.screen.classes
    assert {"-hold", "-last", "-flip"} <= seen


async def test_another_look_in_the_last_seconds_is_worn_by_all_from_then_on(theatre: Theatre) -> None:
    async with theatre.session(FOUR_HOLDS) as stage:
        await stage.wait(7.5)
        for look in ("light", "dark", "high-contrast"):
            stage.app.wear(look)
            for _ in range(4):
                await stage.wait(1)
                await stage.settle()
                assert worn(stage) == looked_up(stage), look
