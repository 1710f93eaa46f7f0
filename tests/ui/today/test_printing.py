"""Today on paper, from the first tab: what is shown is what is printed."""

import pytest
from PySide6.QtCore import Qt

from app.ui.parts.papers.pages_view import PagesView
from app.ui.parts.papers.print_preview import PrintPreview
from app.ui.today.to_call_card import ToCallCard
from app.ui.today.whose import Whose
from tests.factories import make_staff
from tests.services.papers.reading import text_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chen_wei(session):
    key = make_staff(session, "Chen Wei").id
    session.commit()
    return key


@pytest.fixture
def printed(tmp_path, qtbot):
    """Press Ctrl+P on the page and return the text of what would be printed."""

    def printed(page):
        qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: page.findChild(PrintPreview) is not None)
        preview = page.findChild(PrintPreview)
        pages = preview.findChild(PagesView)
        qtbot.waitUntil(lambda: pages.drawn_count == 1)
        preview.save_to(tmp_path / "today.pdf")
        qtbot.waitUntil((tmp_path / "today.pdf").exists)
        preview.close()
        return text_of((tmp_path / "today.pdf").read_bytes())

    return printed


def test_ones_own_day_is_printed(plan_call, open_calls, printed, li_na, chen_wei):
    own = plan_call("李思雨", staff_id=li_na)
    plan_call("刘慧", staff_id=chen_wei)

    text = printed(open_calls(listed=[own]))

    assert "Li Na, Saturday 21 November" in text
    assert "李思雨" in text
    assert "刘慧" not in text


def test_everybodys_day_is_printed_when_everybodys_calls_are_shown(
    desk, plan_call, open_calls, printed, li_na, chen_wei
):
    desk.preferences.keep("today/whose", Whose.EVERYBODY)
    own = plan_call("李思雨", staff_id=li_na, visits=1)
    other = plan_call("刘慧", staff_id=chen_wei, visits=2)

    page = open_calls(listed=[own, other])
    text = printed(page)

    assert page.findChild(ToCallCard).own_of is None
    assert "Follow-ups, 21 Nov 2026" in text
    assert [name for name in ("李思雨", "刘慧") if name not in text] == []
