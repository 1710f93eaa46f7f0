"""What the dialogs of a visit are loaded with."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.services.catalogue.catalogue import price_on
from app.services.foundation.store import Work
from app.services.office.staff import list_staff
from app.services.visits.entries import VisitEntry
from app.services.visits.occasions import EventRow, list_events
from app.services.visits.preview import VisitPreview, preview_visit
from app.services.visits.standing_preview import StandingPreview, preview_standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What can be chosen in a visit.

    Attributes:
        staff: Key and name of who works here now.
        events: Latest first.
    """

    staff: tuple[tuple[int, str], ...]
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What saving a visit leads to.

    Attributes:
        standing: ``None`` before the first grading, and while nobody was chosen.
    """

    preview: VisitPreview
    standing: StandingPreview | None


def offered() -> Work[Offered]:
    """Return the work that loads what can be chosen."""
    return lambda session: Offered(
        staff=tuple((member.id, member.name) for member in list_staff(session)),
        events=tuple(list_events(session)),
    )


def prices_of(item_ids: Collection[int], *, on: date) -> Work[dict[int, int | None]]:
    """Return the work that looks up what items cost on a day, by key."""
    return lambda session: {key: price_on(session, item_id=key, on=on) for key in item_ids}


def outlook_of(entry: VisitEntry, *, visit_id: int | None, today: date) -> Work[Outlook]:
    """Return the work that looks ahead from a visit as far as it is filled in."""
    return lambda session: Outlook(
        preview=preview_visit(session, entry=entry, visit_id=visit_id),
        standing=preview_standing(session, entry=entry, today=today, visit_id=visit_id),
    )
