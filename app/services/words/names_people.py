"""The words for people and what is known of them."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from app.models.enums import (
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
    Permission,
    PreferenceKind,
    RelationSide,
    Role,
    ShownStatus,
)
from app.services.words.language import say_in

NAMES: Final[dict[type[StrEnum], dict[StrEnum, Callable[[], str]]]] = {
    Role: {
        Role.RECEPTIONIST: lambda: say_in("role", "Receptionist"),
        Role.SPECIALIST: lambda: say_in("role", "Specialist"),
        Role.SUPERVISOR: lambda: say_in("role", "Supervisor"),
        Role.MANAGER: lambda: say_in("role", "Manager"),
    },
    Permission: {
        Permission.SEE_CUSTOMERS: lambda: say_in("permission", "see customers"),
        Permission.SEE_FULL_PHONES: lambda: say_in("permission", "see full phone numbers"),
        Permission.EDIT_CUSTOMERS: lambda: say_in("permission", "edit customers"),
        Permission.MERGE_CUSTOMERS: lambda: say_in("permission", "merge customers"),
        Permission.RETIRE_CUSTOMERS: lambda: say_in("permission", "retire customers"),
        Permission.LOG_VISITS: lambda: say_in("permission", "log visits"),
        Permission.WORK_FOLLOWUPS: lambda: say_in("permission", "work through follow-ups"),
        Permission.PLAN_FOLLOWUPS: lambda: say_in("permission", "plan follow-ups"),
        Permission.EDIT_STANDARDS: lambda: say_in("permission", "change service standards"),
        Permission.REFUND: lambda: say_in("permission", "give money back"),
        Permission.WORK_COMPLAINTS: lambda: say_in("permission", "work on complaints"),
        Permission.REVIEW_COMPLAINTS: lambda: say_in("permission", "review complaints"),
        Permission.TAKE_RETURNS: lambda: say_in("permission", "take in returns"),
        Permission.REFUSE_RETURNS: lambda: say_in("permission", "refuse a return"),
        Permission.MAKE_HOME_VISITS: lambda: say_in("permission", "plan and make home visits"),
        Permission.EDIT_CATALOGUE: lambda: say_in("permission", "edit the catalogue"),
        Permission.IMPORT: lambda: say_in("permission", "import files"),
        Permission.EXPORT: lambda: say_in("permission", "export lists"),
        Permission.GRADE: lambda: say_in("permission", "grade customers"),
        Permission.EDIT_RULES: lambda: say_in("permission", "change the grading rules"),
        Permission.EDIT_STAFF: lambda: say_in("permission", "edit staff"),
        Permission.EDIT_SETTINGS: lambda: say_in("permission", "change settings"),
        Permission.SEE_JOURNAL: lambda: say_in("permission", "see the journal"),
        Permission.UNDO_OWN: lambda: say_in("permission", "undo own changes"),
        Permission.UNDO_ANY: lambda: say_in("permission", "undo anyone's changes"),
    },
    Gender: {
        Gender.FEMALE: lambda: say_in("gender", "Female"),
        Gender.MALE: lambda: say_in("gender", "Male"),
        Gender.OTHER: lambda: say_in("gender", "Other"),
    },
    CalendarKind: {
        CalendarKind.SOLAR: lambda: say_in("calendar kind", "Solar"),
        CalendarKind.LUNAR: lambda: say_in("calendar kind", "Lunar"),
    },
    CustomerStatus: {
        CustomerStatus.ACTIVE: lambda: say_in("customer status", "Active"),
        CustomerStatus.LOST: lambda: say_in("customer status", "Lost"),
        CustomerStatus.RETIRED: lambda: say_in("customer status", "Retired"),
        CustomerStatus.MERGED: lambda: say_in("customer status", "Merged"),
        CustomerStatus.ANONYMISED: lambda: say_in("customer status", "Anonymised"),
    },
    ShownStatus: {
        ShownStatus.PROSPECT: lambda: say_in("shown status", "Prospect"),
        ShownStatus.ACTIVE: lambda: say_in("shown status", "Active"),
        ShownStatus.DORMANT: lambda: say_in("shown status", "Dormant"),
        ShownStatus.LOST: lambda: say_in("shown status", "Lost"),
        ShownStatus.RETIRED: lambda: say_in("shown status", "Retired"),
        ShownStatus.MERGED: lambda: say_in("shown status", "Merged"),
        ShownStatus.ANONYMISED: lambda: say_in("shown status", "Anonymised"),
    },
    ContactPause: {
        ContactPause.OPTED_OUT: lambda: say_in("contact pause", "Opted out of contact"),
        ContactPause.MEDICAL: lambda: say_in("contact pause", "Medical pause"),
        ContactPause.MOVED_AWAY: lambda: say_in("contact pause", "Moved away"),
    },
    ContactMethod: {
        ContactMethod.PHONE: lambda: say_in("contact method", "Phone"),
        ContactMethod.SMS: lambda: say_in("contact method", "Text message"),
        ContactMethod.WECHAT: lambda: say_in("contact method", "WeChat"),
        ContactMethod.IN_PERSON: lambda: say_in("contact method", "In person"),
    },
    ConsentKind: {
        ConsentKind.PHONE: lambda: say_in("consent kind", "May be phoned"),
        ConsentKind.SMS: lambda: say_in("consent kind", "May be texted"),
        ConsentKind.WECHAT: lambda: say_in("consent kind", "May be messaged on WeChat"),
        ConsentKind.PORTRAIT: lambda: say_in("consent kind", "Portrait may be used"),
        ConsentKind.TESTIMONY: lambda: say_in("consent kind", "Testimony may be used"),
        ConsentKind.DATA: lambda: say_in("consent kind", "Data may be kept"),
    },
    PreferenceKind: {
        PreferenceKind.LIKE: lambda: say_in("preference kind", "Likes"),
        PreferenceKind.TABOO: lambda: say_in("preference kind", "Avoid"),
    },
    AllergyKind: {
        AllergyKind.ALLERGY: lambda: say_in("allergy kind", "Allergy"),
        AllergyKind.CONTRAINDICATION: lambda: say_in("allergy kind", "Contraindication"),
    },
    NeedKind: {
        NeedKind.NEED: lambda: say_in("need kind", "Need"),
        NeedKind.PAIN: lambda: say_in("need kind", "Pain"),
    },
    ConflictKind: {
        ConflictKind.PRICE_ONLY: lambda: say_in("conflict kind", "Looks at the price alone"),
        ConflictKind.OVER_TREATMENT: lambda: say_in("conflict kind", "Wants more than is good"),
        ConflictKind.UNREAL_EXPECTATION: lambda: say_in(
            "conflict kind", "Expects what cannot be had"
        ),
        ConflictKind.DISTRUST: lambda: say_in("conflict kind", "Distrusts the advice"),
        ConflictKind.OTHER: lambda: say_in("conflict kind", "Other"),
    },
    FamilyRelation: {
        FamilyRelation.SPOUSE: lambda: say_in("family relation", "Spouse"),
        FamilyRelation.CHILD: lambda: say_in("family relation", "Child"),
        FamilyRelation.PARENT: lambda: say_in("family relation", "Parent"),
        FamilyRelation.SIBLING: lambda: say_in("family relation", "Brother or sister"),
        FamilyRelation.OTHER: lambda: say_in("family relation", "Other"),
    },
    DateKind: {
        DateKind.BIRTHDAY: lambda: say_in("date kind", "Birthday"),
        DateKind.WEDDING: lambda: say_in("date kind", "Wedding anniversary"),
        DateKind.EXAM: lambda: say_in("date kind", "Exam"),
        DateKind.PROMOTION: lambda: say_in("date kind", "Promotion"),
        DateKind.OTHER: lambda: say_in("date kind", "Other"),
    },
    CircleKind: {
        CircleKind.CLUB: lambda: say_in("circle kind", "Club"),
        CircleKind.CIRCLE: lambda: say_in("circle kind", "Circle of friends"),
    },
    RelationSide: {
        RelationSide.CLINIC: lambda: say_in("relation side", "Relation to the clinic"),
        RelationSide.SPECIALIST: lambda: say_in("relation side", "Relation to the specialist"),
    },
    AttachmentKind: {
        AttachmentKind.SIGNED_FORM: lambda: say_in("attachment kind", "Signed form"),
        AttachmentKind.PHOTOGRAPH: lambda: say_in("attachment kind", "Photograph"),
        AttachmentKind.TESTIMONY: lambda: say_in("attachment kind", "Testimony"),
        AttachmentKind.OTHER: lambda: say_in("attachment kind", "Other"),
    },
}
