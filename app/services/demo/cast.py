"""The customers everybody knows by name: those of the drawings."""

from datetime import date, time, timedelta

from app.models import (
    Allergy,
    ArchiveReview,
    Consent,
    Customer,
    FamilyMember,
    ImportantDate,
    Phone,
    Preference,
)
from app.services.archive.readings import default_pinyin
from app.services.demo.cast_visits import add_cast_feedback, add_cast_visits
from app.services.demo.occasions import introduce
from app.services.demo.phrases import in_language, load_resource
from app.services.demo.setting import Part, Setting
from app.words import (
    ConsentKind,
    ContactMethod,
    DateKind,
    FamilyRelation,
    Gender,
    PreferenceKind,
)


def cast_numbers() -> list[int]:
    """Return the numbers of the known customers, as they are introduced."""
    return [part["number"] for part in _parts()]


def admit_cast(setting: Setting) -> None:
    """Give the known customers their rows and stories, as far as numbers were drawn for them."""
    keys: dict[str, int] = {}
    for part in _parts():
        if number := setting.numbers.cast.get(part["number"]):
            keys[part["name"]] = _admit(setting, part, number)
    for part in _parts():
        if part["name"] in keys and part.get("referrer") in keys:
            since_on = _since(setting, part)
            introduce(setting, keys[part["referrer"]], keys[part["name"]], since_on)


def _parts() -> list[Part]:
    parts: list[Part] = load_resource("cast.json")["customers"]
    return parts


def _admit(setting: Setting, part: Part, number: str) -> int:
    until = part.get("reach_until")
    customer_id = setting.ledger.add(
        Customer,
        number=number,
        name=part["name"],
        pinyin=default_pinyin(part["name"]),
        gender=Gender(part["gender"]),
        wechat=part.get("wechat"),
        region=setting.phrases.at("regions", part["region"]) if "region" in part else None,
        source=setting.phrases.at("sources", 0 if "referrer" in part else 4),
        first_contact_on=_since(setting, part),
        responsible_id=setting.team.by_key[part["responsible"]],
        supervisor_id=setting.team.supervisor_id,
        relation_clinic=part["relation"],
        relation_specialist=part["relation"],
        reach_by=ContactMethod(part["reach_by"]) if "reach_by" in part else None,
        reach_until=time.fromisoformat(until) if until else None,
        **_birth(setting, part),
    )
    setting.ledger.add(Phone, customer_id=customer_id, digits=part["phone"])
    _fill_archive(setting, customer_id, part)
    _add_dates(setting, customer_id, part)
    add_cast_visits(setting, customer_id, part, _since(setting, part))
    add_cast_feedback(setting, customer_id, part)
    return customer_id


def _since(setting: Setting, part: Part) -> date:
    if "since" in part:
        return min(date.fromisoformat(part["since"]), setting.today)
    return setting.today - timedelta(days=part["since_ago"])


def _birth(setting: Setting, part: Part) -> dict[str, int]:
    if "birth" in part:
        year, month, day = part["birth"]
    else:
        soon = setting.today + timedelta(days=part["birth_in_days"])
        year, month, day = part["birth_year"], soon.month, soon.day
    return {"birth_year": year, "birth_month": month, "birth_day": day}


def _fill_archive(setting: Setting, customer_id: int, part: Part) -> None:
    ledger, language = setting.ledger, setting.phrases.language
    for text in part.get("allergies", ()):
        ledger.add(Allergy, customer_id=customer_id, text=in_language(text, language))
    for kind, key in ((PreferenceKind.LIKE, "likes"), (PreferenceKind.TABOO, "taboos")):
        for text in part.get(key, ()):
            words = in_language(text, language)
            ledger.add(Preference, customer_id=customer_id, kind=kind, text=words)
    for consent in (ConsentKind.DATA, ConsentKind.PHONE, ConsentKind.WECHAT):
        ledger.add(Consent, customer_id=customer_id, kind=consent, given_on=_since(setting, part))
    if days := part.get("reviewed_days_ago"):
        ledger.add(
            ArchiveReview,
            customer_id=customer_id,
            reviewed_on=setting.today - timedelta(days=days),
            staff_id=setting.team.by_key[part["responsible"]],
        )


def _add_dates(setting: Setting, customer_id: int, part: Part) -> None:
    if "wedding" in part:
        _remember(setting, customer_id, DateKind.WEDDING, part["wedding"])
    if "wedding_in_days" in part:
        soon = setting.today + timedelta(days=part["wedding_in_days"])
        day = (part["wedding_year"], soon.month, soon.day)
        _remember(setting, customer_id, DateKind.WEDDING, day)
    if child := part.get("child"):
        child_id = setting.ledger.add(
            FamilyMember,
            customer_id=customer_id,
            name=child["name"],
            relation=FamilyRelation.CHILD,
        )
        _remember(setting, customer_id, DateKind.BIRTHDAY, child["birth"], child_id)
        june = date(setting.today.year + (setting.today.month > child["exam"]), child["exam"], 15)
        exam = (june.year, june.month, june.day)
        _remember(setting, customer_id, DateKind.EXAM, exam, child_id, yearly=False)


def _remember(
    setting: Setting,
    customer_id: int,
    kind: DateKind,
    day: tuple[int, int, int],
    member_id: int | None = None,
    **cells: object,
) -> None:
    year, month, day_of_month = day
    setting.ledger.add(
        ImportantDate,
        customer_id=customer_id,
        family_member_id=member_id,
        kind=kind,
        year=year,
        month=month,
        day=day_of_month,
        **cells,
    )
