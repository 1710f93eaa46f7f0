"""Tables and nothing else; importing this package maps every one of them."""

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
    Preference,
    RelationChange,
    Retirement,
)
from app.models.base import Base
from app.models.catalogue import AftercareStep, Family, Item, ItemPrice
from app.models.clinic import Clinic, NumberSeries, SavedView
from app.models.complaint import Complaint
from app.models.customer import Customer, DuplicateRejection, Phone
from app.models.derived import CustomerMetrics, FamilyPool, FamilyRhythm, SearchText
from app.models.grading import (
    Grade,
    GradeStep,
    GradingRun,
    RuleVersion,
    RuleWeight,
    RunWeight,
    TierMovement,
)
from app.models.importing import ImportMapping
from app.models.journal import JournalEntry, JournalRow
from app.models.occasion import Attendance, Event
from app.models.referral import Referral
from app.models.staff import StaffMember
from app.models.visit import Package, Visit, VisitLine

__all__ = [
    "AftercareStep",
    "Allergy",
    "ArchiveReview",
    "Attachment",
    "AttachmentContent",
    "Attendance",
    "Base",
    "Circle",
    "CircleMember",
    "Clinic",
    "Complaint",
    "Consent",
    "Customer",
    "CustomerMetrics",
    "CustomerNeed",
    "DuplicateRejection",
    "Event",
    "Family",
    "FamilyMember",
    "FamilyPool",
    "FamilyRhythm",
    "Grade",
    "GradeStep",
    "GradingRun",
    "ImportMapping",
    "ImportantDate",
    "Item",
    "ItemPrice",
    "JournalEntry",
    "JournalRow",
    "NeedCode",
    "NumberSeries",
    "Package",
    "Phone",
    "Preference",
    "Referral",
    "RelationChange",
    "Retirement",
    "RuleVersion",
    "RuleWeight",
    "RunWeight",
    "SavedView",
    "SearchText",
    "StaffMember",
    "TierMovement",
    "Visit",
    "VisitLine",
]
