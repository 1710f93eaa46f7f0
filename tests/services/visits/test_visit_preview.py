"""What the dialog foretells before a visit is saved."""

from datetime import date, timedelta

import pytest

from app.models import AftercareStep
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.preview import preview_visit
from tests.factories import make_customer, make_item, make_visit
from tests.services.conftest import TODAY


@pytest.fixture
def botox(session):
    item = make_item(session, "肉毒素", cycle_days=119)
    add_ladder(session, item, 1, 3, 7)
    return item


def add_ladder(session, item, *days):
    session.add_all(
        AftercareStep(family_id=item.family_id, after_days=day, question=f"第{day}天")
        for day in days
    )
    session.flush()


def entry_of(customer_id, *items, amount_minor=100_000):
    return VisitEntry(
        customer_id=customer_id,
        visited_on=TODAY,
        lines=tuple(LineEntry(item_id=item.id, amount_minor=amount_minor) for item in items),
    )


def test_the_preview_names_total_aftercare_days_and_the_return_in_weeks(session, botox):
    customer = make_customer(session)

    preview = preview_visit(session, entry=entry_of(customer.id, botox, botox))

    assert preview.total_minor == 200_000
    assert [step.after_days for step in preview.aftercare] == [1, 3, 7]
    assert preview.aftercare[0].due_on == date(2026, 11, 22)
    assert preview.aftercare[0].questions == (("肉毒素", "第1天"),)
    (due,) = preview.due_back
    assert (due.family_name, due.weeks, due.due_on) == ("肉毒素", 17, TODAY + timedelta(days=119))


def test_families_share_a_day_and_the_nearest_return_comes_first(session, botox):
    filler = make_item(session, "光子嫩肤", cycle_days=28)
    add_ladder(session, filler, 7, 30)

    preview = preview_visit(session, entry=entry_of(1, botox, filler))

    assert [len(step.questions) for step in preview.aftercare] == [1, 1, 2, 1]
    assert [due.family_name for due in preview.due_back] == ["光子嫩肤", "肉毒素"]


def test_what_is_done_once_or_has_no_cycle_brings_nobody_back(session):
    surgery = make_item(session, "双眼皮", one_off=True)
    talk = make_item(session, "面诊")

    preview = preview_visit(session, entry=entry_of(1, surgery, talk))

    assert preview.due_back == ()
    assert preview.aftercare == ()


def test_a_ticket_of_the_same_day_is_pointed_out_but_not_beside_itself(session, botox):
    customer = make_customer(session)
    visit = make_visit(session, customer, botox, TODAY, 298_000, 0)
    entry = entry_of(customer.id, botox)

    (ticket,) = preview_visit(session, entry=entry).same_day
    edited = preview_visit(session, entry=entry, visit_id=visit.id)

    assert (ticket.visit_id, ticket.total_minor) == (visit.id, 298_000)
    assert ticket.item_names == ("肉毒素", "肉毒素")
    assert edited.same_day == ()


def test_an_empty_dialog_foretells_nothing(session):
    preview = preview_visit(session, entry=entry_of(1))

    assert (preview.total_minor, preview.aftercare, preview.due_back) == (0, (), ())
