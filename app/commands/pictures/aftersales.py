"""Something to photograph after the sale: a few returns, home visits and breaches."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from app.commands.pictures.hands import front_dialog, type_into
from app.commands.stage import Stage
from app.models.enums import (
    BreachKind,
    ComplaintChannel,
    ConductCheck,
    Intent,
    ReturnReason,
    ReturnWish,
    Severity,
)
from app.services.desk.aftersales.breaches import BreachEntry, record_breach
from app.services.desk.aftersales.home_visit_rows import load_home_visit
from app.services.desk.aftersales.home_visits import (
    HomeVisitEntry,
    Slot,
    acknowledge,
    plan_home_visit,
    set_out,
)
from app.services.desk.aftersales.return_rows import list_bought, list_returns
from app.services.desk.aftersales.returns import (
    ReturnEntry,
    ReturnLineEntry,
    refuse_return,
    take_in_return,
)
from app.services.desk.complaints.cases import Doing
from app.services.desk.complaints.reception import ComplaintEntry, receive_complaint
from app.services.desk.search import find_customers
from app.services.office.staff import list_staff
from app.services.words.language import say
from app.ui.aftersales.page import AftersalesPage

_CUSTOMERS: Final = ("李思雨", "陈美玲", "周静怡")


def show_list(stage: Stage, name: str) -> QWidget:
    """Bring one of the lists to the front, with something in it."""
    _fill(stage)
    page = stage.open_page("aftersales")
    if isinstance(page, AftersalesPage):
        page.show_list(name)
    return page


def show_return(stage: Stage) -> None:
    """Take something in, half-typed."""
    _open_new(stage, "returns", "lsy")


def show_home_visit(stage: Stage) -> None:
    """Agree on a home visit, half-typed."""
    dialog = _open_new(stage, "home_visits", "lsy")
    if dialog is not None:
        type_into(stage, dialog, say("Day"), "+2")
        type_into(stage, dialog, say("From"), "14:30")
        type_into(stage, dialog, say("Until"), "15:30")


def _open_new(stage: Stage, name: str, text: str) -> QWidget | None:
    page = show_list(stage, name)
    if isinstance(page, AftersalesPage):
        page.new_wanted()
    dialog = front_dialog(stage)
    if dialog is not None:
        type_into(stage, dialog, say("Customer"), text)
    return dialog


def _fill(stage: Stage) -> None:
    """Write a few things down, the first time."""
    desk = stage.desk
    if desk.store.read(list_returns):
        return
    doing = Doing(actor=desk.actor, now=desk.clock.now())
    for work in (_returns, _visits, _breaches, _red_line):
        desk.store.write(partial(work, doing=doing), actor=desk.actor, intent=Intent.SET_UP)


def _people(session: Session) -> list[int]:
    found = [find_customers(session, text=name) for name in _CUSTOMERS]
    return [each[0].id for each in found if each]


def _returns(session: Session, doing: Doing) -> None:
    for at, customer_id in enumerate(_people(session)):
        bought = list_bought(session, customer_id=customer_id)
        line = ReturnLineEntry(item_id=bought[0].item_id, visit_line_id=bought[0].line_id)
        entry = ReturnEntry(
            customer_id=customer_id,
            wish=list(ReturnWish)[at % len(ReturnWish)],
            reason=list(ReturnReason)[at % len(ReturnReason)],
            lines=(line,),
        )
        key = take_in_return(session, entry=entry, doing=doing)
    refuse_return(session, return_id=key, why=say("Opened and used up."), doing=doing)


def _visits(session: Session, doing: Doing) -> None:
    staff = [each.id for each in list_staff(session)]
    for at, customer_id in enumerate(_people(session)):
        slot = Slot(
            visits_on=(doing.now + timedelta(days=at + 1)).date(),
            starts_at=time(14),
            ends_at=time(15, 30),
        )
        entry = HomeVisitEntry(
            customer_id=customer_id,
            slot=slot,
            address=say("Taihu Avenue 88, Binhu"),
            purpose=say("Change the dressing"),
            staff_ids=(staff[0], staff[-1]),
            confirmed=at != 1,
        )
        key = plan_home_visit(session, entry=entry, doing=doing)
    today = doing.now.date()
    for visitor in load_home_visit(session, home_visit_id=key, today=today).visitors:
        points = [ConductCheck.CONDUCT]
        acknowledge(session, visitor_id=visitor.visitor_id, points=points, doing=doing)
    set_out(session, home_visit_id=key, doing=doing)


def _breaches(session: Session, doing: Doing) -> None:
    staff_id = list_staff(session)[0].id
    for ago, kind in zip((200, 90, 3), BreachKind, strict=False):
        entry = BreachEntry(
            staff_id=staff_id,
            kind=kind,
            breached_on=doing.now.date() - timedelta(days=ago),
            text=say("The customer asked at the desk and was sent upstairs."),
        )
        record_breach(session, entry=entry, doing=doing)


def _red_line(session: Session, doing: Doing) -> None:
    entry = ComplaintEntry(
        customer_id=_people(session)[0],
        received_at=_four_days_before(doing.now),
        facts=say("The wrong syringe was opened."),
        channel=ComplaintChannel.IN_PERSON,
        severity=Severity.RED_LINE,
    )
    receive_complaint(session, entry=entry, doing=doing)


def _four_days_before(now: datetime) -> datetime:
    return now - timedelta(days=4)


AFTERSALES: Final[dict[str, Callable[[Stage], object]]] = {
    "returns": partial(show_list, name="returns"),
    "home_visits": partial(show_list, name="home_visits"),
    "red_lines": partial(show_list, name="red_lines"),
    "accountability": partial(show_list, name="breaches"),
    "dialog_return": show_return,
    "dialog_home_visit": show_home_visit,
}
