"""What customers said, by kind and direction: of everybody, or of one, for a period."""

from datetime import timedelta

import pytest

from app.models import Complaint
from app.ui.aftersales.page import AftersalesPage
from app.ui.parts.lists.table import ListTable
from app.words import ComplaintStatus, FeedbackDirection, FeedbackKind
from tests.factories import make_customer
from tests.ui.hands import click, pick


@pytest.fixture
def page(desk, write, li, clock, qtbot):
    """李思雨 complained of waiting today and praised a result long ago; another one suggested."""

    def work(session):
        other = make_customer(session, number="00099").id
        said = (
            (li, FeedbackKind.COMPLAINT, FeedbackDirection.WAITING, 0),
            (li, FeedbackKind.PRAISE, FeedbackDirection.RESULT, 200),
            (other, FeedbackKind.SUGGESTION, FeedbackDirection.WAITING, 3),
        )
        session.add_all(
            Complaint(
                customer_id=who,
                kind=kind,
                direction=direction,
                status=ComplaintStatus.CONFIRMED,
                received_on=clock.today() - timedelta(days=ago),
            )
            for who, kind, direction, ago in said
        )

    write(work)
    page = AftersalesPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_list("said")
    return page


@pytest.fixture
def panel(page):
    return page.listing


def totals(panel):
    """The last row: all kinds, by direction, and the sum."""
    model = panel.findChild(ListTable).model()
    last = model.rowCount() - 1
    return [model.index(last, column).data() for column in range(model.columnCount())]


@pytest.mark.req("A10")
def test_everybody_is_counted_for_the_period(panel, qtbot):
    qtbot.waitUntil(lambda: totals(panel)[-1] == "2")

    assert totals(panel)[:4] == ["All together", "—", "2", "—"]


@pytest.mark.req("A10")
def test_a_longer_period_counts_more(panel, qtbot):
    click(panel, "365 days")

    qtbot.waitUntil(lambda: totals(panel)[-1] == "3")


@pytest.mark.req("A10")
def test_one_customer_is_counted_alone(panel, li, qtbot):
    pick(panel, "Customer", "lsy", qtbot)

    qtbot.waitUntil(lambda: totals(panel)[-1] == "1")
