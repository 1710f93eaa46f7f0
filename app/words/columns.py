"""What a column of a file can be read as."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


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
    PINYIN = "pinyin"
    LUNAR_BIRTH = "lunar_birth"
    OTHER_PHONE = "other_phone"
    WECHAT_PHONE = "wechat_phone"
    PAUSE = "pause"
    PAUSE_UNTIL = "pause_until"
    RESPONSIBLE = "responsible"
    SUPERVISOR = "supervisor"
    RELATION_CLINIC = "relation_clinic"
    RELATION_SPECIALIST = "relation_specialist"
    REACH_BY = "reach_by"
    REACH_HOURS = "reach_hours"
    REACH_FROM = "reach_from"
    REACH_UNTIL = "reach_until"
    CONFLICT = "conflict"
    CONFLICT_HANDLING = "conflict_handling"
    ALLERGIES = "allergies"
    CONTRAINDICATIONS = "contraindications"
    LIKES = "likes"
    TABOOS = "taboos"
    NEEDS = "needs"
    PAINS = "pains"
    CLUBS = "clubs"
    CIRCLES = "circles"
    FAMILY = "family"
    SPOUSE = "spouse"
    CHILDREN = "children"
    PARENTS = "parents"
    SPOUSE_BIRTHDAY = "spouse_birthday"
    CHILD_BIRTHDAY = "child_birthday"
    WEDDING = "wedding"
    DATES = "dates"
    CONSENTS = "consents"
    CONSENT_PHONE = "consent_phone"
    CONSENT_SMS = "consent_sms"
    CONSENT_WECHAT = "consent_wechat"
    CONSENT_PORTRAIT = "consent_portrait"
    CONSENT_TESTIMONY = "consent_testimony"
    CONSENT_DATA = "consent_data"
    RECEIPTS = "receipts"


NAMES: Final[Names] = {
    ImportColumn: {
        ImportColumn.NUMBER: lambda: say_in("import column", "Number"),
        ImportColumn.NAME: lambda: say_in("import column", "Name"),
        ImportColumn.PHONE: lambda: say_in("import column", "Phone"),
        ImportColumn.GENDER: lambda: say_in("import column", "Gender"),
        ImportColumn.BIRTH_DATE: lambda: say_in("import column", "Birth date"),
        ImportColumn.WECHAT: lambda: say_in("import column", "WeChat"),
        ImportColumn.REGION: lambda: say_in("import column", "Region"),
        ImportColumn.SUB_REGION: lambda: say_in("import column", "Sub-region"),
        ImportColumn.ADDRESS: lambda: say_in("import column", "Address"),
        ImportColumn.SOURCE: lambda: say_in("import column", "Source"),
        ImportColumn.REFERRER: lambda: say_in("import column", "Referrer"),
        ImportColumn.FIRST_CONTACT: lambda: say_in("import column", "First contact"),
        ImportColumn.NOTE: lambda: say_in("import column", "Note"),
        ImportColumn.DAY: lambda: say_in("import column", "Day"),
        ImportColumn.TREATMENT: lambda: say_in("import column", "Treatment"),
        ImportColumn.AMOUNT: lambda: say_in("import column", "Amount"),
        ImportColumn.STAFF: lambda: say_in("import column", "Staff"),
        ImportColumn.EVENT: lambda: say_in("import column", "Event"),
        ImportColumn.REFERRED: lambda: say_in("import column", "Referred"),
        ImportColumn.SALES: lambda: say_in("import column", "Sales"),
        ImportColumn.STATUS: lambda: say_in("import column", "Status"),
        ImportColumn.KIND: lambda: say_in("import column", "Kind"),
        ImportColumn.DIRECTION: lambda: say_in("import column", "Direction"),
        ImportColumn.DUE: lambda: say_in("import column", "Due"),
        ImportColumn.TIME: lambda: say_in("import column", "Time"),
        ImportColumn.METHOD: lambda: say_in("import column", "Method"),
        ImportColumn.ASK: lambda: say_in("import column", "What to ask"),
        ImportColumn.SAY: lambda: say_in("import column", "What to say"),
        ImportColumn.PINYIN: lambda: say_in("import column", "Pinyin"),
        ImportColumn.LUNAR_BIRTH: lambda: say_in("import column", "Lunar birthday"),
        ImportColumn.OTHER_PHONE: lambda: say_in("import column", "Other phone"),
        ImportColumn.WECHAT_PHONE: lambda: say_in("import column", "WeChat phone"),
        ImportColumn.PAUSE: lambda: say_in("import column", "Not to be contacted"),
        ImportColumn.PAUSE_UNTIL: lambda: say_in("import column", "Not to be contacted until"),
        ImportColumn.RESPONSIBLE: lambda: say_in("import column", "Responsible specialist"),
        ImportColumn.SUPERVISOR: lambda: say_in("import column", "Supervisor"),
        ImportColumn.RELATION_CLINIC: lambda: say_in("import column", "Relation to the clinic"),
        ImportColumn.RELATION_SPECIALIST: lambda: say_in(
            "import column", "Relation to the specialist"
        ),
        ImportColumn.REACH_BY: lambda: say_in("import column", "Best way to reach"),
        ImportColumn.REACH_HOURS: lambda: say_in("import column", "Best hours"),
        ImportColumn.REACH_FROM: lambda: say_in("import column", "Reach from"),
        ImportColumn.REACH_UNTIL: lambda: say_in("import column", "Reach until"),
        ImportColumn.CONFLICT: lambda: say_in("import column", "Concept conflict"),
        ImportColumn.CONFLICT_HANDLING: lambda: say_in(
            "import column", "How to handle the conflict"
        ),
        ImportColumn.ALLERGIES: lambda: say_in("import column", "Allergies"),
        ImportColumn.CONTRAINDICATIONS: lambda: say_in("import column", "Contraindications"),
        ImportColumn.LIKES: lambda: say_in("import column", "Likes"),
        ImportColumn.TABOOS: lambda: say_in("import column", "Avoid"),
        ImportColumn.NEEDS: lambda: say_in("import column", "Needs"),
        ImportColumn.PAINS: lambda: say_in("import column", "Pains"),
        ImportColumn.CLUBS: lambda: say_in("import column", "Clubs"),
        ImportColumn.CIRCLES: lambda: say_in("import column", "Circles"),
        ImportColumn.FAMILY: lambda: say_in("import column", "Family"),
        ImportColumn.SPOUSE: lambda: say_in("import column", "Spouse"),
        ImportColumn.CHILDREN: lambda: say_in("import column", "Children"),
        ImportColumn.PARENTS: lambda: say_in("import column", "Parents"),
        ImportColumn.SPOUSE_BIRTHDAY: lambda: say_in("import column", "Spouse's birthday"),
        ImportColumn.CHILD_BIRTHDAY: lambda: say_in("import column", "Child's birthday"),
        ImportColumn.WEDDING: lambda: say_in("import column", "Wedding anniversary"),
        ImportColumn.DATES: lambda: say_in("import column", "Important dates"),
        ImportColumn.CONSENTS: lambda: say_in("import column", "Consents"),
        ImportColumn.CONSENT_PHONE: lambda: say_in("import column", "Consent to calls"),
        ImportColumn.CONSENT_SMS: lambda: say_in("import column", "Consent to text messages"),
        ImportColumn.CONSENT_WECHAT: lambda: say_in("import column", "Consent to WeChat"),
        ImportColumn.CONSENT_PORTRAIT: lambda: say_in("import column", "Consent to portrait"),
        ImportColumn.CONSENT_TESTIMONY: lambda: say_in("import column", "Consent to testimony"),
        ImportColumn.CONSENT_DATA: lambda: say_in("import column", "Consent to keeping data"),
        ImportColumn.RECEIPTS: lambda: say_in("import column", "Receipts of the year"),
    },
}
