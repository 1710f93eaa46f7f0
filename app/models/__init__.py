"""Tables and nothing else; importing this package maps every one of them."""

from app.models import complaint_guards as complaint_guards
from app.models import record_guards as record_guards
from app.models.accountability import ComplaintDraft, FirstAskedBreach
from app.models.appointment import Appointment
from app.models.archive import (
    Allergy,
    ArchiveReview,
    Attachment,
    AttachmentContent,
    Circle,
    CircleMember,
    Consent,
    CustomerNeed,
    FamilyMember,
    ImportantDate,
    NeedCode,
    NeedMeaning,
    Preference,
    ReceiptsOfYear,
    RelationChange,
    Retirement,
)
from app.models.base import Base
from app.models.catalogue import AftercareStep, Family, Item, ItemPrice
from app.models.clinic import Clinic, NumberSeries, SavedView
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
from app.models.customer import Customer, DuplicateRejection, Phone
from app.models.derived import CustomerMetrics, FamilyPool, FamilyRhythm, SearchText
from app.models.draft import CallDraft
from app.models.followup import Contact, ContactReview, FollowUp, FollowUpClosing
from app.models.grading import (
    Grade,
    GradeStep,
    GradingRun,
    RuleVersion,
    RuleWeight,
    RunWeight,
    TierMovement,
)
from app.models.home_visit import (
    Acknowledgement,
    HomeVisit,
    HomeVisitor,
    HomeVisitPayment,
    HomeVisitReview,
)
from app.models.importing import ImportMapping
from app.models.journal import JournalEntry, JournalRow, Undoing
from app.models.keeping import Restoration
from app.models.occasion import Attendance, Event
from app.models.printed import PrintedLine, PrintedList
from app.models.referral import Referral
from app.models.refused_attempt import RefusedAttempt
from app.models.returned import InternalSettlement, Policy, Return, ReturnLine
from app.models.service import (
    ContactRules,
    DayException,
    HolidayRule,
    OpeningHours,
    ServiceStandard,
)
from app.models.service_extra import ServiceExtra
from app.models.staff import StaffMember
from app.models.visit import Package, Visit, VisitLine

__all__ = [
    "Acknowledgement",
    "AftercareStep",
    "Allergy",
    "Appointment",
    "ArchiveReview",
    "Attachment",
    "AttachmentContent",
    "Attendance",
    "Base",
    "CallDraft",
    "Circle",
    "CircleMember",
    "Clinic",
    "Complaint",
    "ComplaintCallBack",
    "ComplaintCase",
    "ComplaintDeadline",
    "ComplaintDraft",
    "ComplaintHandler",
    "ComplaintLogEntry",
    "ComplaintPromise",
    "Consent",
    "Contact",
    "ContactReview",
    "ContactRules",
    "CorrectiveAction",
    "Customer",
    "CustomerMetrics",
    "CustomerNeed",
    "DayException",
    "DuplicateRejection",
    "Event",
    "Family",
    "FamilyMember",
    "FamilyPool",
    "FamilyRhythm",
    "FirstAskedBreach",
    "FollowUp",
    "FollowUpClosing",
    "Grade",
    "GradeStep",
    "GradingRun",
    "HolidayRule",
    "HomeVisit",
    "HomeVisitPayment",
    "HomeVisitReview",
    "HomeVisitor",
    "ImportMapping",
    "ImportantDate",
    "InternalSettlement",
    "Item",
    "ItemPrice",
    "JournalEntry",
    "JournalRow",
    "NeedCode",
    "NeedMeaning",
    "NumberSeries",
    "OpeningHours",
    "Package",
    "Phone",
    "Policy",
    "Preference",
    "PrintedLine",
    "PrintedList",
    "ReceiptsOfYear",
    "RedLineReview",
    "Referral",
    "RefusedAttempt",
    "RelationChange",
    "Restoration",
    "ResultNotice",
    "Retirement",
    "Return",
    "ReturnLine",
    "RuleVersion",
    "RuleWeight",
    "RunWeight",
    "SavedView",
    "SearchText",
    "ServiceExtra",
    "ServiceStandard",
    "SignatureAttempt",
    "StaffMember",
    "TierMovement",
    "Undoing",
    "Visit",
    "VisitLine",
]
