"""How often the customer comes, and where that leaves them today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.services.desk.rhythms import Norm, kept_habits, load_norms, rhythms_of, risk_in
from app.services.desk.story import StoryPage, load_story
from app.services.desk.story_facts import StoryKind
from app.services.foundation.store import Work
from app.services.rules.rhythm import FamilyVisits, Risk

VISITS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRhythm:
    """The rhythm that decides how late a customer is.

    Attributes:
        risk: ``None`` without a treatment that has a rhythm.
        visited_on: The last visits, oldest first.
    """

    risk: Risk | None
    visited_on: Sequence[date]


def load_rhythm(customer_id: int, today: date) -> Work[CustomerRhythm]:
    """Return the work that loads how often a customer comes."""
    return lambda session: _rhythm(
        kept_habits(session, customer_ids=[customer_id]).get(customer_id, {}),
        load_norms(session),
        load_story(session, customer_id=customer_id, kinds=[StoryKind.VISIT], limit=VISITS_SHOWN),
        today,
    )


def _rhythm(
    families: Mapping[int, FamilyVisits], norms: Mapping[int, Norm], visits: StoryPage, today: date
) -> CustomerRhythm:
    days = sorted({entry.on for entry in visits.entries if entry.on and entry.on <= today})
    rhythms = rhythms_of(families, norms, today)
    last_on = days[-1] if days else None
    return CustomerRhythm(
        risk=risk_in(rhythms, last_visit_on=last_on, as_of=today), visited_on=days
    )
