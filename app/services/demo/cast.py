"""The customers everybody knows by name: those of the drawings."""

from collections import defaultdict
from datetime import date, time, timedelta

from app.models import (
    Allergy,
    ArchiveReview,
    Complaint,
    Consent,
    Customer,
    FamilyMember,
    ImportantDate,
    Phone,
    Preference,
)
from app.services.archive.readings import default_pinyin
from app.services.demo.histories import DraftLine
from app.services.demo.occasions import come_to, introduce
from app.services.demo.phrases import in_language, load_resource
from app.services.demo.setting import HeldEvent, Part, Setting
from app.services.demo.visits import add_line, open_visit
from app.words import (
    ComplaintStatus,
    ConsentKind,
    ContactMethod,
    DateKind,
    FamilyRelation,
    FeedbackDirection,
    FeedbackKind,
    Gender,
    PreferenceKind,
)

_MINOR = 100


def add_cast_visits(setting: Setting, customer_id: int, part: Part, since_on: date) -> None:
    """Add the visits of a part that lie between its first day and today, and its events."""
    by_day: dict[date, list[Part]] = defaultdict(list)
    for line in (*part.get("visits", ()), *_habit_lines(setting, part)):
        day = _day(setting, line)
        if since_on <= day <= setting.today:
            by_day[day].append(line)
    wanted_events = _events_of(setting, part, since_on)
    for event in wanted_events:
        come_to(setting, customer_id, event)
    packages: dict[int, int] = {}
    for day in sorted(by_day):
        _add_visit(setting, (customer_id, day), by_day[day], packages, wanted_events)


def add_cast_feedback(setting: Setting, customer_id: int, part: Part) -> None:
    """Add what the customer of a part has said."""
    for said in part.get("feedback", ()):
        direction, text = setting.phrases.said_at(said["kind"], said["phrase"])
        setting.ledger.add(
            Complaint,
            customer_id=customer_id,
            received_on=setting.today - timedelta(days=said["ago"]),
            kind=FeedbackKind(said["kind"]),
            direction=FeedbackDirection(direction),
            status=ComplaintStatus(said.get("status", ComplaintStatus.CONFIRMED)),
            text=text,
        )


def _habit_lines(setting: Setting, part: Part) -> list[Part]:
    """Return the lines of the habits: each paid, or one package paid and every session drawn."""
    lines: list[Part] = []
    for habit in part.get("habits", ()):
        wobble = max(1, habit["every"] // 8)
        for nth in range(habit["times"]):
            ago = habit["last"] + nth * habit["every"]
            ago += setting.random.randint(-wobble, wobble) if nth else 0
            if "sessions" not in habit or nth == habit["times"] - 1:
                lines.append(habit | {"ago": ago})
            if "sessions" in habit:
                lines.append(habit | {"ago": ago, "amount": 0, "sessions": 0})
    return lines


def _day(setting: Setting, line: Part) -> date:
    if "on" in line:
        return date.fromisoformat(line["on"])
    return setting.today - timedelta(days=line["ago"])


def _add_visit(
    setting: Setting,
    visit: tuple[int, date],
    lines: list[Part],
    packages: dict[int, int],
    events: list[HeldEvent],
) -> None:
    customer_id, day = visit
    visit_id = open_visit(
        setting,
        customer_id,
        day,
        satisfaction=next((line["score"] for line in lines if "score" in line), 5),
        took_part=any(line.get("took_part", False) for line in lines),
    )
    for line in lines:
        event = _last_before(events, day) if line.get("event") else None
        add_line(
            setting,
            (visit_id, customer_id, day),
            DraftLine(
                treatment=setting.treatments[line["item"]],
                amount_minor=line["amount"] * _MINOR,
                sessions=line.get("sessions", 1),
            ),
            packages,
            staff_id=setting.team.by_key[line["staff"]],
            event_id=event.event_id if event else None,
        )


def _events_of(setting: Setting, part: Part, since_on: date) -> list[HeldEvent]:
    held = [event for event in setting.events if event.held_on >= since_on]
    count = part.get("attended", 0)
    return held[-count:] if count else []


def _last_before(events: list[HeldEvent], day: date) -> HeldEvent | None:
    return next((event for event in reversed(events) if event.held_on <= day), None)


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
