"""Words about files of rows, in and out."""

from enum import StrEnum


class ImportKind(StrEnum):
    """What a file of rows can be read in as."""

    CUSTOMERS = "customers"
    VISITS = "visits"
    REFERRALS = "referrals"
    ATTENDANCES = "attendances"
    COMPLAINTS = "complaints"
    FOLLOWUPS = "followups"


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
    DUE = "due"
    TIME = "time"
    METHOD = "method"
    ASK = "ask"
    SAY = "say"


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
    NOT_A_TIME = "not a time of day"
    DAY_OVER = "day is over"
    CLOSED_DAY = "clinic is closed on that day"
    QUIET_TIME = "nobody may be rung at that time"
    NOBODY_HERE = "nobody of that name works here"
    IN_PEACE = "customer is not to be contacted"
    PLANNED_ALREADY = "an open one of that kind is planned already"
    NOT_OPEN = "how a follow-up ended is recorded at the desk"
    COMES_WITH_COMPLAINT = "call-backs come with their complaint"
    SETTLED_AT_DESK = "a complaint that is worked on is settled at the desk"


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
    FOLLOWUPS = "followups"
    CONTACTS = "contacts"
