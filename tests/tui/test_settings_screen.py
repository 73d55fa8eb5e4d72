"""The settings on the screen: whatever is changed holds at once, and stands in the file at once."""

from __future__ import annotations

import os

import pytest
from textual.widgets import OptionList

from backcoach.doctor import TEST
from backcoach.files.settings import THEMES, Sound
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.tui.screens.settings import SettingsScreen
from backcoach.tui.widgets.keys_footer import KeysFooter

from .settings_stage import asked, config, go_to, on_disk, rows, settings, shown
from .stage import Theatre

KG = WeightUnit.KG
SIZES = [(40, 12), (80, 24), (120, 40), (220, 60)]


# Values ------------------------------------------------------------------------------------------------


async def test_arrows_change_a_setting_that_holds_at_once_and_stands_in_the_file(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await go_to(stage, "volume")
        await stage.press("left", "left")
        assert stage.app.settings.volume == 70
        assert on_disk(stage) == "# Mine.\nvolume: 70%\n"
        assert shown(stage, "volume").endswith("70%")
        await stage.press("right")
        assert on_disk(stage) == "# Mine.\nvolume: 75%\n"
        await go_to(stage, "sound")
        await stage.press("enter")
        assert stage.app.settings.sound is Sound.OFF


async def test_a_number_is_typed_over_and_what_is_wrong_is_told_as_it_is_typed(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await go_to(stage, "volume")
        await stage.press("4", "5", "0")
        assert asked(stage) == '450 | "450" is not a volume; write 0% to 100%'
        await stage.press("enter")
        assert stage.app.settings.volume == 80, "not taken"
        await stage.press("backspace")
        assert asked(stage) == "45 | "
        await stage.press("enter")
        assert stage.app.settings.volume == 45
        assert stage.screen.focused is rows(stage)


async def test_escape_leaves_a_setting_as_it_was(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await go_to(stage, "prepare")
        await stage.press("9", "escape")
        assert stage.app.settings.prepare == 10
        assert isinstance(stage.screen, SettingsScreen), "one level"
        await stage.press("escape")
        assert not isinstance(stage.screen, SettingsScreen)


async def test_plates_are_typed_as_a_list(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await go_to(stage, "plates")
        await stage.press("enter", *"5 kg, 1.25 kg", "enter")
        assert stage.app.settings.plates == (Weight(5, KG), Weight(1.25, KG))
        assert on_disk(stage) == "# Mine.\nplates: [5 kg, 1.25 kg]\n"
        await stage.press("enter")
        assert asked(stage) == "5 kg, 1.25 kg | "


async def test_backspace_brings_the_usual_back_and_takes_the_key_out_of_the_file(theatre: Theatre) -> None:
    async with settings(theatre, text="level: advanced   # for now\nvolume: 30%\n") as stage:
        await go_to(stage, "level")
        await stage.press("backspace")
        assert stage.app.settings.level is None
        assert on_disk(stage) == "volume: 30%\n"


async def test_a_click_changes_what_it_hits(theatre: Theatre) -> None:
    async with settings(theatre, size=(80, 40)) as stage:
        line = next(y for y, text in enumerate(stage.lines) if text.strip().startswith("figures"))
        await stage.pilot.click(offset=(6, line))
        await stage.settle()
        assert stage.app.settings.figures is False


# Looks -------------------------------------------------------------------------------------------------


async def test_every_theme_is_worn_as_the_arrows_come_to_it(theatre: Theatre) -> None:
    async with settings(theatre, size=(120, 40)) as stage:
        await go_to(stage, "theme")
        for name in (*THEMES[1:], THEMES[0]):
            await stage.press("right")
            assert stage.app.look.name == name
            assert f"theme: {name}\n" in on_disk(stage)
            surface = {style.bgcolor for style in stage.painted(stage.screen.query_one("#settings-heading"))}
            assert surface == {stage.screen.styles.background.rich_color}
            assert stage.app.look.about in " ".join(stage.page.split())
        assert all(word in stage.page for word in ("READY", "WORK", "HOLD", "CARRY", "REST"))


async def test_less_motion_holds_at_once(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await go_to(stage, "reduced-motion")
        await stage.press("right")
        assert stage.app.animation_level == "none"


# The file ----------------------------------------------------------------------------------------------


async def test_what_is_wrong_with_the_file_is_told_in_a_line_and_left_alone(theatre: Theatre) -> None:
    text = "levle: advanced\nvolume: loud\n"
    async with settings(theatre, text=text) as stage:
        wrong = 'error: the settings file has no key "levle"; did you mean "level"?'
        assert stage.text("#settings-trouble") == f"config.yaml:1:1: {wrong}  (and 1 more)"
        await go_to(stage, "figures")
        await stage.press("right")
        assert on_disk(stage) == f"{text}figures: no\n"


async def test_a_file_that_cannot_be_changed_is_told_and_the_change_holds(theatre: Theatre) -> None:
    async with settings(theatre, text="level: [beginner\n") as stage:
        await go_to(stage, "figures")
        await stage.press("right")
        assert stage.app.settings.figures is False
        assert on_disk(stage) == "level: [beginner\n"
        assert "it holds until you leave backcoach, but isn't kept" in stage.text("#settings-trouble")
        config(stage).write_text("level: beginner\n", encoding="utf-8")
        await stage.press("right", "right")
        assert on_disk(stage) == "level: beginner\nfigures: no\n"
        assert stage.text("#settings-trouble") == ""


async def test_a_change_from_outside_is_shown_and_holds(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await go_to(stage, "volume")
        config(stage).write_text("volume: 15%\ntheme: light\n", encoding="utf-8")
        os.utime(config(stage), ns=(0, 10**18))
        await stage.wait(1.1)
        await stage.settle()
        assert stage.app.settings.volume == 15
        assert stage.app.look.name == "light"
        assert shown(stage, "volume").endswith("15%")
        assert rows(stage).highlighted_option is rows(stage).get_option("volume")


async def test_new_settings_decide_the_next_session_and_what_home_says_of_it(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await go_to(stage, "prepare")
        await stage.press("6", "0", "enter", "escape")
        await stage.settle()
        home = stage.screen
        assert home.query_one("#routines", OptionList)
        assert stage.app.journey.planner.settings.prepare == 60
        await stage.press("enter")
        assert stage.session.plan.phases[0].seconds == 60


# Sound -------------------------------------------------------------------------------------------------


async def test_a_3_2_1_go_is_heard_through_the_player_of_a_session(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await stage.press("t")
        assert stage.players[-1].pending[0].parts == TEST.parts
        assert "For a test" in shown(stage, "hear")
        first = stage.players[-1]
        await go_to(stage, "hear")
        await stage.press("enter")
        assert first.closed
        assert len(stage.players) == 2
        await stage.wait(10)
        assert stage.players[-1].closed


async def test_leaving_the_settings_silences_the_test(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await stage.press("t", "escape")
        assert stage.players[-1].closed


# Equipment and one-rep maxima --------------------------------------------------------------------------


async def test_equipment_is_a_list_to_tick(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await go_to(stage, "equipment")
        await stage.press("enter")
        assert shown(stage, "everything").startswith("[x]")
        await stage.press("enter")
        assert stage.app.settings.equipment == ()
        assert "equipment: none\n" in on_disk(stage)
        await go_to(stage, "dumbbells")
        await stage.press("space")
        assert stage.app.settings.equipment == ("dumbbells",)
        assert shown(stage, "dumbbells").startswith("[x]")
        assert shown(stage, "light-dumbbells") == "[·] light dumbbells, by another"
        assert shown(stage, "barbell").startswith("[ ]")
        await stage.press("space")
        assert stage.app.settings.equipment == ()
        await go_to(stage, "everything")
        await stage.press("space")
        assert stage.app.settings.equipment is None


async def test_unticking_one_thing_of_everything_leaves_the_others(theatre: Theatre) -> None:
    async with settings(theatre, text="equipment: [dumbbells, sandbag]\n") as stage:
        await go_to(stage, "equipment")
        await stage.press("enter")
        assert shown(stage, "sandbag").startswith("[x]"), "of one's own"
        await stage.press("backspace")
        await go_to(stage, "barbell")
        await stage.press("enter")
        assert stage.app.settings.equipment is not None
        assert "barbell" not in stage.app.settings.equipment
        assert {"dumbbells", "bar", "bench"} <= set(stage.app.settings.equipment)


async def test_one_rep_maxima_are_typed_by_exercise(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        await go_to(stage, "one-rep-maxes")
        await stage.press("enter")
        assert {option.id for option in rows(stage).options} >= {"deadlift", "dumbbell-row", "lat-pulldown"}
        assert "band-pull-apart" not in {option.id for option in rows(stage).options}
        await go_to(stage, "deadlift")
        await stage.press("1", "2", "0")
        assert "write the unit" in asked(stage)
        await stage.press(*" kg", "enter")
        assert stage.app.settings.one_rep_maxes == {"deadlift": Weight(120, KG)}
        assert "one-rep-maxes: {deadlift: 120 kg}" in on_disk(stage)
        assert rows(stage).options[0].id == "deadlift", "typed ones first"
        await stage.press("backspace")
        assert stage.app.settings.one_rep_maxes == {}
        await stage.press("escape")
        assert shown(stage, "one-rep-maxes").endswith("none typed")


# On every screen ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_it_can_be_used_at_every_size(theatre: Theatre, size: tuple[int, int]) -> None:
    async with settings(theatre, size=size) as stage:
        for row, label in (("level", "level "), ("theme", "theme "), ("one-rep-maxes", "one-rep maxes ")):
            await go_to(stage, row)
            for _ in range(20):  # it scrolls there once all is laid out
                if label in stage.seen(rows(stage)):
                    break
                await stage.settle()
            assert label in stage.seen(rows(stage))
            assert stage.seen(stage.screen.query_one("#about-row")), "what it is for"
        await go_to(stage, "volume")
        await stage.press("9", "9", "9")
        assert "999" in stage.page
        assert "is not a volume" in " ".join(stage.page.split())
        await stage.press("escape")


async def test_every_key_is_in_the_footer(theatre: Theatre) -> None:
    async with settings(theatre) as stage:
        words = {key.description for key in stage.screen.query_one(KeysFooter).keys}
        assert words == {"less", "more", "change", "reset", "hear", "back", "keys"}


async def test_the_settings_are_not_opened_over_a_session(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        stage.app.action_open_settings()
        await stage.settle()
        assert not isinstance(stage.screen, SettingsScreen)
