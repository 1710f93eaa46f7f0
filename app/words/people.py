"""Words about people: staff, customers and what is known of them."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


class Role(StrEnum):
    """What someone who signs in is here to do, least allowed first."""

    RECEPTIONIST = "receptionist"
    SPECIALIST = "specialist"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


class Gender(StrEnum):
    """As the customer states it."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class CalendarKind(StrEnum):
    """Which calendar a date is kept in."""

    SOLAR = "solar"
    LUNAR = "lunar"


class CustomerStatus(StrEnum):
    """What the desk decided about a customer; prospect and dormant follow from the visits."""

    ACTIVE = "active"
    LOST = "lost"
    RETIRED = "retired"
    MERGED = "merged"
    ANONYMISED = "anonymised"


class ShownStatus(StrEnum):
    """What the archive shows: the decision, and for the active what their visits say."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    DORMANT = "dormant"
    LOST = "lost"
    RETIRED = "retired"
    MERGED = "merged"
    ANONYMISED = "anonymised"


class ContactPause(StrEnum):
    """Why a customer is not contacted for now; a status, not a risk."""

    OPTED_OUT = "opted_out"
    MEDICAL = "medical"
    MOVED_AWAY = "moved_away"


class ContactMethod(StrEnum):
    """How a customer is best reached."""

    PHONE = "phone"
    SMS = "sms"
    WECHAT = "wechat"
    IN_PERSON = "in_person"


class ConsentKind(StrEnum):
    """What a customer may allow."""

    PHONE = "phone"
    SMS = "sms"
    WECHAT = "wechat"
    PORTRAIT = "portrait"
    TESTIMONY = "testimony"
    DATA = "data"


class PreferenceKind(StrEnum):
    """What a customer enjoys and what must be avoided."""

    LIKE = "like"
    TABOO = "taboo"


class AllergyKind(StrEnum):
    """What must never be given or done."""

    ALLERGY = "allergy"
    CONTRAINDICATION = "contraindication"


class NeedKind(StrEnum):
    """What brings a customer here and what troubles them."""

    NEED = "need"
    PAIN = "pain"


class ConflictKind(StrEnum):
    """Where a customer's idea of treatment and the clinic's own part ways."""

    PRICE_ONLY = "price_only"
    OVER_TREATMENT = "over_treatment"
    UNREAL_EXPECTATION = "unreal_expectation"
    DISTRUST = "distrust"
    OTHER = "other"


class FamilyRelation(StrEnum):
    """Who a family member is to the customer."""

    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER = "other"


class DateKind(StrEnum):
    """What is remembered on an important date."""

    BIRTHDAY = "birthday"
    WEDDING = "wedding"
    EXAM = "exam"
    PROMOTION = "promotion"
    OTHER = "other"


class CircleKind(StrEnum):
    """A club of the clinic, or people who know each other."""

    CLUB = "club"
    CIRCLE = "circle"


class RelationSide(StrEnum):
    """Towards whom a relation level is held."""

    CLINIC = "clinic"
    SPECIALIST = "specialist"


class AttachmentKind(StrEnum):
    """What a filed document is."""

    SIGNED_FORM = "signed_form"
    PHOTOGRAPH = "photograph"
    TESTIMONY = "testimony"
    OTHER = "other"


NAMES: Final[Names] = {
    Role: {
        Role.RECEPTIONIST: lambda: say_in("role", "Receptionist"),
        Role.SPECIALIST: lambda: say_in("role", "Specialist"),
        Role.SUPERVISOR: lambda: say_in("role", "Supervisor"),
        Role.MANAGER: lambda: say_in("role", "Manager"),
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
