"""A small archive to walk through, kept up to date as in the program."""

import pytest

from app.services.archive.customers import add_customer
from app.services.archive.entries import CustomerEntry, PhoneEntry
from app.services.archive.search import refresh_search_text
from app.services.figures.metrics import refresh_metrics
from app.services.foundation.store import Store
from app.ui.customers.page import CustomersPage
from app.ui.parts.lists.table import ListTable
from app.ui.theme.theme import Look, Theme, apply_theme
from app.words import Intent


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def store(engine, clock) -> Store:
    return Store(engine, clock=clock, derivers=[refresh_search_text, refresh_metrics])


@pytest.fixture
def admit(store, actor, clock):
    """Take somebody in and return the key."""

    def admit(name, *phones, **more):
        entry = CustomerEntry(
            name=name, phones=tuple(PhoneEntry(text=phone) for phone in phones), **more
        )
        written = store.write(
            lambda session: add_customer(session, entry=entry, actor=actor, now=clock.now()),
            actor=actor,
            intent=Intent.ADD_CUSTOMER,
        )
        return written.value.id

    return admit


@pytest.fixture
def li(admit):
    return admit("李思雨", "13900138821", region="滨湖")


@pytest.fixture
def wang(admit):
    return admit("王小明", "13700131234", region="梁溪")


@pytest.fixture
def page(desk, li, wang, qtbot):
    """The customers tab over two customers, loaded."""
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.resize(1440, 800)
    page.show()
    qtbot.waitUntil(lambda: len(keys_of(page)) == 2)
    return page


def keys_of(page):
    """Return who is on the list, from top to bottom."""
    return list(page.findChild(ListTable).model().keys)
