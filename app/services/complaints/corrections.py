"""What the clinic puts right after a complaint, and who was told what came of it."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CorrectiveAction, RedLineReview, ResultNotice
from app.services.complaints.cases import open_case, write_log
from app.services.complaints.errors import ComplaintReasonMissing
from app.services.foundation.doing import Doing, is_filled, local_day, tidy
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.permissions import require
from app.words import ComplaintStep, Department, Informed, Permission, Severity
from app.words.language import N_


@dataclass(eq=False)
class CorrectionMissing(Refusal):
    """A corrective action without what is to be done, or due before today."""

    due_on: date

    says = N_("Please say what is put right, and by when; {due_on} is over.")


@dataclass(eq=False)
class CorrectionNotDone(Refusal):
    """A corrective action is verified before it is done."""

    says = N_("It is verified after it was done. Please mark it as done first.")


@dataclass(eq=False)
class NoRedLine(Refusal):
    """A review of a complaint that is no red line, or was reviewed before."""

    says = N_("Only a red line is reviewed here, and each once.")


def add_correction(
    session: Session,
    *,
    case_id: int,
    text: str,
    department: Department,
    due_on: date,
    doing: Doing,
) -> int:
    """Have a department put something right by a day; return the key.

    Raises:
        NotAllowed, NotFound: See ``open_case``.
        CorrectionMissing: Nothing is to be done, or it is due before today.
    """
    case = open_case(session, case_id=case_id, doing=doing)
    if not is_filled([text]) or due_on < local_day(session, doing.now):
        raise CorrectionMissing(due_on)
    action = CorrectiveAction(
        case_id=case.id, text=text.strip(), department=department, due_on=due_on
    )
    session.add(action)
    write_log(session, case, ComplaintStep.NOTE, doing=doing, text=text)
    return action.id


def correct_nothing(session: Session, *, case_id: int, why: str, doing: Doing) -> None:
    """Say why nothing is to be put right.

    Raises:
        NotAllowed, NotFound: See ``open_case``.
        ComplaintReasonMissing: Nobody says why.
    """
    case = open_case(session, case_id=case_id, doing=doing)
    if not is_filled([why]):
        raise ComplaintReasonMissing
    case.no_action_why = tidy(why)
    write_log(session, case, ComplaintStep.NOTE, doing=doing, text=why)


def finish_correction(session: Session, *, action_id: int, doing: Doing) -> None:
    """Say that it was put right.

    Raises:
        NotAllowed, NotFound: See ``open_case``.
    """
    _action(session, action_id, doing).done_on = local_day(session, doing.now)
    session.flush()


def verify_correction(session: Session, *, action_id: int, doing: Doing) -> None:
    """Say, as a supervisor, that it holds.

    Raises:
        NotAllowed, NotFound: See ``open_case``.
        CorrectionNotDone: Nobody has put it right yet.
    """
    require(doing.actor, Permission.REVIEW_COMPLAINTS)
    action = _action(session, action_id, doing)
    if action.done_on is None:
        raise CorrectionNotDone
    action.verified_on = local_day(session, doing.now)
    action.verified_by_id = doing.actor.staff_id
    session.flush()


def tell_result(
    session: Session, *, case_id: int, informed: Informed, name: str | None, doing: Doing
) -> None:
    """Write down who was told what came of it.

    Raises:
        NotAllowed, NotFound: See ``open_case``.
    """
    case = open_case(session, case_id=case_id, doing=doing)
    notice = ResultNotice(
        case_id=case.id,
        told_on=local_day(session, doing.now),
        informed=informed,
        name=tidy(name),
        staff_id=doing.actor.staff_id,
    )
    session.add(notice)
    write_log(session, case, ComplaintStep.NOTE, doing=doing, text=name)


def review_red_line(session: Session, *, case_id: int, finding: str, doing: Doing) -> None:
    """Say, as a supervisor, what follows from a red line.

    Raises:
        NotAllowed, NotFound: See ``open_case``.
        ComplaintReasonMissing: Nothing is said.
        NoRedLine: It is none, or was reviewed before.
    """
    require(doing.actor, Permission.REVIEW_COMPLAINTS)
    case = open_case(session, case_id=case_id, doing=doing)
    if not is_filled([finding]):
        raise ComplaintReasonMissing
    reviewed = sa.select(RedLineReview.id).where(RedLineReview.case_id == case.id)
    if case.severity is not Severity.RED_LINE or session.scalar(reviewed) is not None:
        raise NoRedLine
    review = RedLineReview(
        case_id=case.id,
        reviewed_at=doing.now,
        staff_id=doing.actor.staff_id,
        finding=finding.strip(),
    )
    session.add(review)
    write_log(session, case, ComplaintStep.NOTE, doing=doing, text=finding)


def _action(session: Session, action_id: int, doing: Doing) -> CorrectiveAction:
    action = session.get(CorrectiveAction, action_id)
    if action is None:
        raise NotFound("corrective action", action_id)
    open_case(session, case_id=action.case_id, doing=doing)
    return action
