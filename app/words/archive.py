"""Words of the archive: what a customer's file holds."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


class FileField(StrEnum):
    """Something an archive can hold about a customer, what matters most first."""

    NAME = "name"
    PHONE = "phone"
    SOURCE = "source"
    GENDER = "gender"
    DATA_CONSENT = "data_consent"
    BIRTHDAY = "birthday"
    REACH_BY = "reach_by"
    RESPONSIBLE = "responsible"
    NEED = "need"
    WECHAT = "wechat"
    REGION = "region"
    SUPERVISOR = "supervisor"
    REACH_HOURS = "reach_hours"
    PAIN = "pain"
    LIKE = "like"
    ADDRESS = "address"
    FIRST_CONTACT = "first_contact"
    IMPORTANT_DATE = "important_date"
    RELATION_CLINIC = "relation_clinic"
    RELATION_SPECIALIST = "relation_specialist"


NAMES: Final[Names] = {
    FileField: {
        FileField.NAME: lambda: say_in("file field", "name"),
        FileField.PHONE: lambda: say_in("file field", "phone"),
        FileField.SOURCE: lambda: say_in("file field", "source"),
        FileField.GENDER: lambda: say_in("file field", "gender"),
        FileField.DATA_CONSENT: lambda: say_in("file field", "consent to keep data"),
        FileField.BIRTHDAY: lambda: say_in("file field", "birthday"),
        FileField.REACH_BY: lambda: say_in("file field", "best way to reach"),
        FileField.RESPONSIBLE: lambda: say_in("file field", "responsible specialist"),
        FileField.NEED: lambda: say_in("file field", "needs"),
        FileField.WECHAT: lambda: say_in("file field", "WeChat"),
        FileField.REGION: lambda: say_in("file field", "region"),
        FileField.SUPERVISOR: lambda: say_in("file field", "supervisor"),
        FileField.REACH_HOURS: lambda: say_in("file field", "best hours to reach"),
        FileField.PAIN: lambda: say_in("file field", "pains"),
        FileField.LIKE: lambda: say_in("file field", "likes"),
        FileField.ADDRESS: lambda: say_in("file field", "address"),
        FileField.FIRST_CONTACT: lambda: say_in("file field", "first contact"),
        FileField.IMPORTANT_DATE: lambda: say_in("file field", "important dates"),
        FileField.RELATION_CLINIC: lambda: say_in("file field", "relation to the clinic"),
        FileField.RELATION_SPECIALIST: lambda: say_in("file field", "relation to the specialist"),
    },
}
