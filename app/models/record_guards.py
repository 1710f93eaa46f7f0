"""What stays on record whoever sends the statement; importing the module guards every new store."""

from typing import Final

from app.models.accountability import ComplaintDraft, FirstAskedBreach
from app.models.appointment import Appointment
from app.models.archive import (
    ArchiveReview,
    AttachmentContent,
    Circle,
    Consent,
    NeedCode,
    RelationChange,
    Retirement,
)
from app.models.catalogue import Family, Item, ItemPrice
from app.models.clinic import Clinic, NumberSeries
from app.models.complaint import Complaint
from app.models.complaint_case import (
    ComplaintCallBack,
    ComplaintCase,
    ComplaintDeadline,
    ComplaintHandler,
    ComplaintLogEntry,
    ComplaintPromise,
    CorrectiveAction,
    RedLineReview,
    ResultNotice,
    SignatureAttempt,
)
from app.models.customer import Customer
from app.models.derived import CustomerMetrics
from app.models.followup import Contact, ContactReview, FollowUp, FollowUpClosing
from app.models.grading import GradingRun
from app.models.guards import being_undone, fix, keep, refuse
from app.models.home_visit import (
    Acknowledgement,
    HomeVisit,
    HomeVisitor,
    HomeVisitPayment,
    HomeVisitReview,
)
from app.models.journal import Undoing
from app.models.occasion import Event
from app.models.printed import PrintedLine, PrintedList
from app.models.refused_attempt import RefusedAttempt
from app.models.returned import InternalSettlement, Policy, Return, ReturnLine
from app.models.service import ContactRules, HolidayRule, ServiceStandard
from app.models.service_extra import ServiceExtra
from app.models.staff import StaffMember
from app.models.visit import Package, Visit, VisitLine

# Of what was done with a complaint nothing changes any more.
keep(ComplaintLogEntry, "case_id", "at", "staff_id", "step", "stage", "text")
keep(ComplaintHandler, "case_id", "staff_id", "since_at")
keep(ComplaintCase, "complaint_id")
keep(SignatureAttempt, "case_id", "round", "tried_on", "method", "staff_id", "text")
keep(ResultNotice, "case_id", "told_on", "informed", "name", "staff_id")
keep(RedLineReview, "case_id", "return_id", "contact_id", "reviewed_at", "staff_id", "finding")
fix(ComplaintDeadline, "case_id", "round", "clock", "started_at")
# The log of contacts: words may change within a day, with the moment of the change.
keep(Contact, "logged_at", "settles_at", "corrects_id", "initiator", "target")
keep(ContactReview, "contact_id")
keep(FollowUp, "kind", "complaint_id")
keep(
    FollowUpClosing,
    *("followup_id", "cause", "closed_on", "visit_id", "appointment_id", "newer_id"),
)
# The archive and what was decided about it.
keep(RelationChange, "side", "level_before", "level_after", "reason", "changed_at", "staff_id")
keep(Retirement, "reason", "approved_by_id", "retired_on")
keep(ArchiveReview, "reviewed_on", "staff_id", "note")
keep(Consent, "kind", "given_on")
keep(FirstAskedBreach, "staff_id", "kind", "breached_on", "recorded_by_id")
keep(ComplaintDraft, "visit_id", "result_score", "drafted_on")
# Things that came back, and visits to the home.
keep(InternalSettlement, "return_id", "kind", "department", "amount_minor", "settled_on")
keep(Acknowledgement, "visitor_id", "point", "acknowledged_at")
keep(HomeVisitPayment, "home_visit_id", "amount_minor", "method", "paid_on", "text")
# Papers, and what was tried in vain.
keep(PrintedList, "first_on", "last_on", "printed_at", "printed_on", "printed_by_id")
keep(PrintedLine, "list_id", "followup_id", "position", "code")
keep(RefusedAttempt, "at", "staff_id", "intent", "rule", "case_id")
# The rest may be put right, and goes by undoing only.
_KEPT: Final = (
    *(Customer, Visit, VisitLine, Package, Appointment, Event, Complaint, CorrectiveAction),
    *(Return, ReturnLine, Policy, HomeVisit, HomeVisitor, HomeVisitReview, GradingRun),
    *(Family, Item, ItemPrice, NeedCode, Circle, StaffMember, Clinic, ServiceExtra),
    *(ContactRules, HolidayRule, ServiceStandard, ComplaintPromise),
)
for _model in _KEPT:
    keep(_model)

refuse(
    ComplaintCallBack,
    "INSERT",
    "complaint_call_backs_not_replaced",
    when="EXISTS (SELECT 1 FROM complaint_call_backs AS k WHERE k.id = NEW.id)",
    message="'held call_back_stays ' || NEW.case_id || ': a call-back is filed'",
)
refuse(
    ComplaintDeadline,
    "UPDATE",
    "complaint_deadlines_not_moved",
    when=f"""
NEW.due_at IS NOT OLD.due_at AND OLD.paused_at IS NULL AND NOT {being_undone(ComplaintDeadline)}
""",
    message="'complaint_deadlines: a deadline moves only by the time its clock stood still'",
)
# The call-back to a complaint: there from the beginning until somebody has called.
_LATEST: Final = """
max(
    date(OLD.planned_on, '+92 days'),
    coalesce((
        SELECT max(date(d.due_at, '+31 days')) FROM complaint_deadlines AS d
        JOIN complaint_cases AS c ON c.id = d.case_id WHERE c.complaint_id = OLD.complaint_id
    ), '')
)
"""
_CASE: Final = (
    "coalesce((SELECT c.id FROM complaint_cases AS c WHERE c.complaint_id = OLD.complaint_id), 0)"
)
refuse(
    FollowUp,
    "UPDATE",
    "followups_call_back_waits",
    when=f"""
OLD.kind = 'complaint_call_back' AND (NEW.due_on > OLD.due_on OR NEW.planned_on > OLD.planned_on)
AND max(NEW.due_on, NEW.planned_on) > {_LATEST}
""",
    message=f"'held call_back_stays ' || {_CASE} || ': nobody waits that long for a call-back'",
)
refuse(
    FollowUp,
    "UPDATE",
    "followups_call_back_made",
    when="""
OLD.kind = 'complaint_call_back' AND OLD.state = 'open' AND NEW.state <> 'open'
AND NOT EXISTS (SELECT 1 FROM contacts AS c WHERE c.followup_id = OLD.id)
""",
    message=f"'held call_back_stays ' || {_CASE} || ': nobody has called back'",
)
# The tier shown is the one that the last grading gave; to those it ranked not, a provisional one.
_OFFICIAL: Final = """
SELECT r.id FROM grading_runs AS r
WHERE r.beside_id IS NULL AND EXISTS (SELECT 1 FROM grades AS k WHERE k.run_id = r.id)
ORDER BY r.as_of_on DESC, r.id DESC LIMIT 1
"""
_OTHER_TIER: Final = f"""
EXISTS (SELECT 1 FROM grades) AND CASE
    WHEN EXISTS (
        SELECT 1 FROM grades AS g WHERE g.customer_id = NEW.customer_id
        AND g.rank IS NOT NULL AND g.run_id = ({_OFFICIAL})
    ) THEN NEW.provisional OR NEW.tier <> (
        SELECT g.tier FROM grades AS g WHERE g.customer_id = NEW.customer_id
        AND g.run_id = ({_OFFICIAL})
    )
    ELSE NOT NEW.provisional AND NEW.tier NOT IN ('dormant', 'prospect', 'not_graded')
END
"""  # noqa: S608 (names of our own)
for _action in ("INSERT", "UPDATE"):
    refuse(
        CustomerMetrics,
        _action,
        f"customer_metrics_tier_on_{_action}",
        when=_OTHER_TIER,
        message="'customer_metrics: the tier shown is the one of the last grading'",
    )
# Numbers are never given twice; documents stay while a file names them.
refuse(
    NumberSeries,
    "UPDATE",
    "number_series_rises",
    when="NEW.name <> OLD.name OR NEW.last < OLD.last",
    message="'number_series: no number is given twice'",
)
refuse(NumberSeries, "DELETE", "number_series_stay", message="'number_series: it counts on'")
_NAMED: Final = "EXISTS (SELECT 1 FROM attachments AS a WHERE a.sha256 = OLD.sha256)"
for _action in ("UPDATE", "DELETE"):
    refuse(
        AttachmentContent,
        _action,
        f"attachment_contents_stay_on_{_action}",
        when=_NAMED,
        message="'attachment_contents: a document on file stays as it is'",
    )
# Whoever was merged is found through the one who stays, so that one must stand by itself.
_MERGED_ON: Final = """
EXISTS (
    SELECT 1 FROM customers AS c JOIN customers AS k ON k.id = c.merged_into_id
    WHERE c.merged_into_id > 0 AND k.merged_into_id > 0
)
"""
refuse(
    Undoing,
    "DELETE",
    "undoing_leaves_nobody_merged_on",
    when=_MERGED_ON,
    message="'customers: nobody is merged into somebody merged'",
)
