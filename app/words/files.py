"""Words about files of rows, in and out."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


class ImportKind(StrEnum):
    """What a file of rows can be read in as."""

    CUSTOMERS = "customers"
    VISITS = "visits"
    REFERRALS = "referrals"
    ATTENDANCES = "attendances"
    COMPLAINTS = "complaints"
    FOLLOWUPS = "followups"


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
    ERROR_CELL = "error cell"
    NO_VALUE = "formula without a value"
    MERGED = "merged with the cell above"
    FUTURE_DAY = "day has not come yet"


class PassedReason(StrEnum):
    """Why a row of a file is no customer, visit or whatever the file is about."""

    BLANK = "blank"
    TOTAL = "total"
    HEADING = "heading again"
    HIDDEN = "hidden"
    MERGED = "merged upwards"
    REMARK = "remark"
    NOTHING = "nothing in the columns that are read"


class RowCaution(StrEnum):
    """What somebody should look at in a row that is taken in all the same."""

    ZERO_ADDED = "zero of the area code put back"
    ODD_PHONE = "not as long as a phone number here"
    PARTS_UNKNOWN = "no such day, left unknown"
    MERGED_ABOVE = "taken from the merged cell above"
    NOBODY_NOW = "no longer works here, left open"
    DECIDED_AT_DESK = "decided at the desk, left as it is"
    OVER = "over already, left out"


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


NAMES: Final[Names] = {
    RowProblem: {
        RowProblem.BORN_IN_FUTURE: lambda: say_in("row problem", "Born in the future"),
        RowProblem.NO_NAME_AND_PHONE: lambda: say_in("row problem", "No name and no phone"),
        RowProblem.NO_CUSTOMER: lambda: say_in(
            "row problem", "Neither a number nor a name with a phone"
        ),
        RowProblem.NO_SUCH_DAY: lambda: say_in("row problem", "There is no such day"),
        RowProblem.NOT_A_DAY: lambda: say_in("row problem", "This is not a day"),
        RowProblem.DAY_OR_MONTH_FIRST: lambda: say_in(
            "row problem", "Day or month first? Write the year first"
        ),
        RowProblem.PHONE_LOST_DIGITS: lambda: say_in(
            "row problem", "The spreadsheet has cut the phone number to 1.39E+10; type it again"
        ),
        RowProblem.NOT_A_PHONE: lambda: say_in("row problem", "This is not a phone number"),
        RowProblem.NOT_AN_AMOUNT: lambda: say_in("row problem", "This is not an amount"),
        RowProblem.AMOUNT_TOO_FINE: lambda: say_in(
            "row problem", "The amount is finer than the smallest coin"
        ),
        RowProblem.AMOUNT_TOO_LARGE: lambda: say_in("row problem", "The amount is too large"),
        RowProblem.BELOW_ZERO: lambda: say_in("row problem", "This may not be below zero"),
        RowProblem.NOT_A_CHOICE: lambda: say_in("row problem", "This word is not known here"),
        RowProblem.NOTHING_THERE: lambda: say_in("row problem", "Nothing stands here"),
        RowProblem.TOO_LONG: lambda: say_in("row problem", "This is too long"),
        RowProblem.SOMEONE_ELSE: lambda: say_in(
            "row problem", "The number belongs to someone else"
        ),
        RowProblem.SEVERAL_CUSTOMERS: lambda: say_in(
            "row problem", "Several customers could be meant"
        ),
        RowProblem.UNKNOWN_CUSTOMER: lambda: say_in("row problem", "No customer has this number"),
        RowProblem.OWN_REFERRER: lambda: say_in("row problem", "Nobody refers themselves"),
        RowProblem.REFERRAL_LOOP: lambda: say_in(
            "row problem", "These referrals go round in a circle"
        ),
        RowProblem.NOT_A_TIME: lambda: say_in("row problem", "This is not a time of day"),
        RowProblem.DAY_OVER: lambda: say_in("row problem", "The day is over"),
        RowProblem.CLOSED_DAY: lambda: say_in("row problem", "The clinic is closed on that day"),
        RowProblem.QUIET_TIME: lambda: say_in("row problem", "Nobody may be rung at that time"),
        RowProblem.NOBODY_HERE: lambda: say_in("row problem", "Nobody of that name works here"),
        RowProblem.IN_PEACE: lambda: say_in("row problem", "The customer is not to be contacted"),
        RowProblem.PLANNED_ALREADY: lambda: say_in(
            "row problem", "An open one of that kind is planned already"
        ),
        RowProblem.NOT_OPEN: lambda: say_in(
            "row problem", "Only open follow-ups are read in; how one ended is recorded at the desk"
        ),
        RowProblem.COMES_WITH_COMPLAINT: lambda: say_in(
            "row problem", "A call-back comes with its complaint; it is never added"
        ),
        RowProblem.SETTLED_AT_DESK: lambda: say_in(
            "row problem", "This complaint is worked on here; how it stands is settled at the desk"
        ),
        RowProblem.ERROR_CELL: lambda: say_in("row problem", "The spreadsheet shows an error here"),
        RowProblem.NO_VALUE: lambda: say_in(
            "row problem", "A formula whose value the file does not hold; save it in Excel first"
        ),
        RowProblem.MERGED: lambda: say_in(
            "row problem", "Merged with the cell above; write the amount of each row"
        ),
        RowProblem.FUTURE_DAY: lambda: say_in("row problem", "This day has not come yet"),
    },
    PassedReason: {
        PassedReason.BLANK: lambda: say_in("passed over", "blank"),
        PassedReason.TOTAL: lambda: say_in("passed over", "totals"),
        PassedReason.HEADING: lambda: say_in("passed over", "heading again"),
        PassedReason.HIDDEN: lambda: say_in("passed over", "hidden"),
        PassedReason.MERGED: lambda: say_in("passed over", "merged upwards"),
        PassedReason.REMARK: lambda: say_in("passed over", "remark"),
        PassedReason.NOTHING: lambda: say_in("passed over", "nothing in the columns read"),
    },
    RowCaution: {
        RowCaution.ZERO_ADDED: lambda: say_in(
            "row caution", "The zero of the area code was missing and is put back"
        ),
        RowCaution.ODD_PHONE: lambda: say_in(
            "row caution", "Not as long as a phone number here; kept as it stands"
        ),
        RowCaution.PARTS_UNKNOWN: lambda: say_in(
            "row caution", "There is no such day; what is not known is left open"
        ),
        RowCaution.MERGED_ABOVE: lambda: say_in(
            "row caution", "The cell is merged with the one above, whose value was taken"
        ),
        RowCaution.NOBODY_NOW: lambda: say_in(
            "row caution", "No longer works here; nobody is put down"
        ),
        RowCaution.DECIDED_AT_DESK: lambda: say_in(
            "row caution", "This is decided at the desk; the status stays as it is"
        ),
        RowCaution.OVER: lambda: say_in("row caution", "This is over already and is left out"),
    },
    RowVerdict: {
        RowVerdict.NEW: lambda: say_in("row verdict", "New"),
        RowVerdict.UPDATED: lambda: say_in("row verdict", "Update"),
        RowVerdict.SAME: lambda: say_in("row verdict", "Same"),
        RowVerdict.CONFLICT: lambda: say_in("row verdict", "Conflict"),
        RowVerdict.ERROR: lambda: say_in("row verdict", "Error"),
    },
    ExportKind: {
        ExportKind.CUSTOMERS: lambda: say_in("import kind", "Customers"),
        ExportKind.VISITS: lambda: say_in("import kind", "Visits"),
        ExportKind.REFERRALS: lambda: say_in("import kind", "Referrals"),
        ExportKind.ATTENDANCES: lambda: say_in("import kind", "Event attendances"),
        ExportKind.COMPLAINTS: lambda: say_in("import kind", "Complaints"),
        ExportKind.GRADES: lambda: say_in("export kind", "Grades"),
        ExportKind.FOLLOWUPS: lambda: say_in("import kind", "Follow-ups"),
        ExportKind.CONTACTS: lambda: say_in("export kind", "Contact log"),
    },
    ImportKind: {
        ImportKind.CUSTOMERS: lambda: say_in("import kind", "Customers"),
        ImportKind.VISITS: lambda: say_in("import kind", "Visits"),
        ImportKind.REFERRALS: lambda: say_in("import kind", "Referrals"),
        ImportKind.ATTENDANCES: lambda: say_in("import kind", "Event attendances"),
        ImportKind.COMPLAINTS: lambda: say_in("import kind", "Complaints"),
        ImportKind.FOLLOWUPS: lambda: say_in("import kind", "Follow-ups"),
    },
}
