"""Rows for tests: say what matters, let the rest default."""

from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Clinic,
    Customer,
    CustomerMetrics,
    Family,
    FollowUp,
    Item,
    StaffMember,
    Visit,
    VisitLine,
)
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing
from app.words import FollowUpKind, Role, Tier

_numbers = count(1)
_SOME_DAY = date(2026, 3, 2)


def doing(actor: Actor, *, today: date = _SOME_DAY) -> Doing:
    """What ``actor`` does at noon of a day."""
    return Doing(actor=actor, now=datetime.combine(today, time(12), UTC))


def make_customer(session: Session, name: str = "林悦", **fields: Any) -> Customer:
    fields.setdefault("number", f"T{next(_numbers):05}")
    customer = Customer(name=name, **fields)
    session.add(customer)
    session.flush()
    return customer


def make_staff(session: Session, name: str = "陈薇", **fields: Any) -> StaffMember:
    fields.setdefault("role", Role.SPECIALIST)
    member = StaffMember(name=name, **fields)
    session.add(member)
    session.flush()
    return member


def make_item(session: Session, name: str = "Botox", **family: Any) -> Item:
    """An item in a family of the same name."""
    kin = Family(name=name, **family)
    session.add(kin)
    session.flush()
    item = Item(family_id=kin.id, code=f"I{next(_numbers):04}", name=name)
    session.add(item)
    session.flush()
    return item


def make_visit(
    session: Session, customer: Customer, item: Item, on: date, *amounts: int, **fields: Any
) -> Visit:
    """A visit with a line of ``item`` for each of ``amounts``, in minor units."""
    visit = Visit(customer_id=customer.id, visited_on=on, **fields)
    session.add(visit)
    session.flush()
    for amount in amounts or (0,):
        line = VisitLine(
            visit_id=visit.id,
            customer_id=customer.id,
            visited_on=on,
            family_id=item.family_id,
            item_id=item.id,
            amount_minor=amount,
        )
        session.add(line)
    session.flush()
    return visit


def make_clinic(session: Session, **fields: Any) -> Clinic:
    """The one row of settings, of a clinic in Wuxi."""
    settings = {
        "name": "无锡星悦医疗美容",
        "zone": "Asia/Shanghai",
        "currency": "CNY",
        "language": "zh",
        "created_at": datetime(2024, 1, 2, 9, 0, tzinfo=UTC),
    }
    clinic = Clinic(id=1, **(settings | fields))
    session.add(clinic)
    session.flush()
    return clinic


def make_metrics(session: Session, customer: Customer, **fields: Any) -> CustomerMetrics:
    """The derived figures of a customer, made up instead of counted."""
    tier = fields.setdefault("tier", Tier.GENERAL)
    fields.setdefault("tier_order", list(Tier).index(tier))
    fields.setdefault("as_of_on", date(2026, 11, 21))
    metrics = CustomerMetrics(customer_id=customer.id, **fields)
    session.add(metrics)
    session.flush()
    return metrics


def make_followup(
    session: Session, customer: Customer, on: date = date(2026, 11, 23), **fields: Any
) -> FollowUp:
    """A call to make, by whoever works here."""
    if "staff_id" not in fields:
        known = session.scalar(sa.select(StaffMember.id).limit(1))
        fields["staff_id"] = known or make_staff(session).id
    whole = {
        "kind": FollowUpKind.STANDARD,
        "origin": "by hand",
        "planned_on": on,
        "due_on": on,
        "earliest_on": on,
        "latest_on": on,
    }
    followup = FollowUp(customer_id=customer.id, **(whole | fields))
    session.add(followup)
    session.flush()
    return followup
