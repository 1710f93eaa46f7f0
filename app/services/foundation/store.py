"""One unit of work: one call, one session, one transaction, one journal entry."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Generic, TypeVar

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from app.models import RefusedAttempt, StaffMember
from app.services.foundation.actors import Actor
from app.services.foundation.changes import Changes
from app.services.foundation.clock import Clock
from app.services.foundation.collector import collector_at_rest
from app.services.foundation.errors import Attempt, Refusal
from app.services.foundation.faults import faults_explained
from app.services.foundation.journal import JournalWatch, write_entry
from app.services.foundation.texts import keep_texts_legible
from app.words import Intent


def keep_attempt(
    session: Session, *, attempt: Attempt, actor: Actor, intent: Intent, now: datetime
) -> None:
    """Write down what ``actor`` tried in vain; nothing else is changed."""
    known = actor.staff_id is not None and session.get(StaffMember, actor.staff_id) is not None
    session.add(
        RefusedAttempt(
            at=now,
            staff_id=actor.staff_id if known else None,
            intent=intent,
            rule=attempt.rule,
            case_id=attempt.case_id,
        )
    )


logger = logging.getLogger(__name__)
T = TypeVar("T")
Work = Callable[[Session], T]
Deriver = Callable[[Session, Changes, date], None]
event.listen(Session, "before_flush", keep_texts_legible)  # whoever writes, and whatever


@dataclass(frozen=True)
class Written(Generic[T]):
    """What the work returned, what it changed, and where the journal says so.

    Attributes:
        entry_id: ``None`` if nothing was changed.
    """

    value: T
    changes: Changes
    entry_id: int | None


class Store:
    """Runs work against the database; nothing outside ever holds a session.

    ``derivers`` are called before each commit with what was changed and the clinic's
    day; they bring derived tables up to date, so that no service can forget to.
    """

    def __init__(self, engine: Engine, *, clock: Clock, derivers: Sequence[Deriver] = ()) -> None:
        self._engine = engine
        self._clock = clock
        self._derivers = derivers
        self._reading = sessionmaker(engine)
        self._writing = sessionmaker(engine.execution_options(sqlite_begin="IMMEDIATE"))

    def read(self, work: Work[T]) -> T:
        """Run ``work`` on one consistent snapshot and throw the session away."""
        with self._reading() as session:
            return work(session)

    def write(self, work: Work[T], *, actor: Actor, intent: Intent) -> Written[T]:
        """Run ``work`` and commit, or roll everything back if it raises.

        What a refusal puts on record is written afterwards, as an entry of its own.

        Raises:
            DiskFull: The disk took no more.
            StoreBusy: Another program holds the file.
            RuleHeld: A guard of the tables held.
        """
        try:
            return self._write(work, actor=actor, intent=intent)
        except Refusal as refusal:
            self._keep(refusal, actor=actor, intent=intent)
            raise

    def _write(self, work: Work[T], *, actor: Actor, intent: Intent) -> Written[T]:
        with faults_explained(), collector_at_rest(), self._writing.begin() as session:
            watch = JournalWatch(session)
            value = work(session)
            session.flush()
            changes = watch.changes()
            if changes.tables:
                for derive in self._derivers:
                    derive(session, changes, self._clock.today())
            entry_id = write_entry(
                session, watch, actor=actor, intent=intent, now=self._clock.now()
            )
        return Written(value, changes, entry_id)

    def _keep(self, refusal: Refusal, *, actor: Actor, intent: Intent) -> None:
        """Keep the attempt; whatever comes of it, the refusal is what the person hears."""
        if (attempt := refusal.attempt) is None:
            return
        work = partial(
            keep_attempt, attempt=attempt, actor=actor, intent=intent, now=self._clock.now()
        )
        try:
            written = self._write(work, actor=actor, intent=Intent.REFUSED_ATTEMPT)
        except Exception as error:
            logger.warning("a refused attempt was not kept", exc_info=error)
        else:
            refusal.kept = written.changes

    def try_out(self, work: Work[T]) -> T:
        """Run ``work`` on a transaction that is rolled back whatever happens."""
        with self._writing() as session:
            JournalWatch(session)
            try:
                return work(session)
            finally:
                session.rollback()

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()
