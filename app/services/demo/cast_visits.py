"""What the known customers have had done, as the cast tells it."""

from collections import defaultdict
from datetime import date, timedelta

from app.models import Complaint
from app.services.demo.histories import DraftLine
from app.services.demo.occasions import come_to
from app.services.demo.setting import HeldEvent, Part, Setting
from app.services.demo.visits import add_line, open_visit
from app.words import ComplaintStatus, FeedbackDirection, FeedbackKind

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
