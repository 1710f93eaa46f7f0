"""Words the tables, the services and the screens share.

Values are what the database stores; never rename one without a migration.
"""

from app.models.enums.doing import (
    Intent,
    Permission,
)
from app.models.enums.files import (
    ExportKind,
    ImportColumn,
    ImportKind,
    RowProblem,
    RowVerdict,
)
from app.models.enums.people import (
    AllergyKind,
    AttachmentKind,
    CalendarKind,
    CircleKind,
    ConflictKind,
    ConsentKind,
    ContactMethod,
    ContactPause,
    CustomerStatus,
    DateKind,
    FamilyRelation,
    Gender,
    NeedKind,
    PreferenceKind,
    RelationSide,
    Role,
    ShownStatus,
)
from app.models.enums.standing import (
    CutKind,
    GradingPeriod,
    Indicator,
    Movement,
    RiskStage,
    ThreeWay,
    Tier,
    TierScheme,
)
from app.models.enums.trade import (
    ComplaintStatus,
    EventKind,
    FeedbackDirection,
    FeedbackKind,
    LineState,
)

__all__ = [
    "AllergyKind",
    "AttachmentKind",
    "CalendarKind",
    "CircleKind",
    "ComplaintStatus",
    "ConflictKind",
    "ConsentKind",
    "ContactMethod",
    "ContactPause",
    "CustomerStatus",
    "CutKind",
    "DateKind",
    "EventKind",
    "ExportKind",
    "FamilyRelation",
    "FeedbackDirection",
    "FeedbackKind",
    "Gender",
    "GradingPeriod",
    "ImportColumn",
    "ImportKind",
    "Indicator",
    "Intent",
    "LineState",
    "Movement",
    "NeedKind",
    "Permission",
    "PreferenceKind",
    "RelationSide",
    "RiskStage",
    "Role",
    "RowProblem",
    "RowVerdict",
    "ShownStatus",
    "ThreeWay",
    "Tier",
    "TierScheme",
]
