"""What no statement may do to a complaint, whoever sends it.

Importing the module makes every new store refuse it.
"""

from typing import Final

from sqlalchemy import DDL, event

from app.models.base import Base
from app.models.complaint import Complaint
from app.models.complaint_case import (
    ComplaintCallBack,
    ComplaintCase,
    ComplaintHandler,
    CorrectiveAction,
)

_REFUSE: Final = """
CREATE TRIGGER {table}_{name}_on_{action} BEFORE {action} ON {table} WHEN {when}
BEGIN SELECT RAISE(ABORT, '{reason}'); END
"""
_UNCONFIRMED: Final = """
NEW.stage IN ('called_back', 'closed') AND NOT EXISTS (
    SELECT 1 FROM complaint_call_backs AS c
    WHERE c.id = NEW.confirmation_id AND c.case_id = NEW.id AND c.round = NEW.round AND c.solved
)
"""
_UNCORRECTED: Final = """
NEW.stage = 'closed' AND trim(coalesce(NEW.no_action_why, '')) = ''
AND NOT EXISTS (SELECT 1 FROM corrective_actions AS a WHERE a.case_id = NEW.id)
"""
_MOVED: Final = """
NEW.first_receiver_id IS NOT OLD.first_receiver_id OR NEW.number <> OLD.number
"""
_BY_HANDLER: Final = """
NOT NEW.stands_in AND EXISTS (
    SELECT 1 FROM complaint_handlers AS h
    WHERE h.case_id = NEW.case_id AND h.staff_id = NEW.caller_id
)
"""
_LAST_CORRECTION: Final = """
EXISTS (
    SELECT 1 FROM complaint_cases AS k
    WHERE k.id = OLD.case_id AND k.stage = 'closed' AND trim(coalesce(k.no_action_why, '')) = ''
) AND (SELECT count(*) FROM corrective_actions AS a WHERE a.case_id = OLD.case_id) = 1
"""
_CONFIRMED: Final = """
EXISTS (
    SELECT 1 FROM complaint_cases AS k
    WHERE k.id = OLD.case_id AND k.confirmation_id IS NOT NULL
)
"""
_OUT_OF_STEP: Final = """
EXISTS (
    SELECT 1 FROM complaint_cases AS k
    WHERE k.complaint_id = NEW.id AND NEW.status <> CASE
        WHEN k.stage IN ('received', 'in_hand', 'waiting') THEN 'open'
        WHEN k.stage IN ('solved', 'signed') THEN 'resolved'
        ELSE 'confirmed' END
)
"""
_GUARDS: Final[tuple[tuple[type[Base], str, str, str, str], ...]] = (
    (ComplaintCase, "INSERT", "unconfirmed", _UNCONFIRMED, "nobody heard solved in this round"),
    (ComplaintCase, "UPDATE", "unconfirmed", _UNCONFIRMED, "nobody heard solved in this round"),
    (ComplaintCase, "INSERT", "uncorrected", _UNCORRECTED, "no correction and no reason for none"),
    (ComplaintCase, "UPDATE", "uncorrected", _UNCORRECTED, "no correction and no reason for none"),
    (ComplaintCase, "UPDATE", "moved", _MOVED, "who was asked first never changes"),
    (ComplaintCallBack, "INSERT", "by_handler", _BY_HANDLER, "a handler cannot call back"),
    (ComplaintCallBack, "UPDATE", "filed", "1", "a call-back is filed"),
    (ComplaintCallBack, "DELETE", "filed", "1", "a call-back is filed"),
    (CorrectiveAction, "DELETE", "last", _LAST_CORRECTION, "a closed complaint was corrected"),
    (ComplaintHandler, "DELETE", "confirmed", _CONFIRMED, "who handled it stays on record"),
    (Complaint, "UPDATE", "out_of_step", _OUT_OF_STEP, "the status follows the stage"),
)
for _model, _action, _name, _when, _reason in _GUARDS:
    _sql = _REFUSE.format(
        table=_model.__tablename__, action=_action, name=_name, when=_when, reason=_reason
    )
    event.listen(
        _model.__table__,
        "after_create",
        DDL(_sql).execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]  # not typed in SQLAlchemy
    )
