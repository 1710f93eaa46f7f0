"""What no statement may do to a complaint, whoever sends it.

Importing the module makes every new store refuse it. The message names the rule that held and
the case, so that the attempt can be kept.
"""

from typing import Final, NamedTuple

from app.models.base import Base
from app.models.complaint import Complaint
from app.models.complaint_case import (
    ComplaintCallBack,
    ComplaintCase,
    ComplaintHandler,
    CorrectiveAction,
)
from app.models.guards import refuse
from app.words import HeldRule

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
_ITS_CASE: Final = "(SELECT k.id FROM complaint_cases AS k WHERE k.complaint_id = NEW.id)"
_NO_CASE: Final = "0"  # the case itself is refused, so there is none
_UNHEARD: Final = "nobody heard solved in this round"
_BARE: Final = "no correction and no reason for none"
_FIRST: Final = "who was asked first never changes"
_CALLER: Final = "a handler cannot call back"
_FILED: Final = "a call-back is filed"
_LAST: Final = "a closed complaint was corrected"
_RECORD: Final = "who handled it stays on record"
_FOLLOWS: Final = "the status follows the stage"


class _Guard(NamedTuple):
    model: type[Base]
    action: str
    name: str
    rule: HeldRule
    when: str
    case: str
    reason: str


_GATE, _OTHER, _KEPT = HeldRule.GATE, HeldRule.OTHER_CALLER, HeldRule.CALL_BACK_STAYS
_GUARDS: Final = (
    _Guard(ComplaintCase, "INSERT", "unconfirmed", _GATE, _UNCONFIRMED, _NO_CASE, _UNHEARD),
    _Guard(ComplaintCase, "UPDATE", "unconfirmed", _GATE, _UNCONFIRMED, "OLD.id", _UNHEARD),
    _Guard(ComplaintCase, "INSERT", "uncorrected", _GATE, _UNCORRECTED, _NO_CASE, _BARE),
    _Guard(ComplaintCase, "UPDATE", "uncorrected", _GATE, _UNCORRECTED, "OLD.id", _BARE),
    _Guard(ComplaintCase, "UPDATE", "moved", HeldRule.FIRST_ASKED, _MOVED, "OLD.id", _FIRST),
    _Guard(ComplaintCallBack, "INSERT", "by_handler", _OTHER, _BY_HANDLER, "NEW.case_id", _CALLER),
    _Guard(ComplaintCallBack, "UPDATE", "filed", _KEPT, "1", "OLD.case_id", _FILED),
    _Guard(ComplaintCallBack, "DELETE", "filed", _KEPT, "1", "OLD.case_id", _FILED),
    _Guard(CorrectiveAction, "DELETE", "last", _GATE, _LAST_CORRECTION, "OLD.case_id", _LAST),
    _Guard(ComplaintHandler, "DELETE", "confirmed", _OTHER, _CONFIRMED, "OLD.case_id", _RECORD),
    _Guard(Complaint, "UPDATE", "out_of_step", _GATE, _OUT_OF_STEP, _ITS_CASE, _FOLLOWS),
)
for _guard in _GUARDS:
    refuse(
        _guard.model,
        _guard.action,
        f"{_guard.model.__tablename__}_{_guard.name}_on_{_guard.action}",
        when=_guard.when,
        message=f"'held {_guard.rule} ' || {_guard.case} || ': {_guard.reason}'",
    )
