"""What saving a visit leads to, in words."""

from html import escape

from app.services.rules.why import change_phrase
from app.services.visits.preview import SameDayTicket, VisitPreview
from app.services.visits.standing_preview import StandingPreview
from app.ui.theme.theme import current
from app.words.formats import money
from app.words.language import listed, listed_long, say, say_in, say_many


def then_said(preview: VisitPreview) -> str:
    """Return what follows from the visit, as rich text."""
    parts = []
    if preview.aftercare:
        days = listed(say("day {days}", days=each.after_days) for each in preview.aftercare)
        parts.append(say("aftercare on {days}", days=_strong(days)))
    if preview.due_back:
        weeks = say_many("in {count} week", "in {count} weeks", preview.due_back[0].weeks)
        parts.append(say("due back {when}", when=_strong(weeks)))
    return listed_long(parts)


def same_day_said(tickets: tuple[SameDayTicket, ...], currency: str) -> str:
    """Return that there is a ticket for the day already; empty if there is none."""
    if not tickets:
        return ""
    listed = listed_long(
        f"{say_in('list', ', ').join(each.item_names)} {money(each.total_minor, currency)}"
        for each in tickets
    )
    return say("On file for that day already: {tickets}", tickets=listed)


def standing_said(standing: StandingPreview | None) -> str:
    """Return what the visit does to score and tier; empty if that is not known."""
    if standing is None:
        return ""
    before, after = standing.before, standing.after
    return change_phrase(before.score_tenths, after.score_tenths, was=before.tier, tier=after.tier)


def _strong(words: str) -> str:
    return f'<b style="color: {current().color("text").name()}">{escape(words)}</b>'
