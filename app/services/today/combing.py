"""All customers combed through: one line each, six answers, and what they add up to."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Complaint, Contact, Customer, CustomerMetrics, StaffMember, Visit, VisitLine
from app.services.rules.combing import (
    ANSWERS,
    LATEST_SCORES,
    complaint_degree,
    fee_state,
    key_state,
    relation_state,
    satisfaction_degree,
    specialist_reason,
)
from app.services.visits.package_balances import list_balances
from app.words import CombColumn, ComplaintStatus, CustomerStatus, FeedbackKind, LineState, Tier
from app.words.combing import UNKNOWN

YEAR_DAYS: Final = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class CombedRow:
    """One active customer.

    Attributes:
        responsible_name: The specialist whose reason is asked for.
        answers: One for each question.
    """

    customer_id: int
    number: str
    name: str
    tier: Tier | None
    responsible_name: str | None
    answers: Mapping[CombColumn, StrEnum]

    @property
    def unknown(self) -> tuple[CombColumn, ...]:
        """The questions the file does not answer."""
        return tuple(each for each in CombColumn if self.answers[each] == UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the answers of everybody rest on, by customer."""

    sold: Mapping[int, int]
    usable: Mapping[int, int]
    lines: Mapping[int, Mapping[int, int]]
    complaints: Mapping[int, list[ComplaintStatus]]
    scores: Mapping[int, list[int]]


def comb_customers(session: Session, *, today: date) -> list[CombedRow]:
    """Return every active customer, the best tier first; a query per thing, none per customer."""
    facts = _facts(session, today)
    query = (
        sa.select(Customer, CustomerMetrics.tier, StaffMember.name)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .outerjoin(StaffMember, StaffMember.id == Customer.responsible_id)
        .where(Customer.status == CustomerStatus.ACTIVE)
        .order_by(CustomerMetrics.tier_order, Customer.number)
    )
    return [
        CombedRow(
            customer_id=customer.id,
            number=customer.number,
            name=customer.name,
            tier=tier,
            responsible_name=responsible,
            answers=_answers(customer, tier, facts),
        )
        for customer, tier, responsible in session.execute(query)
    ]


def count_answers(rows: Sequence[CombedRow]) -> dict[CombColumn, dict[StrEnum, int]]:
    """Return how many rows gave which answer to each question, those nobody gave too."""
    counts = {column: Counter(row.answers[column] for row in rows) for column in CombColumn}
    return {
        column: {answer: counts[column][answer] for answer in kind}
        for column, kind in ANSWERS.items()
    }


def _answers(customer: Customer, tier: Tier | None, facts: _Facts) -> dict[CombColumn, StrEnum]:
    key = customer.id
    by_person = facts.lines.get(key, {})
    return {
        CombColumn.KEY: key_state(tier),
        CombColumn.FEE: fee_state(sold=facts.sold.get(key, 0), usable=facts.usable.get(key, 0)),
        CombColumn.SPECIALIST: specialist_reason(
            tier,
            named=customer.responsible_id is not None,
            own_lines=by_person.get(customer.responsible_id or 0, 0),
            lines=sum(by_person.values()),
            relation=customer.relation_specialist,
        ),
        CombColumn.COMPLAINT: complaint_degree(facts.complaints.get(key, [])),
        CombColumn.SATISFACTION: satisfaction_degree(facts.scores.get(key, [])),
        CombColumn.RELATION: relation_state(customer.relation_clinic),
    }


def _facts(session: Session, today: date) -> _Facts:
    balances = list_balances(session)
    usable = [each for each in balances if each.remaining_count and each.holds_on(today)]
    return _Facts(
        sold=Counter(each.customer_id for each in balances),
        usable=Counter(each.customer_id for each in usable),
        lines=_treated_by(session, today),
        complaints=_complaints(session, today),
        scores=_scores(session, today),
    )


def _treated_by(session: Session, today: date) -> dict[int, dict[int, int]]:
    query = (
        sa.select(VisitLine.customer_id, VisitLine.staff_id, sa.func.count())
        .where(
            VisitLine.state == LineState.DONE,
            VisitLine.amount_minor >= 0,
            VisitLine.staff_id.is_not(None),
            VisitLine.visited_on > today - timedelta(days=YEAR_DAYS),
            VisitLine.visited_on <= today,
        )
        .group_by(VisitLine.customer_id, VisitLine.staff_id)
    )
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for customer_id, staff_id, count in session.execute(query):
        found[customer_id][staff_id or 0] = count
    return found


def _complaints(session: Session, today: date) -> dict[int, list[ComplaintStatus]]:
    query = sa.select(Complaint.customer_id, Complaint.status).where(
        Complaint.kind == FeedbackKind.COMPLAINT,
        Complaint.received_on <= today,
        (Complaint.received_on > today - timedelta(days=YEAR_DAYS))
        | (Complaint.status != ComplaintStatus.CONFIRMED),
    )
    found: defaultdict[int, list[ComplaintStatus]] = defaultdict(list)
    for customer_id, status in session.execute(query):
        found[customer_id].append(status)
    return found


def _scores(session: Session, today: date) -> dict[int, list[int]]:
    """Return the last scores given at visits and in contacts, the newest first."""
    replaced = sa.select(Contact.corrects_id).where(Contact.corrects_id.is_not(None))
    visits = sa.select(Visit.customer_id, Visit.visited_on.label("on"), Visit.satisfaction).where(
        Visit.satisfaction.is_not(None), Visit.visited_on <= today
    )
    contacts = sa.select(Contact.customer_id, Contact.contacted_on, Contact.satisfaction).where(
        Contact.satisfaction.is_not(None),
        Contact.contacted_on <= today,
        Contact.id.not_in(replaced),
    )
    given = sa.union_all(visits, contacts).subquery()
    place = sa.func.row_number().over(
        partition_by=given.c.customer_id, order_by=[given.c.on.desc(), given.c.satisfaction]
    )
    latest = sa.select(given, place.label("place")).subquery()
    query = (
        sa.select(latest.c.customer_id, latest.c.satisfaction)
        .where(latest.c.place <= LATEST_SCORES)
        .order_by(latest.c.customer_id, latest.c.place)
    )
    found: defaultdict[int, list[int]] = defaultdict(list)
    for customer_id, score in session.execute(query):
        found[customer_id].append(score)
    return found
