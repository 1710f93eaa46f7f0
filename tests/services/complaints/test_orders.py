"""The list of complaints is put into the order of a heading; those alike stay as they were."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.models import Complaint, ComplaintCase
from app.services.complaints.arrivals import Arrival, open_cases
from app.services.complaints.case_numbers import leave_numbers
from app.services.complaints.handling import take, wait_for_customer
from app.services.complaints.listing import open_list
from app.services.complaints.orders import ComplaintColumn, ComplaintSort, sort_keys
from app.services.complaints.rows import ComplaintScope
from app.words import FeedbackDirection, Severity
from tests.factories import make_customer


def sorted_by(session, cases, column, *, descending=False):
    keys = [case.id for case in cases]
    sort = ComplaintSort(column=column, descending=descending)
    return [keys.index(key) for key in sort_keys(session, keys, sort)]


def listed(session, clinic, scope, sort):
    given = {"scope": scope, "mine": None, "now": clinic.now, "sort": sort}
    return [row.number for row in open_list(session, **given).rows]


def arrives(session, clinic):
    """A complaint from a file: nobody here was asked first."""
    told = Complaint(customer_id=clinic.customer.id, received_on=clinic.now.date(), text="Late.")
    session.add(told)
    session.flush()
    arrival = Arrival(
        complaint_id=told.id,
        customer_id=told.customer_id,
        received_on=told.received_on,
        text=told.text,
    )
    open_cases(session, arrivals=[arrival], doing=clinic.does(clinic.li))
    return session.scalars(sa.select(ComplaintCase).filter_by(complaint_id=told.id)).one()


@pytest.fixture
def complains(session, clinic):
    """Let somebody of that name complain."""

    def complains(name, pinyin=None, **fields):
        clinic.customer = make_customer(session, name, pinyin=pinyin)
        return clinic.receives(**fields)

    return complains


def test_customers_stand_as_in_a_dictionary_whatever_their_tones(session, complains):
    cases = [
        complains("赵敏", "Zhào Mǐn"),
        complains("Emma Clarke"),
        complains("陈薇", "Chén Wēi"),
    ]

    assert sorted_by(session, cases, ComplaintColumn.CUSTOMER) == [2, 1, 0]


def test_the_other_way_round_those_alike_stay_as_they_were(session, complains):
    cases = [complains("李娜"), complains("陈薇", "Chén Wēi"), complains("李娜")]
    sorting = {"descending": True}

    assert sorted_by(session, cases, ComplaintColumn.STATE, **sorting) == [0, 1, 2]
    assert sorted_by(session, cases, ComplaintColumn.CUSTOMER, **sorting) == [0, 2, 1]


def test_numbers_count_on_after_the_last_of_four_digits(session, clinic):
    leave_numbers(session, until=9_998)
    cases = [clinic.receives(), clinic.receives()]

    assert sorted_by(session, cases[::-1], ComplaintColumn.NUMBER) == [1, 0]


def test_directions_stand_together(session, clinic):
    price, result = FeedbackDirection.PRICE, FeedbackDirection.RESULT
    cases = [clinic.receives(direction=each) for each in (price, result, price)]

    order = sorted_by(session, cases, ComplaintColumn.DIRECTION)

    assert order in ([0, 2, 1], [1, 0, 2])


def test_the_gravest_stands_first_by_what_happened(session, clinic):
    cases = [
        clinic.receives(severity=each)
        for each in (Severity.ORDINARY, Severity.RED_LINE, Severity.SERIOUS)
    ]

    assert sorted_by(session, cases, ComplaintColumn.FACTS) == [1, 2, 0]


@pytest.mark.parametrize("descending", [False, True])
def test_those_nobody_took_in_stand_last_by_who_was_asked(session, clinic, descending):
    cases = [arrives(session, clinic), clinic.receives()]

    order = sorted_by(session, cases, ComplaintColumn.FIRST_ASKED, descending=descending)

    assert order == [1, 0]


def test_states_stand_as_a_complaint_goes_through_them(session, clinic):
    cases = [clinic.receives(), clinic.receives(), clinic.receives()]
    clinic.settles(cases[0], clinic.wu)
    take(session, case_id=cases[1].id, owner_id=clinic.wu.staff_id, doing=clinic.does(clinic.wu))

    assert sorted_by(session, cases, ComplaintColumn.STATE) == [2, 1, 0]
    assert sorted_by(session, cases, ComplaintColumn.STATE, descending=True) == [0, 1, 2]


@pytest.mark.parametrize(("descending", "order"), [(False, [1, 0, 2]), (True, [0, 1, 2])])
def test_a_clock_that_stands_still_stands_last(session, clinic, descending, order):
    cases = [clinic.receives() for _ in range(3)]
    graver = clinic.receives(severity=Severity.RED_LINE)
    doing = clinic.does(clinic.wu)
    take(session, case_id=cases[2].id, owner_id=clinic.wu.staff_id, doing=doing)
    wait_for_customer(session, case_id=cases[2].id, text="Photos?", doing=doing)

    cases = [cases[0], graver, cases[2]]

    assert sorted_by(session, cases, ComplaintColumn.CLOCK, descending=descending) == order


def test_the_closed_go_by_the_working_time_they_took(session, clinic):
    early = clinic.now - timedelta(days=3)
    slow, quick = clinic.receives(at=early), clinic.receives()
    clinic.closes(quick, handler=clinic.wu, caller=clinic.zhou)
    clinic.now += timedelta(minutes=5)
    clinic.closes(slow, handler=clinic.wu, caller=clinic.zhou)
    by_clock = ComplaintSort(column=ComplaintColumn.CLOCK)

    assert listed(session, clinic, ComplaintScope.CLOSED, None) == ["C-0001", "C-0002"]
    assert listed(session, clinic, ComplaintScope.CLOSED, by_clock) == ["C-0002", "C-0001"]


def test_without_an_order_what_falls_due_first_stands_first(session, clinic):
    clinic.receives()
    clinic.receives(severity=Severity.RED_LINE)
    by_number = ComplaintSort(column=ComplaintColumn.NUMBER)

    assert listed(session, clinic, ComplaintScope.OPEN, None) == ["C-0002", "C-0001"]
    assert listed(session, clinic, ComplaintScope.OPEN, by_number) == ["C-0001", "C-0002"]
