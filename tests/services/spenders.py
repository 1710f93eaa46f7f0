"""Small clinics whose customers differ in spend, graded by hand in the head."""

from datetime import date

import sqlalchemy as sa

from app.models import Customer, Grade, Item
from app.services.grading.gradings import grade_everyone
from app.services.standing.frozen_runs import latest_run
from tests.factories import make_customer, make_item, make_visit

Q3, Q4 = date(2026, 9, 30), date(2026, 12, 31)


def spenders(session, *amounts, on=date(2026, 5, 4)):
    """Customers K001, K002 … told apart by what they spent."""
    item = make_item(session)
    for place, amount in enumerate(amounts, start=1):
        make_visit(session, make_customer(session, number=f"K{place:03}"), item, on, amount)


def grade_as_of(session, day, actor, clock):
    return grade_everyone(session, as_of=day, actor=actor, now=clock.now())


def spend(session, number, on, amount):
    customer = session.scalars(sa.select(Customer).where(Customer.number == number)).one()
    make_visit(session, customer, session.get_one(Item, 1), on, amount)


def latest_run_id(session):
    run = latest_run(session)
    return run and run.id


def tiers(session, run_id):
    return dict(
        session.execute(sa.select(Grade.number, Grade.tier).where(Grade.run_id == run_id)).all()
    )
