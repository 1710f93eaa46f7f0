"""Words about people: staff, customers and what is known of them."""

from enum import StrEnum


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
