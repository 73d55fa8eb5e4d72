"""What a session is led with: coach, sound, journal and tally, opened and closed together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..files.folders import Folders
from ..files.settings import Settings
from ..journal.history import Unfinished
from ..journal.lock import Lead
from ..journal.recorder import Recorder
from ..journal.writer import JournalWriter
from ..planner import kit_of
from ..sound.player import Player
from ..system.clock import Clock, SessionClock, now_here
from ..training.event import SessionFinished, SessionStopped
from ..training.phrases import texts
from ..training.plan import Plan
from ..training.punctuality import Punctuality
from ..training.session import Mode, State
from ..training.tally import Tally
from .conductor import FASTEST_HEARD, Coach
from .hearing import heard_by, player_for
from .just_done import JustDone
from .keeping import keep_journal, take_lead
from .vigil import Vigil

ENDS = (SessionFinished, SessionStopped)

MakePlayer = Callable[..., Player]
MakeClock = Callable[[float], Clock]
MakeVigil = Callable[[Clock], Vigil | None]


@dataclass(frozen=True, slots=True)
class Makers:
    """How the parts of a session are made; tests put their own in."""

    player: MakePlayer = player_for
    clock: MakeClock = SessionClock
    vigil: MakeVigil = Vigil


@dataclass(frozen=True, slots=True)
class Leading:
    """The parts of one session."""

    coach: Coach
    tally: Tally
    punctuality: Punctuality
    recorder: Recorder
    just_done: JustDone
    writer: JournalWriter
    lead: Lead

    @property
    def finished(self) -> bool:
        """Whether it was led to its end."""
        return self.coach.session.state.mode is Mode.FINISHED

    def close(self) -> None:
        """Let go of sound and journal; what is still to be written is written first."""
        self.coach.player.close()
        self.recorder.close()
        self.writer.close()
        self.lead.release()


def open_leading(
    plan: Plan,
    settings: Settings,
    folders: Folders,
    makers: Makers,
    *,
    state: State,
    speed: float,
    mute: bool,
    resumed: Unfinished | None,
    bell: Callable[[], object] | None,
    on_news: Callable[[str | None], None],
) -> Leading:
    """Put a session together. `on_news` hears of trouble with journal or speech, perhaps in their threads.

    `bell` rings the terminal's bell where nothing else plays; None: there is no terminal.
    """
    quiet = mute or speed > FASTEST_HEARD
    if speed > 1:
        settings = settings.without_words()  # the coach has no time for them then
    said = texts(plan, state.index)
    player = makers.player(settings, mute=quiet, folders=folders, bell=bell, texts=said, on_news=on_news)
    clock = makers.clock(speed)
    coach = Coach(plan, clock, player, state, vigil=makers.vigil(clock), heard=heard_by(settings))
    lead, other = take_lead(folders, plan.routine)
    if other:
        on_news(other)
    writer = keep_journal(folders, on_news, lead)
    if settings.one_rep_maxes:
        typed, at = settings.one_rep_maxes, now_here()
        writer.submit(lambda journal: journal.keep_typed(typed, at), "your one-rep maxima")
    # The journal hears an event before the screen does: a set is kept before the next phase is shown.
    recorder = Recorder(writer, coach.session, clock.now, speed=speed, resumed=resumed)
    coach.listen(recorder)
    coach.on_look(recorder.beat)
    just_done = JustDone(coach, recorder, kit_of(settings), settings.weight_unit)
    tally = Tally(plan)
    coach.listen(tally.listen)
    # After the journal, whose disk may hold the screen up, and with it whoever looks at it.
    punctuality = Punctuality(clock.now, clock.speed)
    coach.listen(punctuality.listen)
    coach.listen(lambda event: recorder.keep_punctuality(punctuality) if isinstance(event, ENDS) else None)
    return Leading(coach, tally, punctuality, recorder, just_done, writer, lead)
