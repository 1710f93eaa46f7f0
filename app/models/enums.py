"""Words the tables, the services and the screens share.

Values are what the database stores; never rename one without a migration.
"""

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


class LineState(StrEnum):
    """Whether a line of a visit happened; only done lines exist for the indicators."""

    DONE = "done"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    VOIDED = "voided"


class EventKind(StrEnum):
    """What kind of occasion customers are invited to."""

    SALON = "salon"
    ANNIVERSARY = "anniversary"
    LADIES_CLUB = "ladies_club"
    TRIAL_DAY = "trial_day"
    OTHER = "other"


class FeedbackKind(StrEnum):
    """What a customer said, by its nature; only complaints touch harmony."""

    COMPLAINT = "complaint"
    FEEDBACK = "feedback"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class FeedbackDirection(StrEnum):
    """What it was about."""

    RESULT = "result"
    WAITING = "waiting"
    ATTITUDE = "attitude"
    PRICE = "price"
    ENVIRONMENT = "environment"
    PRIVACY = "privacy"
    RETURN = "return"
    OTHER = "other"


class ComplaintStatus(StrEnum):
    """How far a complaint has come, in the words of the harmony indicator."""

    OPEN = "open"
    RESOLVED = "resolved"
    CONFIRMED = "confirmed"


class Tier(StrEnum):
    """The shown grade of a customer; the first four are also the base tiers, best first."""

    VIP = "vip"
    MAJOR = "major"
    ORDINARY = "ordinary"
    GENERAL = "general"
    POTENTIAL_VIP = "potential_vip"
    DORMANT = "dormant"
    PROSPECT = "prospect"
    NOT_GRADED = "not_graded"


class TierScheme(StrEnum):
    """How the one result is displayed; never stored as a second truth."""

    FIVE_TIERS = "five_tiers"
    STARS = "stars"
    THREE_WAY = "three_way"


class ThreeWay(StrEnum):
    """The three-class view of a tier."""

    BIG = "big"
    POTENTIAL = "potential"
    GENERAL = "general"


class Indicator(StrEnum):
    """The weighted numbers behind a grade (definitions.md, The eight indicators)."""

    TENURE = "tenure"
    SPEND = "spend"
    VISITS = "visits"
    FREQUENCY = "frequency"
    TREATMENTS = "treatments"
    REFERRED = "referred"
    REFERRED_SPEND = "referred_spend"
    EVENTS = "events"
    EVENT_SALES = "event_sales"
    HARMONY = "harmony"


class CutKind(StrEnum):
    """Whether tiers are cut by share of ranks or by absolute score."""

    RANK_SHARE = "rank_share"
    THRESHOLD = "threshold"


class GradingPeriod(StrEnum):
    """How often customers are graded; the year end is graded in any case."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class Movement(StrEnum):
    """How a customer's tier changed between two gradings."""

    UP = "up"
    DOWN = "down"
    ENTRY = "entry"
    DORMANT = "dormant"
    RETURN = "return"


class RiskStage(StrEnum):
    """How far a customer is beyond the own rhythm (definitions.md, Return rhythm and risk)."""

    ON_RHYTHM = "on_rhythm"
    DUE_BACK = "due_back"
    LATE = "late"
    AT_RISK = "at_risk"
    CRITICAL = "critical"
    LOST = "lost"

    @property
    def number(self) -> int:
        """The stage as the definitions count it, 0 to 5."""
        return list(RiskStage).index(self)


class ImportKind(StrEnum):
    """What a file of rows can be read in as."""

    CUSTOMERS = "customers"
    VISITS = "visits"
    REFERRALS = "referrals"
    ATTENDANCES = "attendances"
    COMPLAINTS = "complaints"


class Intent(StrEnum):
    """What a write was for, in the journal and in the undo message."""

    SET_UP = "set_up"
    ADD_CUSTOMER = "add_customer"
    EDIT_CUSTOMER = "edit_customer"
    CHANGE_STATUS = "change_status"
    RETIRE_CUSTOMERS = "retire_customers"
    REVIEW_ARCHIVE = "review_archive"
    RECORD_CONSENT = "record_consent"
    ATTACH_FILE = "attach_file"
    REMOVE_ATTACHMENT = "remove_attachment"
    MERGE_CUSTOMERS = "merge_customers"
    REJECT_DUPLICATE = "reject_duplicate"
    LOG_VISIT = "log_visit"
    EDIT_VISIT = "edit_visit"
    REFUND = "refund"
    SELL_PACKAGE = "sell_package"
    RECORD_REFERRAL = "record_referral"
    RECORD_ATTENDANCE = "record_attendance"
    RECORD_FEEDBACK = "record_feedback"
    EDIT_CATALOGUE = "edit_catalogue"
    EDIT_STAFF = "edit_staff"
    EDIT_SETTINGS = "edit_settings"
    EDIT_RULES = "edit_rules"
    GRADE = "grade"
    IMPORT = "import"
    UNDO = "undo"
    REFRESH = "refresh"


class Permission(StrEnum):
    """What a role may do; who may what stands in rules.permissions."""

    SEE_CUSTOMERS = "see_customers"
    SEE_FULL_PHONES = "see_full_phones"
    EDIT_CUSTOMERS = "edit_customers"
    MERGE_CUSTOMERS = "merge_customers"
    RETIRE_CUSTOMERS = "retire_customers"
    LOG_VISITS = "log_visits"
    REFUND = "refund"
    EDIT_CATALOGUE = "edit_catalogue"
    IMPORT = "import"
    EXPORT = "export"
    GRADE = "grade"
    EDIT_RULES = "edit_rules"
    EDIT_STAFF = "edit_staff"
    EDIT_SETTINGS = "edit_settings"
    SEE_JOURNAL = "see_journal"
    UNDO_OWN = "undo_own"
    UNDO_ANY = "undo_any"


class ImportColumn(StrEnum):
    """What a column of a file can be read as; a mapping names these."""

    NUMBER = "number"
    NAME = "name"
    PHONE = "phone"
    GENDER = "gender"
    BIRTH_DATE = "birth_date"
    WECHAT = "wechat"
    REGION = "region"
    SUB_REGION = "sub_region"
    ADDRESS = "address"
    SOURCE = "source"
    REFERRER = "referrer"
    FIRST_CONTACT = "first_contact"
    NOTE = "note"
    DAY = "day"
    TREATMENT = "treatment"
    AMOUNT = "amount"
    STAFF = "staff"
    EVENT = "event"
    REFERRED = "referred"
    SALES = "sales"
    STATUS = "status"
    KIND = "kind"
    DIRECTION = "direction"


class RowProblem(StrEnum):
    """Why a row of a file cannot be taken in; the values are the reasons machines read."""

    BORN_IN_FUTURE = "born in the future"
    NO_NAME_AND_PHONE = "no name and no phone"
    NO_CUSTOMER = "no number, and no name with phone"
    NO_SUCH_DAY = "no such day"
    NOT_A_DAY = "not a day"
    DAY_OR_MONTH_FIRST = "day or month first is not clear"
    PHONE_LOST_DIGITS = "phone in scientific notation has lost its digits"
    NOT_A_PHONE = "not a phone number"
    NOT_AN_AMOUNT = "not an amount"
    AMOUNT_TOO_FINE = "amount finer than the smallest coin"
    AMOUNT_TOO_LARGE = "amount too large"
    BELOW_ZERO = "below zero"
    NOT_A_CHOICE = "not one of the words known here"
    NOTHING_THERE = "nothing there"
    TOO_LONG = "too long"
    SOMEONE_ELSE = "number belongs to someone else"
    SEVERAL_CUSTOMERS = "several customers could be meant"
    UNKNOWN_CUSTOMER = "no customer has this number"
    OWN_REFERRER = "referred by themselves"
    REFERRAL_LOOP = "referrals go round in a circle"


class RowVerdict(StrEnum):
    """What importing a line of a file does."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    CONFLICT = "conflict"
    ERROR = "error"


class ExportKind(StrEnum):
    """What list is written to a file."""

    CUSTOMERS = "customers"
    VISITS = "visits"
    REFERRALS = "referrals"
    ATTENDANCES = "attendances"
    COMPLAINTS = "complaints"
    GRADES = "grades"
