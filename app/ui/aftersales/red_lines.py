"""The board of red lines: every one that was crossed, and by when it is looked at."""

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from app.services.aftersales.red_lines import RedLineEvent, load_red_lines, review_event
from app.services.foundation.store import Work
from app.ui.aftersales.columns import customer_column
from app.ui.parts.desk import Desk
from app.ui.parts.forms.step_form import TextDialog, open_form, step_of
from app.ui.parts.lists.columns import Column
from app.ui.parts.lists.sight import Deed, Sight
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import Intent, Permission, RedLineKind
from app.words.formats import moment, number
from app.words.language import say, say_many
from app.words.names import name_of


def red_lines_sight(desk: Desk) -> Sight[RedLineEvent]:
    """Return what the board of red lines shows."""
    return Sight(
        title=say("Red lines"),
        columns=_columns(desk, desk.settings.zone),
        key=lambda event: event.key * len(RedLineKind) + list(RedLineKind).index(event.kind),
        customer=lambda event: event.customer_id,
        load=_load,
        empty=(
            say("No red line was ever crossed."),
            say("A red complaint, something faulty replaced or a customer lost to a competitor."),
        ),
        deeds=(
            Deed(
                text=say("Review …"),
                does=_review,
                fits=lambda event: event.reviewed_at is None,
                permission=Permission.REVIEW_COMPLAINTS,
            ),
        ),
        note=partial(_days_since, desk),
    )


def _load(desk: Desk) -> Work[Sequence[RedLineEvent]]:
    now = desk.clock.now()
    return lambda session: load_red_lines(session, now=now).events


def _days_since(desk: Desk, events: Sequence[RedLineEvent]) -> str:
    if not events:
        return ""
    zone = desk.settings.zone
    days = (desk.clock.today() - events[0].happened_at.astimezone(zone).date()).days
    waiting = sum(event.reviewed_at is None for event in events)
    since = say_many("{count} day since the last", "{count} days since the last", days)
    return say("{since} · {count} not reviewed", since=since, count=number(waiting))


def _columns(desk: Desk, zone: ZoneInfo) -> tuple[Column[RedLineEvent], ...]:
    return (
        Column(
            name="when",
            title=lambda: say("When"),
            text=lambda event: moment(event.happened_at, zone),
            below=lambda event: event.number or "",
            sort_key=lambda event: event.happened_at.timestamp(),
            width=ColumnWidth.LONG,
        ),
        customer_column(RedLineEvent),
        Column(
            name="kind",
            title=lambda: say("What happened"),
            text=lambda event: name_of(event.kind),
            below=lambda event: event.text,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="review",
            title=lambda: say("Review"),
            text=lambda event: _reviewed(event, zone),
            below=lambda event: event.finding or "",
            tone=lambda event: _tone(event, desk),
            width=ColumnWidth.WIDE,
        ),
    )


def _reviewed(event: RedLineEvent, zone: ZoneInfo) -> str:
    if event.reviewed_at is None:
        return say("due by {moment}", moment=moment(event.due_at, zone))
    return say(
        "{name}, {moment}",
        name=event.reviewed_by or "",
        moment=moment(event.reviewed_at, zone),
    )


def _tone(event: RedLineEvent, desk: Desk) -> Tone | None:
    if event.reviewed_at is not None:
        return None
    return Tone.BAD if event.is_late(desk.clock.now()) else Tone.WARN


def _review(desk: Desk, owner: QWidget, event: RedLineEvent) -> None:
    dialog = TextDialog(
        say("Review: {what}, {name}", what=name_of(event.kind), name=event.name),
        say("What follows from it"),
        lambda text: step_of(review_event, kind=event.kind, key=event.key, finding=text),
        owner,
    )
    open_form(desk, dialog, intent=Intent.REVIEW_RED_LINE)
