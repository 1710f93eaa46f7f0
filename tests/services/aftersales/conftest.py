"""A clinic that takes things back and goes to people's homes."""

import pytest

from app.services.aftersales.returns import ReturnEntry, ReturnLineEntry, take_in_return
from app.words import ReturnReason, ReturnWish
from tests.factories import make_item, make_visit
from tests.services.aftersales.home_work import Home
from tests.services.complaints.complaint_work import Clinic
from tests.services.desk_work import day


@pytest.fixture
def clinic(session) -> Clinic:
    return Clinic(session)


@pytest.fixture
def cream(session):
    return make_item(session, "修复霜")


@pytest.fixture
def bought(session, clinic, cream):
    """The line on which the customer bought the cream for 68,000 a week ago."""
    visit = make_visit(session, clinic.customer, cream, day(-7), 68_000)
    return visit, cream


@pytest.fixture
def take_in(session, clinic, cream):
    """Take something back at the front desk, ours for a reason unless a line is named."""

    def take_in(visit_line_id=None, actor=None, **fields):
        why = None if visit_line_id else "Our label."
        line = ReturnLineEntry(item_id=cream.id, visit_line_id=visit_line_id, ours_why=why)
        whole = {
            "customer_id": clinic.customer.id,
            "wish": ReturnWish.EXCHANGE,
            "reason": ReturnReason.FAULTY,
            "lines": (line,),
        }
        entry = ReturnEntry(**(whole | fields))
        return take_in_return(session, entry=entry, doing=clinic.does(actor or clinic.li))

    return take_in


@pytest.fixture
def home(session, clinic):
    return Home(session, clinic)
