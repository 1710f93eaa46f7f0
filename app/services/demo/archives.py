"""What the archive remembers about a made-up customer beyond name and phone."""

from datetime import date, timedelta
from random import Random
from typing import Final

from app.models import (
    Allergy,
    ArchiveReview,
    Consent,
    CustomerNeed,
    FamilyMember,
    ImportantDate,
    Preference,
)
from app.services.demo.chance import happens
from app.services.demo.setting import Setting
from app.words import (
    AllergyKind,
    CalendarKind,
    ConsentKind,
    DateKind,
    FamilyRelation,
    Gender,
    NeedKind,
    PreferenceKind,
)

_CONSENT_SHARES: Final = {
    ConsentKind.DATA: 0.95,
    ConsentKind.PHONE: 0.85,
    ConsentKind.WECHAT: 0.8,
    ConsentKind.SMS: 0.6,
    ConsentKind.PORTRAIT: 0.15,
    ConsentKind.TESTIMONY: 0.05,
}
_WITHDRAWN_SHARE: Final = 0.02
_DAYS_IN_EVERY_MONTH: Final = 28


def fill_archive(setting: Setting, customer_id: int, since_on: date) -> None:
    """Add family, dates, tastes, warnings, needs, consents and the last review."""
    _add_tastes(setting, customer_id)
    _add_warnings(setting, customer_id)
    _add_needs(setting, customer_id)
    _add_consents(setting, customer_id, since_on)
    _add_family(setting, customer_id)
    _add_review(setting, customer_id, since_on)


def _add_tastes(setting: Setting, customer_id: int) -> None:
    for kind, phrases, counts in (
        (PreferenceKind.LIKE, "likes", (0, 0, 1, 2, 3)),
        (PreferenceKind.TABOO, "taboos", (0, 0, 0, 1)),
    ):
        for text in setting.phrases.some(setting.random, phrases, counts):
            setting.ledger.add(Preference, customer_id=customer_id, kind=kind, text=text)


def _add_warnings(setting: Setting, customer_id: int) -> None:
    for kind, phrases, share in (
        (AllergyKind.ALLERGY, "allergies", 0.06),
        (AllergyKind.CONTRAINDICATION, "contraindications", 0.03),
    ):
        if happens(setting.random, share):
            text = setting.phrases.some(setting.random, phrases, (1,))[0]
            setting.ledger.add(Allergy, customer_id=customer_id, kind=kind, text=text)


def _add_needs(setting: Setting, customer_id: int) -> None:
    counts = {NeedKind.NEED: (0, 1, 1, 2), NeedKind.PAIN: (0, 0, 1)}
    for kind, codes in setting.needs.items():
        for code in setting.random.sample(codes, setting.random.choice(counts[kind])):
            setting.ledger.add(CustomerNeed, customer_id=customer_id, need_code_id=code)


def _add_consents(setting: Setting, customer_id: int, since_on: date) -> None:
    for kind, share in _CONSENT_SHARES.items():
        if happens(setting.random, share):
            setting.ledger.add(
                Consent,
                customer_id=customer_id,
                kind=kind,
                given_on=since_on,
                withdrawn_on=_withdrawn_on(setting.random, since_on, setting.today),
            )


def _withdrawn_on(random: Random, given_on: date, today: date) -> date | None:
    if not happens(random, _WITHDRAWN_SHARE):
        return None
    return min(today, given_on + timedelta(days=random.randrange(30, 400)))


def _add_family(setting: Setting, customer_id: int) -> None:
    random = setting.random
    if happens(random, 0.3):
        _add_wedding(setting, customer_id)
    if happens(random, 0.3):
        child_id = setting.ledger.add(
            FamilyMember,
            customer_id=customer_id,
            name=setting.names.given(random.choice((Gender.FEMALE, Gender.MALE))),
            relation=FamilyRelation.CHILD,
        )
        _add_birthday(setting, customer_id, child_id)


def _add_wedding(setting: Setting, customer_id: int) -> None:
    random = setting.random
    setting.ledger.add(
        ImportantDate,
        customer_id=customer_id,
        kind=DateKind.WEDDING,
        year=setting.today.year - random.randint(1, 25),
        month=random.choice((5, 9, 10, 10, 11, 12)),
        day=random.randint(1, _DAYS_IN_EVERY_MONTH),
    )


def _add_birthday(setting: Setting, customer_id: int, member_id: int) -> None:
    random = setting.random
    setting.ledger.add(
        ImportantDate,
        customer_id=customer_id,
        family_member_id=member_id,
        kind=DateKind.BIRTHDAY,
        calendar=random.choices((CalendarKind.SOLAR, CalendarKind.LUNAR), (3, 1))[0],
        year=setting.today.year - random.randint(1, 18),
        month=random.randint(1, 12),
        day=random.randint(1, _DAYS_IN_EVERY_MONTH),
    )


def _add_review(setting: Setting, customer_id: int, since_on: date) -> None:
    day = setting.today - timedelta(days=setting.random.randrange(1, 700))
    if day > since_on:
        setting.ledger.add(
            ArchiveReview,
            customer_id=customer_id,
            reviewed_on=day,
            staff_id=setting.random.choice(setting.team.responsible_ids),
        )
