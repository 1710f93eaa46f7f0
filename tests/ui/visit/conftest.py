"""A desk with a customer, a catalogue and a doctor, kept up to date as in the program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.models import Allergy, ItemPrice, Phone
from app.models.enums import Intent
from app.services.desk.metrics import refresh_metrics
from app.services.desk.packages import PackageSale, sell_package
from app.services.desk.search import refresh_search_text
from app.services.foundation.store import Store
from app.ui.theme.theme import Look, Theme, apply_theme
from tests.factories import make_clinic, make_customer, make_item, make_staff

CTRL, DOWN, ENTER, ESCAPE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def store(engine, clock) -> Store:
    return Store(engine, clock=clock, derivers=[refresh_search_text, refresh_metrics])


@pytest.fixture
def write(store, actor):
    """Write something down and return what came of it."""

    def write(work):
        return store.write(work, actor=actor, intent=Intent.SET_UP).value

    return write


@pytest.fixture(autouse=True)
def clinic(write) -> None:
    write(make_clinic)


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
def package(write, li, botox, actor, clock):
    """Three sessions of Botox, paid for."""
    sale = PackageSale(
        customer_id=li,
        item_id=botox,
        session_count=3,
        amount_minor=600_000,
        bought_on=clock.today(),
    )
    return write(lambda s: sell_package(s, sale=sale, actor=actor, today=clock.today()).package_id)


@pytest.fixture
def window(qtbot):
    """What dialogs open over."""
    window = QWidget()
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    return window


def opened(window, kind, qtbot):
    """Return the dialog of ``kind`` once it is open."""
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)))
    (dialog,) = window.findChildren(kind)
    qtbot.waitExposed(dialog)
    return dialog


def says(dialog, words):
    """Return whether ``words`` can be read somewhere in the dialog."""
    return any(words in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def type_in(dialog, text, qtbot):
    """Type into whatever has the focus."""
    qtbot.keyClicks(dialog.focusWidget(), text)


def press(dialog, key, qtbot, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    qtbot.keyClick(dialog.focusWidget(), key, modifier)
