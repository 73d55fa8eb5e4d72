"""Where what is done is kept, and what an earlier start left unfinished."""

from __future__ import annotations

from collections.abc import Callable

from ..files.folders import Folders
from ..journal.history import Unfinished, unfinished
from ..journal.lock import Lead
from ..journal.rows import SessionEnding
from ..journal.store import UNUSABLE, Journal
from ..journal.writer import JournalWriter
from ..system.clock import now_here


def left_unfinished(folders: Folders, routine: str | None = None) -> Unfinished | None:
    """The newest session that never ended, of one routine or of any; None where there is none.

    A journal that can't be read, or that another copy writes just now, counts as having none: whoever
    opens it to write says what is wrong with it.
    """
    path = folders.journal
    lead = Lead(path)
    try:
        if not path.exists() or not lead.take():
            return None
        journal = Journal.look(path)
        if journal is None:
            return None
        with journal:
            found = unfinished(journal)
    except UNUSABLE:
        return None
    finally:
        lead.release()
    return next((one for one in found if routine in (None, one.session.routine)), None)


def end_unfinished(writer: JournalWriter, left: Unfinished) -> None:
    """Keep what was done of an unfinished session, and count it as ended."""

    def change(journal: Journal) -> None:
        now = now_here()
        journal.finish(left.session.id, now, SessionEnding.STOPPED, left.stands.clocked)

    writer.submit(change, "the end of the last session")


def discard_unfinished(writer: JournalWriter, left: Unfinished) -> None:
    """Forget an unfinished session and what was done of it."""

    def change(journal: Journal) -> None:
        journal.discard(left.session.id)

    writer.submit(change, "that the last session is discarded")


def keep_journal(
    folders: Folders, on_news: Callable[[str | None], None], lead: Lead | None = None
) -> JournalWriter:
    """Open the journal to write, in a thread of its own; `on_news` hears of trouble, in that thread."""
    return JournalWriter(folders.journal, on_news, lead=lead)


def take_lead(folders: Folders, words: str) -> tuple[Lead, str | None]:
    """Become the copy that leads sessions; where another one is, one line that says so.

    Both copies may log: the journal bears it. Where the lock itself can't be made, the writer will say why.
    """
    lead = Lead(folders.journal)
    try:
        return lead, None if lead.take(words) else lead.other()
    except OSError:
        return lead, None
