"""The player that a person's settings ask for, and what it is to be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..files.folders import Folders, personal
from ..files.problems import Problem, Severity
from ..files.settings import Settings, Sound
from ..sound.player import Player, SilentPlayer, make_player
from ..training.phrases import Heard

WITH_WORDS = (Sound.SPEECH, Sound.BOTH)


def heard_by(settings: Settings) -> Heard:
    """What a session sends its player.

    Beeps lead every count and start, because those must be exact; `sound: speech` trades the others
    (half-way, ten seconds left) for words.
    """
    return Heard(
        words=settings.sound in WITH_WORDS,
        splits=settings.sound is not Sound.SPEECH,
        rep_ticks=settings.rep_ticks,
    )


def own_sound_problems(folders: Folders, settings: Settings) -> list[tuple[Path, Problem]]:
    """What is wrong with the person's own sounds, by file; such a sound is not played.

    An error is one that a cue was meant to have. A place within a sound nobody knows: it is the first.
    """
    # Imported here: most commands ask for no sound.
    from ..sound.sets import own_sounds

    return [
        (
            trouble.path,
            Problem(
                Severity.ERROR if trouble.meant else Severity.WARNING, 1, 1, trouble.wrong, trouble.right
            ),
        )
        for trouble in own_sounds(folders.sounds, settings.sound_set).troubles
    ]


def player_for(
    settings: Settings,
    *,
    mute: bool = False,
    folders: Folders | None = None,
    bell: Callable[[], object] | None = None,
    texts: Iterable[str] = (),
    on_news: Callable[[str], object] = lambda _: None,
) -> Player:
    """Make the player of a session; `mute` silences it whatever the settings say.

    `texts` is what the session will say, in the order of need; it is drawn from in another thread.
    `on_news` hears once that there is no speech, or none any more, perhaps in that thread.
    """
    folders = folders or personal()
    player = make_player(
        mute=mute or settings.sound is Sound.OFF,
        sound_set=settings.sound_set,
        own_sounds=folders.sounds,
        volume=settings.volume / 100,
        keep_awake=settings.keep_alive,
        bell=bell,
    )
    if settings.sound not in WITH_WORDS or isinstance(player, SilentPlayer):
        return player
    # Not before it is needed: the first frame of the screen doesn't wait for these imports.
    from ..sound.speaking import SpeakingPlayer
    from ..sound.speech import make_speech

    speech = make_speech(folders.speech)
    if not speech.status.speaks:
        on_news(speech.status.line)
        return player
    speech.on_status(lambda status: on_news(status.line))
    speech.prepare(texts)
    return SpeakingPlayer(player, speech)
