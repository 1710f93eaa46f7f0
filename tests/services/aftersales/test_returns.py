"""Returns are taken in without obstruction and finished where they came in."""

import pytest
import sqlalchemy as sa

from app.models import Return, VisitLine
from app.services.aftersales.return_rows import count_returns, list_bought, list_returns
from app.services.aftersales.return_slips import load_slip
from app.services.aftersales.returns import (
    FinishEntry,
    NothingReturned,
    NotOurs,
    RefundUnknown,
    RefundWithoutPurchase,
    RefusalUnexplained,
    ReturnLineEntry,
    ReturnOver,
    SettlementEntry,
    SettlementImpossible,
    finish_return,
    refuse_return,
    settle_inside,
)
from app.services.aftersales.settlements import list_settlements
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.visits.refunds import RefundExceedsPaid
from app.words import (
    Department,
    ReturnReason,
    ReturnState,
    ReturnWish,
    Role,
    SettlementKind,
)
from tests.factories import make_item
from tests.services.desk_work import TODAY, day, make_reachable

EXCHANGED = FinishEntry(done=ReturnWish.EXCHANGE)


def line_of(session, bought):
    visit, _item = bought
    return session.scalars(sa.select(VisitLine).where(VisitLine.visit_id == visit.id)).one()


@pytest.mark.req("B29")
@pytest.mark.parametrize("role", Role)
def test_anybody_takes_a_return_in(session, clinic, take_in, role):
    key = take_in(actor=Actor(staff_id=None, name="谁", role=role))

    assert load_slip(session, return_id=key).state is ReturnState.TAKEN_IN


@pytest.mark.req("B29")
def test_it_is_ours_because_it_was_bought_here(session, bought, take_in):
    (line,) = load_slip(session, return_id=take_in(line_of(session, bought).id)).lines

    assert (line.item_name, line.bought_on, line.left_minor) == ("修复霜", day(-7), 68_000)


@pytest.mark.req("B29")
def test_what_nobody_knows_to_be_ours_is_not_taken_in(take_in, cream):
    with pytest.raises(NotOurs):
        take_in(lines=(ReturnLineEntry(item_id=cream.id, ours_why=" "),))


def test_what_somebody_else_bought_is_not_this_customers(session, bought, take_in):
    stranger = make_reachable(session, "赵一")

    with pytest.raises(NotOurs):
        take_in(line_of(session, bought).id, customer_id=stranger.id)


def test_another_item_than_was_bought_is_not_ours(session, bought, take_in):
    other = make_item(session, "面膜")
    line = ReturnLineEntry(item_id=other.id, visit_line_id=line_of(session, bought).id)

    with pytest.raises(NotOurs):
        take_in(lines=(line,))


@pytest.mark.parametrize("lines", [(), (ReturnLineEntry(item_id=1, count=0),)])
def test_a_return_of_nothing_is_refused(take_in, lines):
    with pytest.raises(NothingReturned):
        take_in(lines=lines)


def test_an_item_that_is_gone_cannot_come_back(take_in):
    with pytest.raises(NotFound):
        take_in(lines=(ReturnLineEntry(item_id=99, ours_why="Ours."),))


@pytest.mark.req("B29")
def test_the_front_desk_gives_money_back_for_what_was_bought(session, clinic, bought, take_in):
    line = line_of(session, bought)
    key = take_in(line.id, wish=ReturnWish.REFUND)
    (own,) = load_slip(session, return_id=key).lines

    entry = FinishEntry(done=ReturnWish.REFUND, refunds={own.line_id: 20_000}, signed=True)
    finish_return(session, return_id=key, entry=entry, doing=clinic.does(clinic.li))

    slip = load_slip(session, return_id=key)
    assert (slip.state, slip.refund_minor, slip.signed_on) == (ReturnState.FINISHED, 20_000, TODAY)
    back = session.scalars(sa.select(VisitLine).where(VisitLine.refund_of_id == line.id)).one()
    assert (back.amount_minor, back.note) == (-20_000, slip.number)


def test_never_more_goes_back_than_was_paid(session, clinic, bought, take_in):
    key = take_in(line_of(session, bought).id)
    (own,) = load_slip(session, return_id=key).lines
    entry = FinishEntry(done=ReturnWish.REFUND, refunds={own.line_id: 68_001})

    with pytest.raises(RefundExceedsPaid):
        finish_return(session, return_id=key, entry=entry, doing=clinic.does(clinic.li))


def test_no_money_goes_back_without_the_purchase(session, clinic, take_in):
    key = take_in()
    (own,) = load_slip(session, return_id=key).lines
    entry = FinishEntry(done=ReturnWish.REFUND, refunds={own.line_id: 100})

    with pytest.raises(RefundWithoutPurchase):
        finish_return(session, return_id=key, entry=entry, doing=clinic.does(clinic.li))


def test_a_refund_says_how_much(session, clinic, take_in):
    entry = FinishEntry(done=ReturnWish.REFUND)

    with pytest.raises(RefundUnknown):
        finish_return(session, return_id=take_in(), entry=entry, doing=clinic.does(clinic.li))


def test_an_exchange_gives_the_same_again_unless_told_otherwise(session, clinic, take_in):
    same, other = take_in(), take_in()
    mask = make_item(session, "面膜")
    (own,) = load_slip(session, return_id=other).lines
    differently = FinishEntry(done=ReturnWish.EXCHANGE, new_items={own.line_id: mask.id})

    finish_return(session, return_id=same, entry=EXCHANGED, doing=clinic.does(clinic.li))
    finish_return(session, return_id=other, entry=differently, doing=clinic.does(clinic.li))

    given = [load_slip(session, return_id=key).lines[0].new_item_name for key in (same, other)]
    assert given == ["修复霜", "面膜"]


@pytest.mark.req("B28")
def test_only_a_supervisor_refuses(session, clinic, take_in):
    key = take_in()

    with pytest.raises(NotAllowed):
        refuse_return(session, return_id=key, why="Opened.", doing=clinic.does(clinic.li))

    refuse_return(session, return_id=key, why=" Opened. ", doing=clinic.does(clinic.zhou))
    assert load_slip(session, return_id=key).refused_why == "Opened."


@pytest.mark.req("B28")
def test_nobody_refuses_without_a_reason(session, clinic, take_in):
    with pytest.raises(RefusalUnexplained):
        refuse_return(session, return_id=take_in(), why=" ", doing=clinic.does(clinic.zhou))


def test_what_is_over_stays_over(session, clinic, take_in):
    key = take_in()
    refuse_return(session, return_id=key, why="Opened.", doing=clinic.does(clinic.zhou))

    with pytest.raises(ReturnOver):
        finish_return(session, return_id=key, entry=EXCHANGED, doing=clinic.does(clinic.li))


def test_what_is_not_there_is_not_found(session, clinic):
    doing = clinic.does(clinic.zhou)
    entry = SettlementEntry(kind=SettlementKind.SUPPLIER, amount_minor=0)

    with pytest.raises(NotFound):
        finish_return(session, return_id=9, entry=EXCHANGED, doing=doing)
    with pytest.raises(NotFound):
        settle_inside(session, return_id=9, entry=entry, doing=doing)
    with pytest.raises(NotFound):
        load_slip(session, return_id=9)


@pytest.mark.req("B30")
def test_what_is_settled_inside_is_not_in_the_slip(session, clinic, take_in):
    key = take_in()
    before = load_slip(session, return_id=key)
    entry = SettlementEntry(
        kind=SettlementKind.DEPARTMENT, department=Department.NURSING, amount_minor=31_415
    )

    settle_inside(session, return_id=key, entry=entry, doing=clinic.does(clinic.zhou))

    assert load_slip(session, return_id=key) == before
    (row,) = list_settlements(session, actor=clinic.zhou)
    assert (row.amount_minor, row.department, row.staff_name) == (
        31_415,
        Department.NURSING,
        "周岚",
    )


@pytest.mark.req("B30")
def test_who_takes_returns_in_does_not_see_what_is_settled_inside(session, clinic):
    with pytest.raises(NotAllowed):
        list_settlements(session, actor=clinic.li)


@pytest.mark.parametrize(
    "entry",
    [
        SettlementEntry(kind=SettlementKind.SUPPLIER, amount_minor=-1),
        SettlementEntry(kind=SettlementKind.DEPARTMENT, amount_minor=1),
    ],
)
def test_a_settlement_names_who_bears_how_much(session, clinic, take_in, entry):
    with pytest.raises(SettlementImpossible):
        settle_inside(session, return_id=take_in(), entry=entry, doing=clinic.does(clinic.zhou))


@pytest.mark.req("B30")
def test_the_front_desk_does_not_settle_inside(session, clinic, take_in):
    entry = SettlementEntry(kind=SettlementKind.WRITE_OFF, amount_minor=1)

    with pytest.raises(NotAllowed):
        settle_inside(session, return_id=take_in(), entry=entry, doing=clinic.does(clinic.li))


@pytest.mark.req("B28")
def test_refusals_are_counted_against_requests(session, clinic, take_in):
    keys = [take_in() for _ in range(4)]
    refuse_return(session, return_id=keys[0], why="Opened.", doing=clinic.does(clinic.zhou))
    finish_return(session, return_id=keys[1], entry=EXCHANGED, doing=clinic.does(clinic.li))

    figures = count_returns(session, first_on=TODAY, last_on=TODAY)

    assert (figures.requests, figures.refused, figures.open) == (4, 1, 2)
    assert figures.refused_share == 0.25
    assert count_returns(session, first_on=day(1), last_on=day(2)).refused_share == 0


def test_the_list_shows_open_returns_first(session, clinic, take_in):
    first, second = take_in(), take_in(reason=ReturnReason.OTHER)
    finish_return(session, return_id=second, entry=EXCHANGED, doing=clinic.does(clinic.li))
    entry = SettlementEntry(kind=SettlementKind.SUPPLIER, amount_minor=0)
    settle_inside(session, return_id=second, entry=entry, doing=clinic.does(clinic.zhou))

    rows = list_returns(session)

    assert [(row.return_id, row.settled) for row in rows] == [(first, False), (second, True)]
    assert rows[0].items == ("修复霜",)
    assert [row.return_id for row in list_returns(session, open_only=True)] == [first]


def test_what_was_bought_here_can_be_chosen(session, clinic, bought):
    (line,) = list_bought(session, customer_id=clinic.customer.id)

    assert (line.item_name, line.bought_on, line.left_minor) == ("修复霜", day(-7), 68_000)


def test_every_return_has_a_number_of_its_own(session, take_in):
    first = session.get_one(Return, take_in()).number
    second = session.get_one(Return, take_in()).number

    assert (first, second) == ("R-0001", "R-0002")
