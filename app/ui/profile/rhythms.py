"""How often the customer comes, and where that leaves them today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from app.services.foundation.store import Work
from app.services.planning.next_steps import booked_customers
from app.services.rules.rhythm import Risk
from app.services.standing.rhythms import kept_habits, load_norms, rhythms_of, risk_in
from app.services.visits.days import last_visit_days, last_visit_on

VISITS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRhythm:
    """The rhythm that decides how late a customer is.

    Attributes:
        risk: ``None`` without a treatment that has a rhythm.
        visited_on: The last visits for that treatment, oldest first.
    """

    risk: Risk | None
    visited_on: Sequence[date]

    @property
    def gaps(self) -> list[int]:
        """The days between these visits, shortest first."""
        return sorted((later - earlier).days for earlier, later in pairwise(self.visited_on))


def load_rhythm(customer_id: int, today: date) -> Work[CustomerRhythm]:
    """Return the work that loads how often a customer comes."""
    load_risk = _risk(customer_id, today)
    return lambda session: _with_days(customer_id, today, load_risk(session))(session)


def _risk(customer_id: int, today: date) -> Work[Risk | None]:
    return lambda session: risk_in(
        rhythms_of(
            kept_habits(session, customer_ids=[customer_id]).get(customer_id, {}),
            load_norms(session),
            today,
        ),
        last_visit_on=last_visit_on(session, customer_id=customer_id, on=today),
        as_of=today,
        booked=customer_id in booked_customers(session, on=today),
    )


def _with_days(customer_id: int, today: date, risk: Risk | None) -> Work[CustomerRhythm]:
    if risk is None:
        return lambda _session: CustomerRhythm(risk=None, visited_on=())
    family = risk.rhythm.family
    return lambda session: CustomerRhythm(
        risk=risk,
        visited_on=last_visit_days(
            session, customer_id=customer_id, family=family, on=today, limit=VISITS_SHOWN
        ),
    )
