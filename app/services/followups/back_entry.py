"""Keying in what came of a printed list, by code and digit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import FollowUp, PrintedLine
from app.services.followups.called_days import called_on
from app.services.followups.contact_writing import log_outcome
from app.services.followups.contacts import Findings
from app.services.followups.effects import follow_contact
from app.services.followups.entries import NextEntry, OutcomeEntry, Recorded, refuse_odd
from app.services.followups.errors import (
    CalledSince,
    CalledTooEarly,
    CodeTwice,
    DigitUnknown,
    FollowUpClosed,
)
from app.services.followups.outcomes import record_outcome
from app.services.followups.outstanding import count_missing
from app.services.followups.printed_codes import CodedLine, read_code
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal, sentence
from app.services.planning.closings import CADENCE_KINDS
from app.services.planning.plans import plan_customer
from app.services.rules.permissions import require
from app.words import OUTCOME_OF_DIGIT, FollowUpKind, FollowUpState, Outcome, Permission
from app.words.language import say


@dataclass(eq=False)
class LineRefused(Refusal):
    """One line of a list cannot be written down as it was keyed in; none of them was.

    Attributes:
        why: What stands in its way.
    """

    code: str
    customer_name: str
    why: Refusal

    @override
    def sentence(self) -> str:
        return say(
            "{code} ({name}): {why}",
            code=self.code,
            name=self.customer_name,
            why=sentence(self.why),
        )


_ENDS_ALL: Final = (Outcome.DO_NOT_DISTURB, Outcome.GONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEntry:
    """One line as it was keyed in.

    Attributes:
        digit: The box that was ticked, 1 to 9.
        called_on: The day of the call; ``None`` for the one that the line was due on, as far as
            that is past and the list was out.
        next_on: The next date; with “moved to” it is needed.
        cost_minor: Needed for a visit, flowers or a gift that reached the customer.
    """

    code: str
    digit: int
    called_on: date | None = None
    next_on: date | None = None
    satisfaction: int | None = None
    note: str | None = None
    cost_minor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What keying in a list came to.

    Attributes:
        count: How many lines were written down.
        missing: How many lines nothing is known of yet, on all lists that are out.
        raised: Tasks that the results made, such as talks in person.
        complaint_ids: The complaints that they opened or are about.
        gone_ids: Customers who are gone and have not been asked why.
    """

    count: int
    missing: int
    raised: tuple[FollowUpKind, ...]
    complaint_ids: tuple[int, ...]
    gone_ids: tuple[int, ...]


def enter_codes(
    session: Session, *, lines: Sequence[CodeEntry], actor: Actor, now: datetime, today: date
) -> Entered:
    """Write down the results of printed lines, all of them or none.

    Each stands in the log for the person whose line it was, whoever keyed it in, on the day of
    the call, whenever that is keyed in.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        CodeMistyped, CodeUnknown, CodeEntered, CodeOfOlderPaper: A code that will not do.
        CodeTwice: The same line stands in there twice.
        DigitUnknown: A digit that is no result.
        LineRefused: A result that lacks something, such as the day it was moved to.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    read = _read_all(session, lines, today)
    keying = _Keying(session, actor, now, today)
    recorded = [keying.enter(line, entry) for line, entry in sorted(read, key=_order)]
    return Entered(
        count=len(read),
        missing=count_missing(session, today=today),
        raised=tuple(kind for done in recorded for kind in done.raised),
        complaint_ids=tuple(done.complaint_id for done in recorded if done.complaint_id),
        gone_ids=tuple(
            line.row.customer_id
            for line, entry in read
            if OUTCOME_OF_DIGIT[entry.digit] is Outcome.GONE
        ),
    )


def day_of_call(line: CodedLine, said_on: date | None, *, today: date) -> date:
    """Return on which day a printed line was called: the one that was said, or the usual one.

    Raises:
        DayInFuture: It has not come.
        CalledTooEarly: It lies before the list, or before the visit that is asked about.
    """
    if said_on is None:
        return line.usual_on
    if said_on < line.printed_on:
        raise CalledTooEarly(said_on, line.printed_on, CalledSince.PRINTED)
    reason = line.row.reason
    return called_on(said_on, kind=reason.kind, reference_on=reason.reference_on, today=today)


def _read_all(
    session: Session, entries: Sequence[CodeEntry], today: date
) -> list[tuple[CodedLine, CodeEntry]]:
    read: dict[int, tuple[CodedLine, CodeEntry]] = {}
    for entry in entries:
        line = read_code(session, code=entry.code, today=today)
        if line.line_id in read:
            raise CodeTwice(line.code)
        if entry.digit not in OUTCOME_OF_DIGIT:
            raise DigitUnknown(line.code, entry.digit)
        read[line.line_id] = line, entry
    return list(read.values())


def _order(keyed: tuple[CodedLine, CodeEntry]) -> tuple[bool, bool, int]:
    """Put first what a later line of the same customer would make needless."""
    line, entry = keyed
    ends_all = OUTCOME_OF_DIGIT[entry.digit] in _ENDS_ALL
    return ends_all, line.row.kind not in CADENCE_KINDS, line.row.reason.step or 0


@dataclass(frozen=True, slots=True)
class _Keying:
    """Who keys in, when."""

    session: Session
    actor: Actor
    now: datetime
    today: date

    def enter(self, line: CodedLine, entry: CodeEntry) -> Recorded:
        """Write down one result for the person whose line it is."""
        row = line.row
        followup = self.session.get_one(FollowUp, row.followup_id)
        who = replace(self.actor, staff_id=row.staff_id, name=row.staff_name)
        try:
            told = _told(entry, day_of_call(line, entry.called_on, today=self.today))
            if followup.state is FollowUpState.OPEN:
                done = self._record(followup, told, who)
            else:
                done = self._record_ended(followup, told, who)
        except Refusal as why:
            raise LineRefused(line.code, row.name, why) from why
        self._mark(line, done.contact_id)
        return done

    def _mark(self, line: CodedLine, contact_id: int) -> None:
        """Keep that the line came back, on every paper that has it under this code."""
        query = sa.select(PrintedLine).where(
            PrintedLine.followup_id == line.row.followup_id, PrintedLine.code == line.code
        )
        for each in self.session.scalars(query):
            each.contact_id = contact_id
        self.session.flush()

    def _record(self, followup: FollowUp, told: OutcomeEntry, who: Actor) -> Recorded:
        return record_outcome(
            self.session,
            followup_id=followup.id,
            entry=told,
            actor=who,
            now=self.now,
            today=self.today,
        )

    def _record_ended(self, followup: FollowUp, told: OutcomeEntry, who: Actor) -> Recorded:
        """Write down what was heard on a line that another line of the customer has ended."""
        if told.next is not None:
            raise FollowUpClosed(followup.state)
        refuse_odd(told, followup.method)
        contact = log_outcome(
            self.session,
            followup=followup,
            told=told,
            staff_id=who.staff_id,
            now=self.now,
            on=told.contacted_on or self.today,
        )
        followed = follow_contact(
            self.session, contact=contact, about=followup, actor=who, today=self.today
        )
        plan_customer(self.session, customer_id=followup.customer_id, today=self.today)
        return Recorded(
            contact_id=contact.id,
            next_id=None,
            closed=True,
            raised=followed.raised,
            complaint_id=followed.complaint_id,
        )


def _told(entry: CodeEntry, on: date) -> OutcomeEntry:
    return OutcomeEntry(
        outcome=OUTCOME_OF_DIGIT[entry.digit],
        findings=Findings(satisfaction=entry.satisfaction),
        note=entry.note,
        next=NextEntry(due_on=entry.next_on) if entry.next_on else None,
        contacted_on=on,
        cost_minor=entry.cost_minor,
    )
