"""The published rules: a new version from a day on, refused in place, looked at on paper."""

import pytest

from app.services.aftersales.policies import list_published, policy_on
from app.services.foundation.actors import Actor
from app.ui.parts.papers.print_preview import PrintPreview
from app.ui.settings.policies import PolicyDialog
from app.words import PolicyKind, Role
from tests.ui.hands import click, fill, lines_of, listing, opened, save, says


@pytest.fixture
def policies(page, qtbot):
    page.open_section("policies")
    qtbot.waitUntil(lambda: len(lines_of(listing(page, "Published rules"))) == len(PolicyKind))
    return page


@pytest.fixture
def dialog(policies, qtbot):
    click(policies, "New version…")
    return opened(policies, PolicyDialog, qtbot)


def test_a_receptionist_does_not_publish(desk, page):
    desk.tasks.act_for(Actor(staff_id=7, name="李娜", role=Role.RECEPTIONIST))

    assert "policies" not in page.section_names


@pytest.mark.req("B27")
def test_a_new_version_holds_from_its_day_and_the_standard_text_stays_below(
    policies, dialog, store, clock, qtbot
):
    fill(dialog, "Text", "Within 14 days, by anybody.")
    with qtbot.waitSignal(dialog.finished):
        save(dialog, qtbot)

    today = clock.today()
    kept = store.read(lambda s: policy_on(s, kind=PolicyKind.RETURNS, on=today))
    assert (kept.number, kept.text) == (1, "Within 14 days, by anybody.")
    shown = store.read(lambda s: list_published(s, today=today))
    assert [(row.policy.number, row.holds) for row in shown] == [(1, True), (0, False), (0, True)]
    qtbot.waitUntil(lambda: len(lines_of(listing(policies, "Published rules"))) == len(shown))


def test_a_day_that_is_over_is_refused_in_the_dialog(dialog, clock, qtbot):
    fill(dialog, "Holds from", "2026-11-01")

    save(dialog, qtbot)

    assert dialog.isVisible()


def test_a_text_without_words_is_refused_where_it_is_typed(dialog, qtbot):
    fill(dialog, "Text", " ")

    save(dialog, qtbot)

    qtbot.waitUntil(lambda: says(dialog, "Please write"))


@pytest.mark.req("B27")
def test_the_rules_are_looked_at_before_they_are_printed(policies, qtbot):
    click(policies, "Print…")

    preview = opened(policies, PrintPreview, qtbot)
    assert "Returns and exchanges" in preview.windowTitle()
