"""Opens the papers of the desk as they will be printed."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.aftersales.extras import ExtraRow, list_extras
from app.services.aftersales.home_visit_rows import HomeVisitDetail, load_home_visit
from app.services.aftersales.policies import PublishedRow
from app.services.aftersales.return_slips import ReturnSlip
from app.services.aftersales.return_slips import load_slip as load_return
from app.services.followups.customer_year import CustomerYear, load_customer_year
from app.services.papers.aftersales_forms import (
    print_home_visit_sheet,
    print_policy_sheet,
    print_return_slip,
)
from app.services.papers.complaint_forms import print_complaint_paper
from app.services.papers.complaint_kinds import ComplaintPaper, title_of
from app.services.papers.complaint_slips import (
    ComplaintSlip,
    PromiseCard,
    load_promise_card,
    load_slip,
)
from app.services.papers.contact_calendar import print_contact_calendar
from app.services.papers.document import Paper
from app.services.papers.promise_card import print_promise_card
from app.services.papers.standard_sheet import print_standard_sheet
from app.services.papers.standard_sheets import StandardSheet, load_standard_sheet
from app.services.papers.tier_statement import print_tier_statement
from app.services.papers.tier_statements import TierStatement, load_tier_statement
from app.services.papers.visit_card import CardSize, print_visit_cards
from app.services.papers.visit_card_drawing import CardSetting
from app.services.papers.visit_cards import VisitCard, load_visit_cards
from app.ui.parts.desk import Desk
from app.ui.parts.papers.paper_opening import open_preview, stamp_of
from app.ui.parts.papers.preview_bar import Choice
from app.ui.parts.papers.print_preview import Draft
from app.words.language import say
from app.words.names import name_of

_SIZE: Final = "card_size"


def preview_visit_cards(desk: Desk, parent: QWidget, customer_ids: Sequence[int]) -> None:
    """Show the visit cards of some customers, ready to be printed."""
    actor, today = desk.person, desk.clock.today()
    desk.tasks.read(
        parent,
        lambda session: load_visit_cards(
            session, customer_ids=customer_ids, actor=actor, today=today
        ),
        partial(_show_cards, desk, parent),
    )


def preview_tier_statement(desk: Desk, parent: QWidget, customer_id: int) -> None:
    """Show how the tier of a customer was found, ready to be printed."""
    desk.tasks.read(
        parent,
        lambda session: load_tier_statement(session, customer_id=customer_id),
        partial(_show_statement, desk, parent),
    )


def preview_contact_calendar(
    desk: Desk, parent: QWidget, *, customer_id: int, year: int | None = None
) -> None:
    """Show the contacts of a customer in a year; in this one, if none is given."""
    today = desk.clock.today()
    desk.tasks.read(
        parent,
        lambda session: load_customer_year(
            session, customer_id=customer_id, year=year or today.year, today=today
        ),
        partial(_show_calendar, desk, parent),
    )


def preview_standard_sheet(desk: Desk, parent: QWidget) -> None:
    """Show what each tier may expect."""
    desk.tasks.read(parent, load_standard_sheet, partial(_show_standards, desk, parent))


def preview_complaint_paper(
    desk: Desk, parent: QWidget, *, case_id: int, kind: ComplaintPaper
) -> None:
    """Show a form or the card of one complaint."""
    desk.tasks.read(
        parent,
        lambda session: load_slip(session, case_id=case_id),
        partial(_show_slip, desk, parent, kind),
    )


def preview_promise_card(desk: Desk, parent: QWidget, *, customer_id: int | None = None) -> None:
    """Show what is promised to whoever complains, or to one customer."""
    desk.tasks.read(
        parent,
        lambda session: load_promise_card(session, customer_id=customer_id),
        partial(_show_promise, desk, parent),
    )


def preview_return_slip(desk: Desk, parent: QWidget, *, return_id: int) -> None:
    """Show the customer's slip of a return."""
    desk.tasks.read(
        parent,
        lambda session: load_return(session, return_id=return_id),
        partial(_show_return, desk, parent),
    )


def preview_home_visit_sheet(desk: Desk, parent: QWidget, *, home_visit_id: int) -> None:
    """Show the sheet that goes along on a home visit."""
    today = desk.clock.today()
    desk.tasks.read(
        parent,
        lambda session: load_home_visit(session, home_visit_id=home_visit_id, today=today),
        partial(_show_home_visit, desk, parent),
    )


def preview_policy(desk: Desk, parent: QWidget, row: PublishedRow) -> None:
    """Show a published text as a sheet, with the extras that are promised."""
    work = partial(list_extras, offered_only=True)
    desk.tasks.read(parent, work, partial(_show_policy, desk, parent, row))


def _show_policy(
    desk: Desk, parent: QWidget, row: PublishedRow, extras: Sequence[ExtraRow]
) -> None:
    make = partial(
        print_policy_sheet,
        row.kind,
        row.policy,
        extras=extras,
        currency=desk.settings.currency,
        stamp=stamp_of(desk),
    )
    open_preview(desk, parent, Draft(title=name_of(row.kind), make=lambda _: make()))


def _show_return(desk: Desk, parent: QWidget, slip: ReturnSlip) -> None:
    currency = desk.settings.currency
    paper = print_return_slip(slip, stamp=stamp_of(desk), currency=currency)
    open_preview(desk, parent, Draft(title=paper.title, make=lambda _: paper))


def _show_home_visit(desk: Desk, parent: QWidget, detail: HomeVisitDetail) -> None:
    paper = print_home_visit_sheet(detail, stamp=stamp_of(desk))
    open_preview(desk, parent, Draft(title=paper.title, make=lambda _: paper))


def _show_slip(desk: Desk, parent: QWidget, kind: ComplaintPaper, slip: ComplaintSlip) -> None:
    make = partial(print_complaint_paper, slip, kind=kind, stamp=stamp_of(desk))
    open_preview(desk, parent, Draft(title=title_of(kind), make=lambda _: make()))


def _show_promise(desk: Desk, parent: QWidget, card: PromiseCard) -> None:
    make = partial(print_promise_card, card, stamp=stamp_of(desk))
    open_preview(desk, parent, Draft(title=say("Service promise"), make=lambda _: make()))


def _show_calendar(desk: Desk, parent: QWidget, year: CustomerYear) -> None:
    stamp = stamp_of(desk)
    make = partial(print_contact_calendar, year, stamp=stamp)
    open_preview(desk, parent, Draft(title=say("Contact calendar"), make=lambda _: make()))


def _show_standards(desk: Desk, parent: QWidget, sheet: StandardSheet) -> None:
    stamp = stamp_of(desk)
    make = partial(print_standard_sheet, sheet, stamp=stamp)
    open_preview(desk, parent, Draft(title=say("Service standards"), make=lambda _: make()))


def _show_cards(desk: Desk, parent: QWidget, cards: Sequence[VisitCard]) -> None:
    setting = CardSetting(
        stamp=stamp_of(desk),
        actor=desk.person,
        currency=desk.settings.currency,
    )

    def make(chosen: Mapping[str, str]) -> Paper:
        return print_visit_cards(cards, setting=setting, size=CardSize(chosen[_SIZE]))

    sizes = [(CardSize.A5, say("A5")), (CardSize.FOUR_ON_A4, say("Four on A4"))]
    choice = Choice(name=_SIZE, title=say("Size of the card"), options=sizes)
    open_preview(desk, parent, Draft(title=say("Visit card"), make=make, choices=[choice]))


def _show_statement(desk: Desk, parent: QWidget, statement: TierStatement) -> None:
    stamp = stamp_of(desk)
    currency = desk.settings.currency

    def make(_chosen: Mapping[str, str]) -> Paper:
        return print_tier_statement(statement, stamp=stamp, currency=currency)

    open_preview(desk, parent, Draft(title=say("How the tier was found"), make=make))
