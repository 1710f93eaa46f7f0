"""After the sale in the made-up clinic: a few returns, home visits and breaches."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, StaffMember
from app.services.aftersales.breaches import BreachEntry, record_breach
from app.services.aftersales.home_visit_ends import AnswerEntry, file_card, finish_home_visit
from app.services.aftersales.home_visit_rows import load_home_visit
from app.services.aftersales.home_visits import (
    HomeVisitEntry,
    Slot,
    acknowledge,
    plan_home_visit,
    set_out,
)
from app.services.aftersales.return_rows import list_bought
from app.services.aftersales.returns import (
    FinishEntry,
    ReturnEntry,
    ReturnLineEntry,
    SettlementEntry,
    finish_return,
    refuse_return,
    settle_inside,
    take_in_return,
)
from app.services.demo.clinic import DemoOrder
from app.services.demo.phrases import in_language, load_resource
from app.services.demo.team import demo_people
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing
from app.words import (
    BreachKind,
    ConductCheck,
    Department,
    ReturnReason,
    ReturnWish,
    SettlementKind,
)

_BEGINS, _ENDS = time(14), time(15, 30)
_AGREED: Final = timedelta(days=1)


def come_back(session: Session, *, order: DemoOrder, actor: Actor, now: datetime) -> None:
    """Take things back, go out and fall short, at different stages and on different days."""
    file = load_resource("aftersales.json")
    for plot in _known(session, file["returns"]):
        doing = Doing(actor=actor, now=now - timedelta(days=plot["days_ago"]))
        _return(session, plot, order.language, doing)
    staff_ids = _staff(session, order.language)
    for plot in _known(session, file["visits"]):
        doing = Doing(actor=actor, now=min(now, _hour_of(plot, order.today, now)))
        key = _agree(session, plot, order, staff_ids, doing)
        if "goes" in plot:
            _go(session, plot, key, doing)
    for ago, kind in zip(file["breached_days_ago"], BreachKind, strict=False):
        entry = BreachEntry(
            staff_id=staff_ids[0],
            kind=kind,
            breached_on=order.today - timedelta(days=ago),
            text=in_language(file["breach"], order.language),
        )
        record_breach(session, entry=entry, doing=Doing(actor=actor, now=now))


def _hour_of(plot: dict[str, Any], today: date, now: datetime) -> datetime:
    """Return when a visit that is over or under way begins, else that hour today."""
    on = today + timedelta(days=min(plot["in_days"], 0))
    return datetime.combine(on, _BEGINS, now.tzinfo)


def _known(session: Session, plots: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the plots whose customer exists; a tiny clinic lacks some of the cast."""
    names = set(session.scalars(sa.select(Customer.name)))
    return [plot for plot in plots if plot["customer"] in names]


def _customer_id(session: Session, name: str) -> int:
    query = sa.select(Customer.id).where(Customer.name == name).order_by(Customer.id)
    return session.scalars(query.limit(1)).one()


def _staff(session: Session, language: str) -> tuple[int, ...]:
    names = [person.name for person in demo_people(language) if person.key != "zhou_lan"]
    query = sa.select(StaffMember.id).where(StaffMember.name.in_(names)).order_by(StaffMember.id)
    return tuple(session.scalars(query.limit(2)))


def _return(session: Session, plot: dict[str, Any], language: str, doing: Doing) -> None:
    customer_id = _customer_id(session, plot["customer"])
    bought = list_bought(session, customer_id=customer_id)[-1]
    entry = ReturnEntry(
        customer_id=customer_id,
        wish=ReturnWish(plot["wish"]),
        reason=ReturnReason(plot["reason"]),
        lines=(ReturnLineEntry(item_id=bought.item_id, visit_line_id=bought.line_id),),
    )
    key = take_in_return(session, entry=entry, doing=doing)
    if "done" in plot:
        done = FinishEntry(done=ReturnWish(plot["done"]), signed=True)
        finish_return(session, return_id=key, entry=done, doing=doing)
    if "inside" in plot:
        _settle(session, plot["inside"], key, language, doing)
    if "refused" in plot:
        why = in_language(plot["refused"], language)
        refuse_return(session, return_id=key, why=why, doing=doing)


def _settle(
    session: Session, plot: dict[str, Any], return_id: int, language: str, doing: Doing
) -> None:
    entry = SettlementEntry(
        kind=SettlementKind(plot["kind"]),
        department=Department(plot["department"]) if "department" in plot else None,
        amount_minor=plot["amount_minor"],
        text=in_language(plot["text"], language),
    )
    settle_inside(session, return_id=return_id, entry=entry, doing=doing)


def _agree(
    session: Session,
    plot: dict[str, Any],
    order: DemoOrder,
    staff_ids: tuple[int, ...],
    doing: Doing,
) -> int:
    file = load_resource("aftersales.json")
    entry = HomeVisitEntry(
        customer_id=_customer_id(session, plot["customer"]),
        slot=Slot(
            visits_on=order.today + timedelta(days=plot["in_days"]),
            starts_at=_BEGINS,
            ends_at=_ENDS,
        ),
        address=in_language(file["address"], order.language),
        purpose=in_language(file["purpose"], order.language),
        staff_ids=staff_ids,
        confirmed=plot["confirmed"],
    )
    agreed = Doing(actor=doing.actor, now=doing.now - _AGREED)
    return plan_home_visit(session, entry=entry, doing=agreed)


def _go(session: Session, plot: dict[str, Any], key: int, doing: Doing) -> None:
    visitors = load_home_visit(session, home_visit_id=key, today=doing.now.date()).visitors
    for visitor in visitors:
        acknowledge(session, visitor_id=visitor.visitor_id, points=list(ConductCheck), doing=doing)
    set_out(session, home_visit_id=key, doing=doing)
    if "card" in plot:
        answer = AnswerEntry(signed=True, card_number=plot["card"], score=plot["score"])
        finish_home_visit(session, home_visit_id=key, entry=answer, doing=doing)
    if "filed" in plot:
        file_card(session, home_visit_id=key, doing=doing)
