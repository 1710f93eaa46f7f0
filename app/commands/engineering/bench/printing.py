"""How fast the weekly list is drawn."""

from datetime import time, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from app.commands.engineering.bench.bare_list import draw_bare
from app.commands.engineering.bench.clinics import measured_desk
from app.commands.engineering.bench.measure import Result, timed
from app.models import Customer, CustomerMetrics
from app.services.office.opening import OpenDesk
from app.services.papers.call_lines import CallLine
from app.services.papers.document import stamp_for
from app.services.papers.week_list import WeekList, print_week_list
from app.services.rules.short_codes import code_of
from app.words import FollowUpKind

LINES: Final = 500
_TIMES: Final = 7
_GOAL: Final = 1.3
_PEOPLE: Final = ("Chen Wei", "Li Na", "Zhou Lan", "Dr. Lin")
_SAY: Final = (
    "Pico laser, 14 Nov: Satisfied so far? Even on both sides?",
    "Effect, satisfaction 1-5, product gaps, new needs, suggestions.",
    "Last came 4 Jul, 20 weeks ago. Offer a date.",
)


def print_the_week(folder: Path, customers: int) -> list[Result]:
    """Measure a list of 500 lines as PDF, beside reportlab drawing the same with no program."""
    with measured_desk(folder) as desk:
        week = _week(desk)
        stamp = stamp_for(desk.settings, actor=desk.actor, now=desk.clock.now())
    printing = timed(lambda: print_week_list(week, stamp=stamp), times=_TIMES)
    bare = timed(lambda: draw_bare(week.lines), times=_TIMES)
    return [
        Result(
            name=f"weekly list of {LINES} as PDF",
            customers=customers,
            measured=printing.median_ms,
            yardstick=bare.median_ms,
            goal=_GOAL,
        )
    ]


def _week(desk: OpenDesk) -> WeekList:
    """Return a full week for customers of the clinic."""
    query = (
        sa.select(Customer.number, Customer.name, CustomerMetrics.tier)
        .join(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .order_by(Customer.id)
        .limit(LINES)
    )
    known = desk.store.read(lambda session: session.execute(query).all())
    first_on = desk.clock.today()
    lines = [
        CallLine(
            followup_id=place,
            code=code_of(place),
            number=number,
            name=name,
            tier=tier,
            phone_digits=f"1390013{place:04}",
            kind=FollowUpKind.AFTERCARE,
            reason="Aftercare, day 7",
            say=_SAY[place % len(_SAY)],
            due_on=first_on + timedelta(days=place % 7),
            due_at=time(9 + place % 9, 30),
            days_late=0,
            carried=False,
            last_contact_on=first_on - timedelta(days=place % 60),
            taboos=(),
            staff_name=_PEOPLE[place % len(_PEOPLE)],
        )
        for place, (number, name, tier) in enumerate(islice(cycle(known), LINES))
    ]
    last_on = first_on + timedelta(days=6)
    return WeekList(first_on=first_on, last_on=last_on, people=(), lines=tuple(lines))
