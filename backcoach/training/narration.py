"""A session in lines for those who hear or feel them: what a screen shows at a glance, each at its moment.

What takes long is said where there is time for it, before a set; no line is begun that would still be read
when the next cue comes. What is left over waits for the next opportunity.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from .aloud import speaking_time
from .cue import Cue
from .cues import announce, lower, moments
from .event import (
    Adjusted,
    CueGiven,
    Event,
    Interrupted,
    Paused,
    PhaseStarted,
    Resumed,
    SessionFinished,
    SessionStarted,
    SessionStopped,
)
from .muscle import ANATOMY, Muscle
from .phase import Phase, PhaseKind, SectionKind, Side
from .quantities import LoadClass, seconds_text
from .readable import sentence, time_of
from .session import Mode, Session
from .tally import Tally

SECTIONS = {
    SectionKind.WARM_UP: "Warm-up. ",
    SectionKind.MAIN: "Main part. ",
    SectionKind.COOL_DOWN: "Cool-down. ",
}
BREATH = 1.0
"""Seconds of silence that are left between a line and the cue that comes next."""
OPEN_ROOM = 20.0
"""Seconds that may be talked into a set of which nobody knows how long it takes."""
MOST_MUSCLES, MOST_CUES, MOST_FAULTS = 3, 5, 3
"""Nobody takes in more of one exercise."""


SpokenKey = Callable[[str], str]
"""The key of a command as one would say it; empty where it has none, or nobody can press it."""


def _no_key(_: str) -> str:
    return ""


class Narrator:
    """Puts the events of one session into words."""

    def __init__(self, session: Session, *, key: SpokenKey = _no_key, asks: Callable[[], str] = str) -> None:
        """`key` names the key of a command, where somebody is there who can press one; `asks` says what
        they can tell in a rest.
        """
        self._session = session
        self._key = key
        self._asks = asks
        self._asked = False
        self._section: SectionKind | None = None
        self._unsaid: dict[str, deque[str]] = {}
        """What is still to be said of each exercise, the most important first."""
        self._reminders: dict[str, int] = {}
        """How often each exercise was thought of once all had been said."""
        self._speaking = 0.0
        """Seconds that the title of the session takes, before anything else is heard."""

    def lines(self, event: Event) -> tuple[str, ...]:
        """What to say of an event; mostly one line, or nothing."""
        plan = self._session.plan
        match event:
            case CueGiven(cue=Cue.REP_UP):
                return ()  # the rep that turns has been told
            case CueGiven(cue=Cue.COUNT, text=text):
                return (text,)
            case CueGiven(index=index, text=text) if text == announce(plan.phases[index]):
                return tuple(self._start(plan.phases[index]))
            case CueGiven(text=text):
                return (sentence(text),)
            case SessionStarted(at=at):
                return (self._title(at),)
            case PhaseStarted(index=index, at=at, spent=spent) if spent > 0:
                return (f"Taken back. {self._stands(plan.phases[index], at)}",)
            case Paused(index=index, left=left):
                how_long = "" if plan.phases[index].open else f", {time_of(left)} left"
                return (f"Paused{how_long}.{self._hint('go', 'goes on')}",)
            case Interrupted(lost=lost):
                # That it is paused, and what goes on, has just been said.
                ways = (("back", "does this again"), ("quit", "ends the session"))
                return (f"Time was lost, {time_of(lost)}.{''.join(self._hint(*way) for way in ways)}",)
            case Resumed(index=index, at=at):
                return (f"Going on. {self._stands(plan.phases[index], at)}",)
            case Adjusted(by=by, left=left):
                return (f"{time_of(abs(by))} {'more' if by > 0 else 'less'}, {time_of(left)} left.",)
            case SessionFinished():
                return ("Session finished.",)
            case SessionStopped():
                return ("Session ended early.",)
            case _:
                return ()  # the start cue announces a phase, and its end is the next one's start

    def where(self, now: float) -> str:
        """Where the session stands: what a look at the screen would tell."""
        session = self._session
        phase = session.phase
        if phase is None:
            return "The session is over."
        coming = self._coming(phase)
        told = [
            "Paused." if session.state.mode is Mode.PAUSED else "",
            self._stands(phase, now),
            f"Next: {_of_set(coming)}." if coming is not None else "",
            f"Step {phase.index + 1} of {len(session.plan.phases)},",
            f"{time_of(session.left_in_all(now))} left in all.",
        ]
        return sentence(" ".join(words for words in told if words))

    def _title(self, at: float) -> str:
        session = self._session
        phases, first = len(session.plan.phases), session.state.index
        steps = f"from step {first + 1} of {phases}" if first else f"{phases} steps"
        hint = self._hint("keys", "lists the keys")
        title = sentence(f"{session.plan.name}, {steps}, {time_of(session.left_in_all(at))}.{hint}")
        self._speaking = speaking_time(title)
        return title

    def _stands(self, phase: Phase, now: float) -> str:
        """A phase, and how much of it is left."""
        what = "Rest" if phase.kind is PhaseKind.REST else announce(phase)
        left = "" if phase.open else f" {time_of(self._session.left(now))} left."
        return f"{sentence(what)}{left}"

    def _start(self, phase: Phase) -> Iterator[str]:
        """What begins, in as many words as there is time for; then what to think of."""
        room = self._room(phase) - BREATH - self._speaking
        self._speaking = 0.0
        ways = [sentence(way) for way in self._announcements(phase)]
        said = next((way for way in ways if speaking_time(way) <= room), ways[-1])
        self._section = phase.section
        yield said
        room -= speaking_time(said)
        question = "" if self._asked or phase.kind is not PhaseKind.REST else self._asks()
        if question and speaking_time(question) <= room:
            self._asked = True
            room -= speaking_time(question)
            yield question
        thoughts = self._thoughts(phase, room)
        if thoughts:
            yield thoughts

    def _announcements(self, phase: Phase) -> list[str]:
        """Ways to announce a phase, from the fullest to the shortest."""
        section = "" if phase.section is self._section else SECTIONS[phase.section]
        coming = self._coming(phase)
        following = _of_set(coming) if coming is not None else ""
        time = seconds_text(phase.seconds)
        told = announce(phase)
        if phase.change_sides:
            return [told]
        if phase.kind is PhaseKind.REST:
            why = phase.why.removesuffix(f": {time}")
            return [
                f"{section}Rest, {time}: {why}. Next: {following}",
                f"Rest, {time}. Next: {following}",
                told,
            ]
        if phase.kind is PhaseKind.PREPARE:
            ready = (f"Get ready, {time}: {following}", f"Get ready: {following}", told)
        else:
            done = self._hint("go", "ends it") if phase.open else ""
            ready = (f"{told}{_load(phase)}.{done}", f"{told}.{done}", told)
        return [*(section + way for way in ready), *ready] if section else [*ready]

    def _room(self, phase: Phase) -> float:
        """Seconds until something else is said in a phase."""
        length = self._session.length
        cues = (one for one in moments(self._session.plan, phase.index, length) if one.cue is not Cue.REP_UP)
        return next((one.offset for one in cues if one.offset > 0), OPEN_ROOM if phase.open else length)

    def _thoughts(self, phase: Phase, seconds: float) -> str:
        """What to feel, to think of and to avoid (R15, R16), as far as there is time for it."""
        about = phase if phase.kind.active else self._coming(phase)
        if about is None or about.exercise is None or phase.change_sides:
            return ""
        name = about.exercise.id
        unsaid = self._unsaid.setdefault(name, deque(_all_thoughts(about)))
        if not unsaid and not phase.kind.active and about.cues:
            turn = self._reminders.get(name, 0)
            self._reminders[name] = turn + 1
            unsaid.append(sentence(about.cues[turn % len(about.cues)]))
        said = ""
        while unsaid and speaking_time(longer := f"{said} {unsaid[0]}".strip()) <= seconds:
            said = longer
            unsaid.popleft()
        return said

    def _coming(self, phase: Phase) -> Phase | None:
        """The set after this phase."""
        return next((one for one in self._session.plan.after(phase.index) if one.kind.active), None)

    def _hint(self, command: str, does: str) -> str:
        """What a key of the session does, as a further sentence; nothing where nobody can press it."""
        key = self._key(f"session.{command}")
        return f" {sentence(f'{key} {does}')}" if key else ""


def summed_up(tally: Tally) -> Iterator[str]:
    """What was done, line by line, once a session is over."""
    done = f"{tally.sets_done} of {tally.sets_planned} sets done"
    yield f"{done}, {time_of(tally.worked)} under load, {time_of(tally.rested)} of rest."
    for row in tally.exercises:
        spent = f", {time_of(row.seconds)}" if row.seconds >= 1 else ""
        yield sentence(f"{row.name}: {_share(row.done, row.planned)}{spent}")


def _share(done: int, planned: int) -> str:
    if planned == 1:
        return "done" if done else "not done"
    return f"all {planned} sets" if done == planned else f"{done} of {planned} sets"


def _of_set(phase: Phase) -> str:
    """A set to come: its exercise, its place and its dose."""
    return announce(phase).partition(": ")[2] + _load(phase)


def _load(phase: Phase) -> str:
    """What the announcement of a set leaves out: sides in turn, and a load that isn't a weight."""
    words = ""
    if phase.side is Side.ALTERNATE:
        words += ", sides in turn"
    if phase.weight is None and phase.load in (LoadClass.HEAVY, LoadClass.LIGHT):
        words += f", {phase.load}"
    elif phase.weight is None and phase.load not in (None, LoadClass.BODYWEIGHT):
        words += f", {phase.load} of your best"
    return words


def _all_thoughts(phase: Phase) -> Iterator[str]:
    """All that is to be said of an exercise, the most important first."""
    exercise = phase.exercise
    if exercise is None:
        return
    if exercise.muscles:
        yield sentence(f"feel {_muscles(exercise.muscles[:MOST_MUSCLES])}")
    cues = [sentence(cue) for cue in phase.cues[:MOST_CUES]]
    faults = [sentence(f"avoid: {lower(fault)}") for fault in exercise.faults[:MOST_FAULTS]]
    breath = [sentence(f"breathe {exercise.breath}")] if exercise.breath else []
    yield from (*cues[:1], *breath, *faults[:1], *cues[1:3], *faults[1:2], *cues[3:], *faults[2:])


def _muscles(muscles: Sequence[Muscle]) -> str:
    """Such as "your lats, low back and the front of the hips"."""
    names = [ANATOMY[muscle].name for muscle in muscles]
    first, *others = [f"the {name}" if " of " in name else name for name in names]
    first = first if " of " in names[0] else f"your {first}"
    return f"{', '.join((first, *others[:-1]))} and {others[-1]}" if others else first
