"""Calls that the made-up clinic made, as entries of the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy.orm import Session

from app.models import Contact, FollowUp, FollowUpClosing
from app.services.demo.chance import happens
from app.services.demo.ledger import Ledger
from app.services.demo.phrases import Phrases
from app.services.foundation.bulk import update_rows
from app.words import ClosingCause, FollowUpMethod, FollowUpState, Outcome

_SETTLES: Final = timedelta(hours=24)
_SATISFIED_SHARE: Final = 0.82
_MISSED_SHARE: Final = 0.1
_NOTED_SHARE: Final = 0.5
_FOUND_SHARE: Final = 0.12
_LENGTHS: Final = (2, 2, 3, 3, 4, 5, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A follow-up that was done."""

    followup_id: int
    customer_id: int
    staff_id: int
    method: FollowUpMethod
    made_at: datetime


def write_calls(
    session: Session, random: Random, ledger: Ledger, phrases: Phrases, calls: Sequence[Call]
) -> None:
    """Put the calls into the ledger, with what they ended; some had to be tried twice."""
    tried = [_call(random, ledger, phrases, call) for call in calls]
    done = [
        {"id": call.followup_id, "state": FollowUpState.DONE, "attempts": attempts}
        for call, attempts in zip(calls, tried, strict=True)
    ]
    update_rows(session, FollowUp, done)


def _call(random: Random, ledger: Ledger, phrases: Phrases, call: Call) -> int:
    """Add one call and its closing; return the attempts that came before."""
    attempts = int(happens(random, _MISSED_SHARE))
    if attempts:
        before = call.made_at - timedelta(hours=1)
        _log(ledger, call, before, outcome=Outcome.NO_ANSWER, counts=False)
    happy = happens(random, _SATISFIED_SHARE)
    outcome = Outcome.SATISFIED if happy else Outcome.SO_SO
    found = _findings(random, phrases, happy=happy)
    contact_id = _log(ledger, call, call.made_at, outcome=outcome, counts=True, **found)
    ledger.add(
        FollowUpClosing,
        followup_id=call.followup_id,
        customer_id=call.customer_id,
        cause=ClosingCause.CONTACT,
        closed_on=call.made_at.date(),
        contact_id=contact_id,
        staff_id=call.staff_id,
    )
    return attempts


def _log(ledger: Ledger, call: Call, at: datetime, **cells: Any) -> int:  # noqa: ANN401 (columns)
    return ledger.add(
        Contact,
        customer_id=call.customer_id,
        followup_id=call.followup_id,
        logged_at=at,
        settles_at=at + _SETTLES,
        contacted_on=at.date(),
        staff_id=call.staff_id,
        method=call.method,
        **cells,
    )


def _findings(random: Random, phrases: Phrases, *, happy: bool) -> dict[str, Any]:
    cells: dict[str, Any] = {"minutes": random.choice(_LENGTHS)}
    if happens(random, _NOTED_SHARE):
        cells["effect"] = random.choice(phrases.all("call_notes"))
        cells["satisfaction"] = random.choice((4, 5)) if happy else 3
    if happens(random, _FOUND_SHARE):
        cells["new_needs"] = random.choice(phrases.all("call_needs"))
    if happens(random, _FOUND_SHARE):
        cells["suggestions"] = random.choice(phrases.all("call_wishes"))
    return cells
