"""What the lines of the first tab say."""

from datetime import date, timedelta
from typing import Final

from app.services.today.day_figures import DayVisit
from app.services.today.lenses import Lens
from app.services.today.today import DayRow
from app.ui.parts.cards.chips import Chip, risk_chip, tier_chip
from app.ui.theme.tokens import Tone
from app.ui.today.lines import Said
from app.words import RiskStage, Tier
from app.words.formats import money, short_day
from app.words.language import listed, listed_long, say, say_in, say_many
from app.words.names import name_of

_BETWEEN: Final = " · "
_ABOUT_MONEY: Final = frozenset({Lens.VIPS_AT_RISK, Lens.VIPS_ALONE})


def lens_title(lens: Lens) -> str:
    """Return what a list is called."""
    match lens:
        case Lens.CALLS:
            return say("Beyond their rhythm")
        case Lens.VIPS_AT_RISK:
            return say("VIPs at risk")
        case Lens.SECOND_VISIT:
            return say("Second visit")
        case Lens.DUE_SOON:
            return say("Expected within a week")
        case _:
            return _other_title(lens)


def _other_title(lens: Lens) -> str:
    match lens:
        case Lens.NEWCOMERS:
            return say("New this month")
        case Lens.VISITORS:
            return say("Came this week")
        case Lens.LOST:
            return say("Lost customers")
        case Lens.VIPS_ALONE:
            return say("VIPs with nobody responsible")
        case _:
            return say("VIP files to complete")


def said_of(row: DayRow, *, lens: Lens, today: date, currency: str) -> Said:
    """Return the line of a customer under a lens."""
    return Said(
        key=row.customer_id,
        name=row.name,
        lead=_lead(row, lens, today),
        tier=tier_chip(row.tier, provisional=row.provisional),
        why=_BETWEEN.join(filter(None, _whys(row, lens, today, currency))),
        beside=row.responsible_name or "",
    )


def said_of_visit(visit: DayVisit, *, currency: str) -> Said:
    """Return the line of a visit of the day."""
    treatments = listed_long(visit.treatments)
    scored = visit.satisfaction
    satisfied = say("satisfied {score}/5", score=scored) if scored is not None else ""
    return Said(
        key=visit.customer_id,
        name=visit.name,
        lead=f"{visit.visited_at:%H:%M}" if visit.visited_at else "",
        tier=tier_chip(visit.tier) if visit.tier else None,
        why=_BETWEEN.join(filter(None, (treatments, satisfied))),
        beside=money(visit.total_minor, currency),
    )


def _lead(row: DayRow, lens: Lens, today: date) -> Chip | str:
    match lens:
        case Lens.NEWCOMERS | Lens.VISITORS:
            return short_day(row.last_visit_on)
        case Lens.VIPS_INCOMPLETE:
            return Chip(text=f"{row.completeness_percent}%", tone=Tone.WARN)
        case Lens.DUE_SOON:
            return _expected_in(row, today)
        case _:
            return _late(row)


def _late(row: DayRow) -> Chip | str:
    chip = risk_chip(row.stage) if row.stage else None
    if chip is None or row.days_over == 0 or row.stage is RiskStage.LOST:
        return chip or ""
    return Chip(text=say_many("{count} d late", "{count} d late", row.days_over), tone=chip.tone)


def _expected_in(row: DayRow, today: date) -> Chip:
    expected_on = _expected_on(row)
    days = max((expected_on - today).days, 0) if expected_on else 0
    text = say_many("in {count} d", "in {count} d", days) if days else say_in("due", "today")
    return Chip(text=text, tone=Tone.OK)


def _expected_on(row: DayRow) -> date | None:
    if row.family_last_on is None or row.expected_gap_days is None:
        return None
    return row.family_last_on + timedelta(days=row.expected_gap_days)


def _whys(row: DayRow, lens: Lens, today: date, currency: str) -> list[str]:
    match lens:
        case Lens.NEWCOMERS | Lens.VISITORS:
            done = listed_long(row.treatments)
            return [done, _visits(row), money(row.spend_minor, currency)]
        case Lens.VIPS_INCOMPLETE:
            missing = listed(map(name_of, row.missing))
            return [say("Missing: {fields}", fields=missing)]
        case _:
            complaint = say("Complaint open") if row.open_complaint_count else ""
            return [complaint, *_rhythm(row, lens, today), _yearly(row, lens, currency)]


def _rhythm(row: DayRow, lens: Lens, today: date) -> list[str]:
    if row.family_last_on is None or row.expected_gap_days is None:
        return []
    gap, since = row.expected_gap_days, (today - row.family_last_on).days
    family = row.family_name or ""
    if lens is Lens.DUE_SOON:
        said = say("Usually every {gap} days, last came {day}", gap=gap, day=_day(row))
    elif row.visit_count == 1:
        said = say("Came once, {since} days ago; others return after {gap}", since=since, gap=gap)
    else:
        said = say("Usually every {gap} days, last came {since} days ago", gap=gap, since=since)
    return [said, family]


def _day(row: DayRow) -> str:
    return short_day(row.family_last_on)


def _visits(row: DayRow) -> str:
    if row.visit_count == 1:
        return say("first visit")
    return say_many("{count} visit", "{count} visits", row.visit_count)


def _yearly(row: DayRow, lens: Lens, currency: str) -> str:
    wanted = lens in _ABOUT_MONEY or (lens is Lens.CALLS and row.tier is Tier.VIP)
    spend = row.spend_365_minor
    return say("{amount} a year", amount=money(spend, currency)) if wanted and spend > 0 else ""
