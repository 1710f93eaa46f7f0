"""A desk whose search knows the customers, and somebody who brings something back."""

from datetime import date

import pytest

from app.models import Customer, Item
from app.services.aftersales.returns import ReturnEntry, ReturnLineEntry, take_in_return
from app.services.foundation.doing import Doing
from app.words import ReturnReason, ReturnWish
from tests.factories import make_visit
from tests.ui.visit.conftest import clinic, light, store

__all__ = ["clinic", "light", "store"]


@pytest.fixture
def bought(write, li, botox):
    """李思雨 paid 2,980 a week ago."""

    def work(session):
        item = session.get_one(Item, botox)
        customer = session.get_one(Customer, li)
        return make_visit(session, customer, item, date(2026, 11, 14), 298_000).id

    return write(work)


@pytest.fixture
def taken_in(write, li, botox, actor, clock):
    """What she brought back, without a purchase on file."""
    line = ReturnLineEntry(item_id=botox, ours_why="Our label.")
    entry = ReturnEntry(
        customer_id=li, wish=ReturnWish.EXCHANGE, reason=ReturnReason.FAULTY, lines=(line,)
    )
    doing = Doing(actor=actor, now=clock.now())
    return write(lambda session: take_in_return(session, entry=entry, doing=doing))
