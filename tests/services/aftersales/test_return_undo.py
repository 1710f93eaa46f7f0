"""Finishing a return is taken back together with the money."""

import sqlalchemy as sa

from app.models import VisitLine
from app.services.aftersales.return_slips import load_slip
from app.services.aftersales.returns import (
    FinishEntry,
    ReturnEntry,
    ReturnLineEntry,
    finish_return,
    take_in_return,
)
from app.services.foundation.undo import undo_entry
from app.words import Intent, ReturnReason, ReturnState, ReturnWish
from tests.factories import make_item, make_visit
from tests.services.complaints.complaint_work import Clinic
from tests.services.desk_work import day


def set_up(session):
    clinic, cream = Clinic(session), make_item(session, "修复霜")
    visit = make_visit(session, clinic.customer, cream, day(-7), 68_000)
    bought = session.scalars(sa.select(VisitLine.id).where(VisitLine.visit_id == visit.id)).one()
    entry = ReturnEntry(
        customer_id=clinic.customer.id,
        wish=ReturnWish.REFUND,
        reason=ReturnReason.FAULTY,
        lines=(ReturnLineEntry(item_id=cream.id, visit_line_id=bought),),
    )
    key = take_in_return(session, entry=entry, doing=clinic.does(clinic.li))
    return clinic, key, load_slip(session, return_id=key).lines[0].line_id


def test_the_money_and_the_return_are_as_before(store, actor):
    clinic, key, line_id = store.write(set_up, actor=actor, intent=Intent.TAKE_RETURN).value
    entry = FinishEntry(done=ReturnWish.REFUND, refunds={line_id: 68_000})
    finished = store.write(
        lambda session: finish_return(
            session, return_id=key, entry=entry, doing=clinic.does(clinic.li)
        ),
        actor=actor,
        intent=Intent.FINISH_RETURN,
    )

    store.write(
        lambda session: undo_entry(session, entry_id=finished.entry_id),
        actor=actor,
        intent=Intent.UNDO,
    )

    slip = store.read(lambda session: load_slip(session, return_id=key))
    assert (slip.state, slip.refund_minor) == (ReturnState.TAKEN_IN, 0)
    assert slip.lines[0].left_minor == 68_000
