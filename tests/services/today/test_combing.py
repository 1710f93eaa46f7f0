"""All customers combed through, from what the store has."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from app.models import Complaint, Contact, VisitLine
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.tables.combing_export import export_combed_customers
from app.services.today.combing import comb_customers, count_answers
from app.services.visits.packages import PackageSale, sell_package
from app.words import (
    CombColumn,
    ComplaintDegree,
    ComplaintStatus,
    CustomerStatus,
    FeedbackDirection,
    FeedbackKind,
    FeeState,
    FollowUpMethod,
    KeyState,
    Outcome,
    Role,
    SatisfactionDegree,
    SpecialistReason,
    Tier,
)
from tests.factories import doing, make_customer, make_item, make_metrics, make_staff, make_visit

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def answer(session, column):
    (row,) = comb_customers(session, today=TODAY)
    return row.answers[column]


def admit_many(session, tier, count):
    for _ in range(count):
        make_metrics(session, make_customer(session), tier=tier)


def complain(session, customer, status, on):
    session.add(
        Complaint(
            customer_id=customer.id,
            received_on=on,
            kind=FeedbackKind.COMPLAINT,
            direction=FeedbackDirection.OTHER,
            status=status,
        )
    )
    session.flush()


def tell(session, customer, score, **more):
    contact = Contact(
        customer_id=customer.id,
        logged_at=NOON,
        settles_at=NOON,
        contacted_on=NOON.date(),
        method=FollowUpMethod.PHONE,
        outcome=Outcome.SATISFIED,
        counts=True,
        satisfaction=score,
        **more,
    )
    session.add(contact)
    session.flush()
    return contact


@pytest.mark.req("C04")
def test_every_active_customer_has_a_row_and_no_other(session):
    make_customer(session, number="K1")
    make_customer(session, number="K2", status=CustomerStatus.LOST)
    make_customer(session, number="K3", status=CustomerStatus.RETIRED)

    assert [row.number for row in comb_customers(session, today=TODAY)] == ["K1"]


@pytest.mark.req("C04")
def test_what_the_file_does_not_say_is_unknown(session):
    make_customer(session)

    (row,) = comb_customers(session, today=TODAY)

    assert row.unknown == (CombColumn.KEY, CombColumn.SATISFACTION, CombColumn.RELATION)


@pytest.mark.req("C04")
def test_the_tier_comes_from_the_figures(session):
    make_metrics(session, make_customer(session), tier=Tier.VIP)

    assert answer(session, CombColumn.KEY) is KeyState.KEY


@pytest.mark.req("C04")
@pytest.mark.parametrize(
    ("expires_on", "state"), [(TODAY, FeeState.RUNNING), (date(2026, 11, 20), FeeState.USED_UP)]
)
def test_a_package_that_may_be_used_today_is_running(session, actor, expires_on, state):
    customer, item = make_customer(session), make_item(session)
    sale = PackageSale(
        customer_id=customer.id,
        item_id=item.id,
        session_count=3,
        amount_minor=90_000,
        bought_on=date(2026, 1, 5),
        expires_on=expires_on,
    )
    sell_package(session, doing(actor, today=TODAY), sale=sale)

    assert answer(session, CombColumn.FEE) is state


@pytest.mark.req("C04")
def test_who_does_most_of_the_treatments_is_the_reason(session):
    staff = make_staff(session)
    customer = make_customer(session, responsible_id=staff.id)
    make_visit(session, customer, make_item(session), date(2026, 10, 5), 100)
    session.scalars(sa.select(VisitLine)).one().staff_id = staff.id
    session.flush()

    assert answer(session, CombColumn.SPECIALIST) is SpecialistReason.TREATS


@pytest.mark.req("C04")
@pytest.mark.parametrize(
    ("status", "on", "degree"),
    [
        (ComplaintStatus.CONFIRMED, date(2025, 11, 22), ComplaintDegree.SETTLED),
        (ComplaintStatus.CONFIRMED, date(2025, 11, 21), ComplaintDegree.NONE),
        (ComplaintStatus.OPEN, date(2024, 1, 5), ComplaintDegree.OPEN),
    ],
)
def test_what_was_settled_over_a_year_ago_is_over(session, status, on, degree):
    complain(session, make_customer(session), status, on)

    assert answer(session, CombColumn.COMPLAINT) is degree


@pytest.mark.req("C04")
def test_scores_of_visits_and_contacts_count_together_the_newest_first(session):
    customer = make_customer(session)
    make_visit(session, customer, make_item(session), date(2026, 1, 5), 100).satisfaction = 1
    tell(session, customer, 5)
    tell(session, customer, 5)
    tell(session, customer, 5)

    assert answer(session, CombColumn.SATISFACTION) is SatisfactionDegree.SATISFIED


@pytest.mark.req("C04")
def test_a_score_that_was_put_right_counts_as_it_is_now(session):
    customer = make_customer(session)
    wrong = tell(session, customer, 1)
    tell(session, customer, 5, corrects_id=wrong.id)

    assert answer(session, CombColumn.SATISFACTION) is SatisfactionDegree.SATISFIED


@pytest.mark.req("C04")
def test_the_answers_to_each_question_add_up_to_everybody(session):
    make_metrics(session, make_customer(session, number="K1"), tier=Tier.VIP)
    make_customer(session, number="K2", relation_clinic=5)
    make_customer(session, number="K3")

    counts = count_answers(comb_customers(session, today=TODAY))

    assert {column: sum(found.values()) for column, found in counts.items()} == dict.fromkeys(
        CombColumn, 3
    )
    assert counts[CombColumn.KEY][KeyState.UNKNOWN] == 2


@pytest.mark.req("C01")
def test_key_and_other_customers_are_counted(session):
    admit_many(session, Tier.VIP, 94)
    admit_many(session, Tier.ORDINARY, 124)

    rows = comb_customers(session, today=TODAY)

    counts = count_answers(rows)[CombColumn.KEY]
    assert (len(rows), counts[KeyState.KEY], counts[KeyState.NOT_KEY]) == (218, 94, 124)


@pytest.mark.req("C04")
def test_the_table_has_a_line_for_everybody_and_their_sum(session, actor, tmp_path):
    make_metrics(session, make_customer(session, number="K1", name="林悦"), tier=Tier.VIP)
    make_customer(session, number="K2")
    path = tmp_path / "combing.csv"

    exported = export_combed_customers(session, path=path, actor=actor, today=TODAY)

    text = path.read_text(encoding="utf-8-sig")
    assert exported.row_count == 2
    assert "K1,林悦,Key,Never paid one,No specialist,None in a year,Unknown,Unknown," in text
    assert 'Together,2,"Key 1\nMay become key 0\nNot key 0\nUnknown 1"' in text


@pytest.mark.req("C04")
def test_who_may_not_export_gets_no_table(session, tmp_path):
    reception = Actor(staff_id=None, name="前台", role=Role.RECEPTIONIST)

    with pytest.raises(NotAllowed):
        export_combed_customers(
            session, path=tmp_path / "combing.csv", actor=reception, today=TODAY
        )
