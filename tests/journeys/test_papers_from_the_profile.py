"""The receptionist prints what there is to print about a customer from the profile."""

import pytest
from PySide6.QtGui import QAction

from app.ui.parts.papers.pages_view import PagesView
from app.ui.parts.papers.print_preview import PrintPreview
from app.ui.profile.head import MoreMenu
from tests.services.papers.reading import text_of

FIRST = 1  # of the known customers: 李思雨


@pytest.fixture
def press(window):
    """Press an entry of the profile's menu."""
    window.workplace.show_customer(FIRST)
    page = window.workplace.open_page("profile")
    actions = {each.text(): each for each in page.findChild(MoreMenu).findChildren(QAction)}
    return lambda name: actions[name].trigger()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("Print visit card…", "Allergic: penicillin."),
        ("Print how the tier was found…", "Where the tiers end"),
        ("Print the year's contacts…", "李思雨, contacts in"),
    ],
)
def test_a_paper_is_two_presses_away(window, press, tmp_path, qtbot, entry, said):
    press(entry)

    qtbot.waitUntil(lambda: window.findChild(PrintPreview) is not None, timeout=10_000)
    preview = window.findChild(PrintPreview)
    view = preview.findChild(PagesView)
    qtbot.waitUntil(lambda: view.drawn_count == 1, timeout=10_000)
    preview.save_to(tmp_path / "paper.pdf")
    qtbot.waitUntil((tmp_path / "paper.pdf").exists)
    assert said in text_of((tmp_path / "paper.pdf").read_bytes())
    preview.close()
