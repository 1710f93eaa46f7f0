"""The service promise: changed, refused in place, looked at before it is printed."""

import pytest

from app.services.complaints.promises import load_promises
from app.services.foundation.actors import Actor
from app.ui.parts.papers.print_preview import PrintPreview
from app.ui.settings.promises import PAIRS, PromiseDialog
from app.words import Role, Severity, Tier
from tests.ui.hands import (
    click,
    click_line,
    field,
    fill,
    line_of,
    lines_of,
    listing,
    opened,
    save,
    says,
)

SERIOUS_VIP = (Tier.VIP, Severity.SERIOUS)


@pytest.fixture
def promises(page, qtbot):
    page.open_section("promises")
    qtbot.waitUntil(lambda: len(lines_of(listing(page, "Service promise"))) == len(PAIRS))
    return page


@pytest.fixture
def dialog(promises, qtbot):
    click_line(listing(promises, "Service promise"), "VIP", "Serious")
    click(promises, "Change…")
    return opened(promises, PromiseDialog, qtbot)


def test_a_receptionist_does_not_see_them(desk, page):
    desk.tasks.act_for(Actor(staff_id=7, name="李娜", role=Role.RECEPTIONIST))

    assert "promises" not in page.section_names


def test_a_promise_is_changed_for_one_tier_and_severity(promises, dialog, desk, store, qtbot):
    fill(dialog, "First answer, minutes", "5")
    with qtbot.waitSignal(desk.tasks.saved):
        save(dialog, qtbot)

    kept = store.read(load_promises)
    assert kept[SERIOUS_VIP].first_response_minutes == 5
    assert kept[Tier.VIP, Severity.ORDINARY].first_response_minutes == 10
    qtbot.waitUntil(
        lambda: (
            "within 5 minutes" in line_of(listing(promises, "Service promise"), "VIP", "Serious")
        )
    )


def test_a_promise_that_contradicts_itself_is_refused_in_the_dialog(dialog, qtbot):
    fill(dialog, "Clear matter, days", "9")

    save(dialog, qtbot)

    qtbot.waitUntil(lambda: says(dialog, "contradicts itself"))
    assert field(dialog, "Clear matter, days").value() == 9


def test_the_card_is_looked_at_before_it_is_printed(promises, qtbot):
    click(promises, "Print…")

    assert opened(promises, PrintPreview, qtbot).windowTitle() == "Service promise"
