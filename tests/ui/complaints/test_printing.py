"""The papers of a complaint are printed from its tab."""

import pytest

from app.ui.parts.papers.print_preview import PrintPreview
from tests.ui.complaints.test_page import buttons, chip
from tests.ui.hands import says


def preview_over(page, qtbot):
    qtbot.waitUntil(lambda: page.findChild(PrintPreview) is not None)
    return page.findChild(PrintPreview).windowTitle()


def menu_of(page, text):
    return {each.text(): each for each in chip(page, text).menu().actions() if each.text()}


@pytest.mark.parametrize("paper", ["Complaint form", "Sign-off form", "Feedback card"])
def test_every_paper_of_the_complaint_chosen_is_in_the_head(show, team, complaint, qtbot, paper):
    page = show(team.na)
    offered = menu_of(page, " Print")[paper]
    qtbot.waitUntil(offered.isEnabled)

    offered.trigger()

    assert preview_over(page, qtbot) == paper


def test_the_sign_off_form_stands_beside_the_next_step(show, team, complaint, qtbot):
    page = show(team.na)
    qtbot.waitUntil(lambda: "Print sign-off form" in buttons(page))

    chip(page, "Print sign-off form").click()

    assert preview_over(page, qtbot) == "Sign-off form"


def test_what_is_signed_asks_for_no_sign_off_form(show, team, signed, qtbot):
    page = show(team.zhou)

    qtbot.waitUntil(lambda: "Call back" in buttons(page))

    assert "Print sign-off form" not in buttons(page)


def test_the_feedback_card_is_in_the_quiet_menu(show, team, signed, qtbot):
    page = show(team.zhou)
    qtbot.waitUntil(lambda: "More" in buttons(page))

    menu_of(page, "More")["Print: Feedback card"].trigger()

    assert preview_over(page, qtbot) == "Feedback card"


def test_without_a_complaint_only_the_promise_can_be_printed(show, team, qtbot):
    page = show(team.na)
    menu = menu_of(page, " Print")
    qtbot.waitUntil(lambda: says(page, "No complaint is chosen."))
    assert not menu["Sign-off form"].isEnabled()

    menu["Service promise"].trigger()

    assert preview_over(page, qtbot) == "Service promise"
