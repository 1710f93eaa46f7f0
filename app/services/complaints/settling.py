"""Settling a complaint: signed, corrected, closed by its gate; or withdrawn; or opened again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import ComplaintCase, CorrectiveAction, SignatureAttempt
from app.services.complaints.call_back_plans import plan_next_call_back
from app.services.complaints.cases import open_case, take_step, write_log
from app.services.complaints.deadlines import ANEW, start_clocks, stop_clocks
from app.services.complaints.errors import ComplaintReasonMissing, StepRefused
from app.services.foundation.doing import Doing, is_filled, local_day, tidy
from app.services.foundation.errors import Refusal
from app.services.rules.complaint_steps import (
    ATTEMPTS_FOR_SIGNATURE,
    Gate,
    missing_at,
    stage_after,
)
from app.words import ComplaintStep, FollowUpMethod, HeldRule, Learning, Missing
from app.words.language import N_, listed_long, say
from app.words.names import name_of


@dataclass(eq=False)
class GateClosed(Refusal):
    """The complaint may not be closed yet.

    Attributes:
        missing: What it lacks.
    """

    number: str
    missing: tuple[Missing, ...]

    @override
    def sentence(self) -> str:
        return say(
            "{number} cannot be closed yet. It lacks: {missing}.",
            number=self.number,
            missing=_listed(self.missing),
        )


@dataclass(eq=False)
class SignatureMissing(Refusal):
    """Neither a signature nor attempts enough to get one.

    Attributes:
        attempts: How many are documented.
        needed: How many stand in for a signature.
    """

    attempts: int
    needed: int

    says = N_(
        "There is no signature. Without one it takes {needed} documented attempts; there are"
        " {attempts}."
    )


def _listed(missing: Sequence[Missing]) -> str:
    return listed_long(name_of(each) for each in missing)


def note_attempt(
    session: Session, *, case_id: int, method: FollowUpMethod, text: str, doing: Doing
) -> int:
    """Write down that the customer was asked to sign and did not; return how many times now.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        ComplaintReasonMissing: Nothing is said about it.
    """
    if not is_filled([text]):
        raise ComplaintReasonMissing
    case = open_case(session, case_id=case_id, doing=doing)
    if stage_after(case.stage, ComplaintStep.SIGN) is None:
        raise StepRefused(case.number, case.stage, ComplaintStep.SIGN)
    attempt = SignatureAttempt(
        case_id=case.id,
        round=case.round,
        tried_on=local_day(session, doing.now),
        method=method,
        staff_id=doing.actor.staff_id,
        text=text.strip(),
    )
    session.add(attempt)
    write_log(session, case, ComplaintStep.NOTE, doing=doing, text=text)
    return _attempts(session, case)


def sign(session: Session, *, case_id: int, signed_on: date | None, doing: Doing) -> None:
    """Take the signature, or go on without one after two documented attempts.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        SignatureMissing: There is neither.
    """
    case = open_case(session, case_id=case_id, doing=doing)
    attempts = _attempts(session, case)
    if signed_on is None and attempts < ATTEMPTS_FOR_SIGNATURE:
        raise SignatureMissing(attempts, ATTEMPTS_FOR_SIGNATURE)
    on = signed_on or local_day(session, doing.now)
    take_step(session, case, ComplaintStep.SIGN, doing=doing, signed_on=on)


def learn(
    session: Session, *, case_id: int, learning: Learning, text: str | None, doing: Doing
) -> None:
    """Write down what the clinic changed because of it, or why nothing.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        ComplaintReasonMissing: Nothing was learnt, and nobody says why.
    """
    if learning is Learning.NONE and not is_filled([text]):
        raise ComplaintReasonMissing
    case = open_case(session, case_id=case_id, doing=doing)
    case.learning, case.learning_text = learning, tidy(text)
    session.flush()
    write_log(session, case, ComplaintStep.NOTE, doing=doing, text=text)


def load_gate(session: Session, case: ComplaintCase) -> Gate:
    """Return what there is of what closing asks for."""
    corrected = session.scalar(
        sa.select(CorrectiveAction.id).where(CorrectiveAction.case_id == case.id).limit(1)
    )
    return Gate(
        has_remedy=is_filled([case.remedy]),
        has_cause=case.cause is not None and is_filled([case.cause_text]),
        has_correction=corrected is not None or is_filled([case.no_action_why]),
        signed=case.signed_on is not None,
        attempts=_attempts(session, case),
        confirmed=case.confirmation_id is not None,
    )


def close(session: Session, *, case_id: int, doing: Doing) -> None:
    """Close the complaint, if everything is there and the customer has said "solved".

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        GateClosed: Something is missing.
    """
    case = open_case(session, case_id=case_id, doing=doing)
    if missing := missing_at(load_gate(session, case)):
        raise GateClosed(case.number, missing).on_record(HeldRule.GATE, case_id=case_id)
    take_step(session, case, ComplaintStep.CLOSE, doing=doing, closed_at=doing.now)


def withdraw(session: Session, *, case_id: int, why: str, doing: Doing) -> None:
    """The customer takes the complaint back; the call-back stays.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        ComplaintReasonMissing: Nobody says why.
    """
    if not is_filled([why]):
        raise ComplaintReasonMissing
    case = open_case(session, case_id=case_id, doing=doing)
    take_step(session, case, ComplaintStep.WITHDRAW, doing=doing, text=why, withdrawn_why=tidy(why))
    stop_clocks(session, case, ComplaintStep.WITHDRAW, at=doing.now)


def reopen(session: Session, *, case_id: int, why: str, doing: Doing) -> None:
    """Open the complaint again under its number; everything is promised and done anew.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        ComplaintReasonMissing: Nobody says why.
    """
    if not is_filled([why]):
        raise ComplaintReasonMissing
    case = open_case(session, case_id=case_id, doing=doing)
    begin_again(session, case, ComplaintStep.REOPEN, doing=doing, text=why)


def begin_again(
    session: Session, case: ComplaintCase, step: ComplaintStep, *, doing: Doing, text: str | None
) -> None:
    """Start another round by ``step``.

    Raises:
        StepRefused: The step does not follow from where the case is.
    """
    if stage_after(case.stage, step) is None:
        raise StepRefused(case.number, case.stage, step)
    stop_clocks(session, case, ComplaintStep.WITHDRAW, at=doing.now)
    undone = dict.fromkeys(("confirmation_id", "closed_at", "signed_on"))
    take_step(session, case, step, doing=doing, text=text, round=case.round + 1, **undone)
    start_clocks(session, case, ANEW, at=doing.now)
    plan_next_call_back(session, case, today=local_day(session, doing.now))


def _attempts(session: Session, case: ComplaintCase) -> int:
    query = sa.select(sa.func.count()).where(
        SignatureAttempt.case_id == case.id, SignatureAttempt.round == case.round
    )
    return session.scalar(query) or 0
