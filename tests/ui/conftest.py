"""A customer, a treatment and a doctor for the rooms of the window that write things down."""

import pytest
from PySide6.QtWidgets import QWidget

from app.models import Allergy, ItemPrice, Phone
from app.words import Intent
from tests.factories import make_customer, make_item, make_staff


@pytest.fixture
def write(store, actor):
    """Write something down and return what came of it."""

    def write(work):
        return store.write(work, actor=actor, intent=Intent.SET_UP).value

    return write


@pytest.fixture
def li(write):
    """李思雨, who must not be given penicillin."""

    def work(session):
        customer = make_customer(session, "李思雨", pinyin="Lǐ Sīyǔ", number="00231")
        session.add(Phone(customer_id=customer.id, digits="13900138821"))
        session.add(Allergy(customer_id=customer.id, text="penicillin"))
        return customer.id

    return write(work)


@pytest.fixture
def botox(write, clock):
    """Botox at 2,980, due back after 17 weeks."""

    def work(session):
        item = make_item(session, "Botox", cycle_days=119)
        since_on = clock.today().replace(month=1)
        session.add(ItemPrice(item_id=item.id, price_minor=298_000, valid_from_on=since_on))
        session.flush()
        return item.id

    return write(work)


@pytest.fixture
def wu(write):
    return write(lambda session: make_staff(session, "Dr Wu").id)


@pytest.fixture
def window(qtbot):
    """What dialogs open over."""
    window = QWidget()
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    return window
