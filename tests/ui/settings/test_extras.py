"""The extras: written down, changed, and what each costs beside a purchase."""

import pytest

from app.services.aftersales.extras import ExtraEntry, list_extras, save_extra
from app.ui.settings.extras import ExtraDialog, ExtrasCard
from app.words import Intent
from tests.ui.hands import button, click, fill, lines_of, listing, opened, save, says


@pytest.fixture
def card(desk, qtbot):
    card = ExtrasCard(desk)
    qtbot.addWidget(card)
    card.show()
    return card


@pytest.fixture
def wrap(store, actor):
    entry = ExtraEntry(name="Gift wrap", price_minor=2_000, free_from_minor=50_000)

    def work(session):
        return save_extra(session, extra_id=None, entry=entry, actor=actor)

    return store.write(work, actor=actor, intent=Intent.EDIT_POLICY).value


def beside(card):
    """What the first extra costs beside the purchase that is typed."""
    return lines_of(listing(card, "Extras"))[0][2]


@pytest.mark.req("B21")
def test_an_extra_is_written_down(card, store, qtbot):
    click(card, "Add…")
    dialog = opened(card, ExtraDialog, qtbot)
    fill(dialog, "Extra", "Courier")
    fill(dialog, "Price", "15")

    with qtbot.waitSignal(dialog.finished):
        save(dialog, qtbot)

    (row,) = store.read(list_extras)
    assert row.entry == ExtraEntry(name="Courier", price_minor=1_500)
    qtbot.waitUntil(lambda: len(lines_of(listing(card, "Extras"))) == 1)


@pytest.mark.req("B22")
def test_below_the_threshold_the_price_is_shown(wrap, card, qtbot):
    qtbot.waitUntil(lambda: len(lines_of(listing(card, "Extras"))) == 1)

    fill(card, "Purchase", "499")
    below = beside(card)
    fill(card, "Purchase", "500")

    assert (below, beside(card)) == ("¥20", "free")


def test_a_name_that_is_taken_is_refused_in_the_dialog(wrap, card, qtbot):
    qtbot.waitUntil(lambda: len(lines_of(listing(card, "Extras"))) == 1)
    click(card, "Add…")
    dialog = opened(card, ExtraDialog, qtbot)
    fill(dialog, "Extra", "Gift wrap")

    save(dialog, qtbot)

    qtbot.waitUntil(lambda: says(dialog, "a name of its own"))


def test_an_extra_on_file_is_changed(wrap, card, store, qtbot):
    qtbot.waitUntil(button(card, "Change…").isEnabled)
    click(card, "Change…")
    dialog = opened(card, ExtraDialog, qtbot)
    click(dialog, "Offered at present")

    with qtbot.waitSignal(dialog.finished):
        save(dialog, qtbot)

    (row,) = store.read(list_extras)
    assert not row.entry.offered
