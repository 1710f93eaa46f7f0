"""Sessions sold in advance."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.services.archive.errors import AmountBelowZero
from app.services.archive.opening import DayInFuture
from app.services.foundation.errors import NotFound
from app.services.visits.details import load_visit
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.package_balances import (
    PackageForOther,
    PackageNotValid,
    PackageSessionPriced,
    PackageUsedUp,
    list_balances,
)
from app.services.visits.packages import (
    ExpiryBeforeSale,
    PackageSale,
    PackageSessionsMissing,
    PackageUnpaid,
    list_usable_packages,
    sell_package,
)
from app.services.visits.refunds import RefundEntry, refund_line
from app.services.visits.visits import PackageInUse, VisitHeld, edit_visit, log_visit, void_line
from app.words import LineState
from tests.factories import doing, make_customer, make_item
from tests.services.conftest import TODAY

BOUGHT_ON = TODAY - timedelta(days=40)
pytestmark = pytest.mark.usefixtures("clinic")


@pytest.fixture
def sale(session):
    """Two sessions for 1,600, good until today."""
    return PackageSale(
        customer_id=make_customer(session, "李思雨").id,
        item_id=make_item(session, "光子嫩肤").id,
        session_count=2,
        amount_minor=160_000,
        bought_on=BOUGHT_ON,
        expires_on=TODAY,
    )


@pytest.fixture
def sold(session, sale, actor):
    return sell_package(session, doing(actor, today=TODAY), sale=sale)


@pytest.fixture
def use(session, sale, sold, actor):
    """Log a visit of one day with a line drawing on the package for each amount."""

    def use(*amounts, on=TODAY, **line):
        drawn = LineEntry(item_id=sale.item_id, amount_minor=0, package_id=sold.package_id)
        entry = VisitEntry(
            customer_id=sale.customer_id,
            visited_on=on,
            lines=tuple(replace(drawn, amount_minor=amount, **line) for amount in amounts or (0,)),
        )
        return log_visit(session, entry=entry, actor=actor, today=TODAY)

    return use


def balance(session, sold):
    (found,) = list_balances(session, package_ids=[sold.package_id])
    return found


@pytest.mark.req("A04")
def test_a_package_counts_when_it_is_paid_and_its_sessions_are_free(session, sold, use):
    used = use()

    assert load_visit(session, visit_id=sold.visit_id).visited_on == BOUGHT_ON
    assert load_visit(session, visit_id=sold.visit_id).total_minor == 160_000
    assert used.total_minor == 0
    assert balance(session, sold).remaining_count == 1


def test_a_package_is_usable_from_the_sale_to_the_last_session(session, sale, sold, use):
    def usable(on):
        return list_usable_packages(session, customer_id=sale.customer_id, on=on)

    held = [len(usable(day)) for day in (BOUGHT_ON - timedelta(days=1), BOUGHT_ON, TODAY)]
    expired = usable(TODAY + timedelta(days=1))
    use(0, 0)

    assert held == [0, 1, 1]
    assert expired == []
    assert usable(TODAY) == []


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"session_count": 0}, PackageSessionsMissing),
        ({"amount_minor": 0}, PackageUnpaid),
        ({"amount_minor": -1}, AmountBelowZero),
        ({"expires_on": BOUGHT_ON - timedelta(days=1)}, ExpiryBeforeSale),
        ({"bought_on": TODAY + timedelta(days=1), "expires_on": None}, DayInFuture),
        ({"customer_id": 404}, NotFound),
        ({"item_id": 404}, NotFound),
    ],
)
def test_an_impossible_sale_is_refused(session, sale, actor, change, refusal):
    with pytest.raises(refusal):
        sell_package(session, doing(actor, today=TODAY), sale=replace(sale, **change))


def test_the_sessions_of_one_visit_count_together(session, sold, use):
    with pytest.raises(PackageUsedUp):
        use(0, 0, 0)
    use()

    with pytest.raises(PackageUsedUp):
        use(0, 0)

    assert balance(session, sold).used_count == 1


def test_a_prepaid_session_and_a_paid_treatment_share_a_ticket(session, sale, sold, actor):
    lines = (
        LineEntry(item_id=sale.item_id, amount_minor=0, package_id=sold.package_id),
        LineEntry(item_id=sale.item_id, amount_minor=98_000),
    )
    entry = VisitEntry(customer_id=sale.customer_id, visited_on=TODAY, lines=lines)

    logged = log_visit(session, entry=entry, actor=actor, today=TODAY)

    assert logged.total_minor == 98_000
    assert balance(session, sold).used_count == 1


def test_a_prepaid_session_costs_nothing_again(use):
    with pytest.raises(PackageSessionPriced):
        use(100)


def test_a_session_is_of_the_treatment_and_the_owner_of_the_package(session, sale, use, actor):
    other = make_item(session, "水光针")
    stranger = make_customer(session, "林石燕")
    line = LineEntry(item_id=sale.item_id, amount_minor=0, package_id=1)
    entry = VisitEntry(customer_id=stranger.id, visited_on=TODAY, lines=(line,))

    with pytest.raises(PackageForOther):
        use(item_id=other.id)
    with pytest.raises(PackageForOther) as refused:
        log_visit(session, entry=entry, actor=actor, today=TODAY)

    assert refused.value.owner_name == "李思雨"


@pytest.mark.parametrize("day", [BOUGHT_ON - timedelta(days=1), TODAY])
def test_a_session_lies_between_sale_and_expiry(session, sale, actor, day):
    short = replace(sale, expires_on=TODAY - timedelta(days=1))
    sold = sell_package(session, doing(actor, today=TODAY), sale=short)
    line = LineEntry(item_id=sale.item_id, amount_minor=0, package_id=sold.package_id)
    entry = VisitEntry(customer_id=sale.customer_id, visited_on=day, lines=(line,))

    with pytest.raises(PackageNotValid):
        log_visit(session, entry=entry, actor=actor, today=TODAY)


def test_a_voided_session_can_be_used_again(session, sold, use, actor):
    used = use(0, 0)

    void_line(session, line_id=used.line_ids[0], actor=actor, today=TODAY)

    assert balance(session, sold).remaining_count == 1


def test_editing_a_visit_does_not_count_its_own_sessions_twice(session, sale, sold, use, actor):
    used = use(0, 0)
    drawn = LineEntry(item_id=sale.item_id, amount_minor=0, package_id=sold.package_id)
    lines = tuple(replace(drawn, line_id=line_id) for line_id in used.line_ids)
    entry = VisitEntry(customer_id=sale.customer_id, visited_on=TODAY, lines=lines, note="晚到")

    edit_visit(session, visit_id=used.visit_id, entry=entry, actor=actor, today=TODAY)

    assert balance(session, sold).remaining_count == 0


def test_a_package_given_back_in_full_has_no_session_left(session, sold, use, actor):
    use()
    entry = RefundEntry(line_id=sold.line_id, amount_minor=60_000, refunded_on=TODAY)

    refund_line(session, doing(actor, today=TODAY), entry=entry)
    after_a_part = balance(session, sold).remaining_count
    refund_line(session, doing(actor, today=TODAY), entry=replace(entry, amount_minor=100_000))

    assert after_a_part == 1
    assert balance(session, sold).remaining_count == 0


def test_a_sale_is_voided_only_while_no_session_was_used(session, sold, use, actor):
    used = use()

    with pytest.raises(PackageInUse):
        void_line(session, line_id=sold.line_id, actor=actor, today=TODAY)
    void_line(session, line_id=used.line_ids[0], actor=actor, today=TODAY)
    void_line(session, line_id=sold.line_id, actor=actor, today=TODAY)

    assert balance(session, sold).remaining_count == 0


def test_the_visit_dialog_leaves_a_package_sale_as_it_is(session, sale, sold, actor):
    line = LineEntry(item_id=sale.item_id, amount_minor=0)
    beside = VisitEntry(customer_id=sale.customer_id, visited_on=BOUGHT_ON, lines=(line,))
    moved = replace(beside, visited_on=TODAY)

    edit_visit(session, visit_id=sold.visit_id, entry=beside, actor=actor, today=TODAY)
    with pytest.raises(VisitHeld):
        edit_visit(session, visit_id=sold.visit_id, entry=moved, actor=actor, today=TODAY)

    kept = load_visit(session, visit_id=sold.visit_id).lines[0]
    assert (kept.state, kept.editable, kept.amount_minor) == (LineState.DONE, False, 160_000)
