"""What the panel beside the list shows of one customer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.services.archive.customer_files import CustomerFile, load_customer
from app.services.archive.customer_list import CustomerRow, load_rows
from app.services.complaints.feedback import FeedbackMatrix, feedback_matrix
from app.services.foundation.store import Work
from app.services.planning.next_steps import booked_customers
from app.services.rules.rhythm import FamilyVisits, Risk
from app.services.standing.histories import load_members
from app.services.standing.rhythms import Norm, kept_habits, load_norms, rhythms_of, risk_in
from app.services.standing.standings import Standings, load_standings
from app.ui.parts.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Everything that is loaded for the panel.

    Attributes:
        habits: The customer's visits by treatment family.
        norms: What is usual for each family.
        booked: A confirmed booking stands, with which nobody is late.
    """

    row: CustomerRow
    file: CustomerFile
    standings: Standings
    said: FeedbackMatrix
    habits: Mapping[int, FamilyVisits]
    norms: Mapping[int, Norm]
    booked: bool

    def risk_on(self, today: date) -> Risk | None:
        """Return the rhythm that decides how late the customer is, if there is one."""
        rhythms = rhythms_of(self.habits, self.norms, today)
        return risk_in(
            rhythms, last_visit_on=self.row.last_visit_on, as_of=today, booked=self.booked
        )


def load_glance(desk: Desk, customer_id: int) -> Work[Glance]:
    """Return the work that loads what the panel shows."""
    actor, today, keys = desk.person, desk.clock.today(), [customer_id]
    return lambda session: Glance(
        row=load_rows(session, keys=keys)[0],
        file=load_customer(session, customer_id=customer_id, actor=actor, today=today),
        standings=load_standings(
            session, load_members(session, as_of=today, customer_ids=keys), as_of=today
        ),
        said=feedback_matrix(session, customer_id=customer_id, on=today),
        habits=kept_habits(session, customer_ids=keys).get(customer_id, {}),
        norms=load_norms(session),
        booked=customer_id in booked_customers(session, on=today),
    )
