"""A clinic of ten, graded when a test asks for it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QStackedWidget

from app.services.grading.gradings import grade_everyone
from app.ui.grading.page import GradingPage
from app.ui.theme.theme import Look, Theme, apply_theme
from app.words import Intent
from tests.factories import make_clinic
from tests.services.spenders import spend, spenders

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture(autouse=True)
def ten(session) -> None:
    """Ten customers, each of whom spent more than the one before."""
    make_clinic(session)
    spenders(session, *range(100, 1_100, 100))
    session.commit()


@pytest.fixture
def grade(store, actor, clock):
    """Grade everyone as of a day."""

    def grade(day):
        done = store.write(
            lambda session: grade_everyone(session, as_of=day, actor=actor, now=clock.now()),
            actor=actor,
            intent=Intent.GRADE,
        )
        return done.value.run_id

    return grade


@pytest.fixture
def moved(session, grade):
    """Two gradings, between which the last of ten became the first; return the later."""
    grade(JUNE)
    spend(session, "K001", date(2026, 8, 1), 5_000)
    session.commit()
    return grade(SEPTEMBER)


@pytest.fixture
def open_page(desk, qtbot):
    """Open the grading page and wait until it knows what stands."""
    pages = []

    def open_page() -> GradingPage:
        page = GradingPage(desk)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1440, 820)
        page.show()
        (stack,) = page.findChildren(QStackedWidget)
        qtbot.waitUntil(lambda: stack.currentIndex() > 0)
        return page

    return open_page
