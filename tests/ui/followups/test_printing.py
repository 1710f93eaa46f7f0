"""What is looked at is what is printed: the week, the day, or one person's day."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.ui.followups.spans import View
from app.ui.parts.papers.pages_view import PagesView
from app.ui.parts.papers.print_preview import PrintPreview
from app.words import FollowUpKind
from tests.factories import make_staff
from tests.services.papers.reading import text_of
from tests.ui.followups.conftest import TODAY

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chen_wei(session):
    key = make_staff(session, "Chen Wei").id
    session.commit()
    return key


@pytest.fixture
def printed(desk, open_page, tmp_path, qtbot):
    """Print what a layout shows, without some people, and return the text."""

    def printed(view, *, cards, hidden=(), kinds=()):
        desk.preferences.keep_words("followups/hidden_people", [str(key) for key in hidden])
        desk.preferences.keep_words("followups/hidden_kinds", list(kinds))
        desk.preferences.keep("followups/view", view.value)
        page = open_page(cards=cards)
        qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: page.findChild(PrintPreview) is not None)
        preview = page.findChild(PrintPreview)
        pages = preview.findChild(PagesView)
        qtbot.waitUntil(lambda: pages.drawn_count == 1)
        preview.save_to(tmp_path / "list.pdf")
        qtbot.waitUntil((tmp_path / "list.pdf").exists)
        preview.close()
        return text_of((tmp_path / "list.pdf").read_bytes())

    return printed


@pytest.fixture
def week(due, chen_wei):
    """A call of each of two people today, and one tomorrow."""
    due("李思雨")
    due("刘慧", staff_id=chen_wei)
    due("高圆", on=TODAY + timedelta(days=1))


@pytest.mark.usefixtures("week")
def test_the_week_is_printed_with_every_day(printed):
    text = printed(View.WEEK, cards=3)

    assert "Follow-ups, 16 – 22 November 2026" in text
    assert [name for name in ("李思雨", "刘慧", "高圆") if name not in text] == []


@pytest.mark.usefixtures("week")
def test_the_day_is_printed_for_everybody(printed):
    text = printed(View.DAY, cards=2)

    assert "Follow-ups, 21 Nov 2026" in text
    assert "高圆" not in text


@pytest.mark.usefixtures("week")
def test_the_day_of_one_person_is_theirs(printed, chen_wei):
    text = printed(View.DAY, cards=1, hidden=[chen_wei])

    assert "Li Na, Saturday 21 November" in text
    assert "0 expected · 1 to call" in text
    assert "刘慧" not in text


@pytest.fixture
def two_kinds(due):
    """A talk about a treatment, and a birthday."""
    due("李思雨", kind=FollowUpKind.AFTERCARE, step=3)
    due("刘慧", kind=FollowUpKind.DATES)


@pytest.mark.usefixtures("two_kinds")
def test_only_the_kinds_on_screen_are_printed_and_the_paper_says_so(printed):
    text = printed(View.WEEK, cards=1, kinds=[FollowUpKind.DATES])

    assert "Everyone · without Birthday & dates · 1 planned" in text
    assert "刘慧" not in text


@pytest.mark.usefixtures("two_kinds")
def test_the_day_of_one_person_is_narrowed_too(printed, chen_wei):
    text = printed(View.DAY, cards=1, hidden=[chen_wei], kinds=[FollowUpKind.DATES])

    assert "without Birthday & dates · 0 expected · 1 to call" in text
    assert "刘慧" not in text
