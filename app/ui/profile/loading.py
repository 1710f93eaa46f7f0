"""What the profile of a customer is loaded with, in one read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.services.archive.customer_files import CustomerFile, load_customer
from app.services.archive.customer_list import CustomerRow, load_rows
from app.services.archive.incomplete import completeness_of
from app.services.complaints.feedback import FeedbackMatrix, feedback_matrix
from app.services.complaints.rows import ComplaintRow, open_complaints_of
from app.services.followups.rows import FollowUpRow, list_planned
from app.services.foundation.store import Work
from app.services.rules.completeness import Completeness
from app.services.standing.histories import load_members
from app.services.standing.standings import Standings, load_standings
from app.services.visits.package_balances import PackageBalance
from app.services.visits.packages import list_usable_packages
from app.services.visits.referrals import ReferralFamily, referral_family
from app.services.visits.spending import BuyingHabits, MonthSpend, buying_habits, spend_by_month
from app.ui.parts.desk import Desk
from app.ui.profile.rhythms import CustomerRhythm, load_rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Everything the page shows of one customer but the story.

    Attributes:
        standings: Where the customer stands, and what that was measured against.
        planned: The open follow-ups, the earliest first.
        complaints: Those that are open, what falls due first on top.
        packages: From which a session can be used today.
    """

    file: CustomerFile
    row: CustomerRow
    standings: Standings
    said: FeedbackMatrix
    months: Sequence[MonthSpend]
    habits: BuyingHabits
    family: ReferralFamily
    completeness: Completeness
    packages: Sequence[PackageBalance]
    planned: Sequence[FollowUpRow]
    complaints: Sequence[ComplaintRow]
    rhythm: CustomerRhythm
    today: date


def load_profile(desk: Desk, customer_id: int) -> Work[Profile]:
    """Return the work that loads everything but the story."""
    actor, today = desk.person, desk.clock.today()
    rhythm = load_rhythm(customer_id, today)
    return lambda session: Profile(
        file=load_customer(session, customer_id=customer_id, actor=actor, today=today),
        row=load_rows(session, keys=[customer_id])[0],
        standings=load_standings(
            session,
            load_members(session, as_of=today, customer_ids=[customer_id]),
            as_of=today,
        ),
        said=feedback_matrix(session, customer_id=customer_id, on=today),
        months=spend_by_month(session, customer_id=customer_id, on=today),
        habits=buying_habits(session, customer_id=customer_id, on=today),
        family=referral_family(session, customer_id=customer_id, on=today),
        completeness=completeness_of(session, customer_id=customer_id),
        packages=list_usable_packages(session, customer_id=customer_id, on=today),
        planned=list_planned(session, customer_id=customer_id, today=today),
        complaints=open_complaints_of(session, customer_id=customer_id),
        rhythm=rhythm(session),
        today=today,
    )
