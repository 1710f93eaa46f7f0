"""Opens the papers of the desk as they will be printed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.desk.aftersales.home_visit_rows import HomeVisitDetail, load_home_visit
from app.services.desk.aftersales.policies import PublishedRow
from app.services.desk.aftersales.return_slips import ReturnSlip
from app.services.desk.aftersales.return_slips import load_slip as load_return
from app.services.desk.followups.customer_year import CustomerYear, load_customer_year
from app.services.desk.followups.printed_lists import ListDraft, PrintedWeek, keep_list
from app.services.desk.followups.wanted import Wanted
from app.services.foundation.actors import Actor
from app.services.foundation.store import Work
from app.services.papers.aftersales_forms import (
    print_home_visit_sheet,
    print_policy_sheet,
    print_return_slip,
)
from app.services.papers.call_lines import Grouping
from app.services.papers.complaint_forms import print_complaint_paper
from app.services.papers.complaint_kinds import ComplaintPaper, title_of
from app.services.papers.complaint_slips import (
    ComplaintSlip,
    PromiseCard,
    load_promise_card,
    load_slip,
)
from app.services.papers.contact_calendar import print_contact_calendar
from app.services.papers.day_list import print_day_list
from app.services.papers.day_lists import DayDraft, load_day
from app.services.papers.document import Paper, PrintStamp, stamp_for
from app.services.papers.promise_card import print_promise_card
from app.services.papers.said import PhonePrivacy, allowed
from app.services.papers.standard_sheet import print_standard_sheet
from app.services.papers.standard_sheets import StandardSheet, load_standard_sheet
from app.services.papers.tier_statement import print_tier_statement
from app.services.papers.tier_statements import TierStatement, load_tier_statement
from app.services.papers.visit_card import CardSize, print_visit_cards
from app.services.papers.visit_card_drawing import CardSetting
from app.services.papers.visit_cards import VisitCard, load_visit_cards
from app.services.papers.week_list import print_week_list
from app.services.papers.week_lists import WeekDraft, draft_week, week_of
from app.services.words.language import say
from app.services.words.names import name_of
from app.ui.parts.desk import Desk
from app.ui.parts.preview_bar import Choice
from app.ui.parts.print_preview import Draft, PrintPreview

_SIZE: Final = "card_size"
_GROUPING: Final = "list_grouping"
_PHONES: Final = "list_phones"


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


def preview_week_list(
    desk: Desk,
    parent: QWidget,
    *,
    first_on: date,
    last_on: date,
    staff_ids: Collection[int] | None = None,
) -> None:
    """Show the list of calls of some days; its codes are kept when it is printed or saved.

    Args:
        desk: Whose paper it is.
        parent: What the preview opens over.
        first_on: The first day; what is late from before it stands on the list too.
        last_on: The last day.
        staff_ids: Only what these people are to do; ``None`` for everybody's.
    """
    wanted = Wanted(first_on=first_on, last_on=last_on, staff_ids=staff_ids, late=True)
    today = desk.clock.today()
    desk.tasks.read(
        parent,
        lambda session: draft_week(session, wanted=wanted, today=today),
        partial(_show_week, desk, parent),
    )


def preview_day_list(desk: Desk, parent: QWidget, *, staff_id: int, on: date) -> None:
    """Show the day of one person: who comes, whom to call."""
    today = desk.clock.today()
    desk.tasks.read(
        parent,
        lambda session: load_day(session, staff_id=staff_id, on=on, today=today),
        partial(_show_day, desk, parent),
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
    """Show a published text as a sheet."""
    make = partial(print_policy_sheet, row.kind, row.policy, stamp=_stamp(desk))
    _open(desk, parent, Draft(title=name_of(row.kind), make=lambda _: make()))


def _show_return(desk: Desk, parent: QWidget, slip: ReturnSlip) -> None:
    currency = desk.settings.currency
    paper = print_return_slip(slip, stamp=_stamp(desk), currency=currency)
    _open(desk, parent, Draft(title=paper.title, make=lambda _: paper))


def _show_home_visit(desk: Desk, parent: QWidget, detail: HomeVisitDetail) -> None:
    paper = print_home_visit_sheet(detail, stamp=_stamp(desk))
    _open(desk, parent, Draft(title=paper.title, make=lambda _: paper))


def _show_slip(desk: Desk, parent: QWidget, kind: ComplaintPaper, slip: ComplaintSlip) -> None:
    make = partial(print_complaint_paper, slip, kind=kind, stamp=_stamp(desk))
    _open(desk, parent, Draft(title=title_of(kind), make=lambda _: make()))


def _show_promise(desk: Desk, parent: QWidget, card: PromiseCard) -> None:
    make = partial(print_promise_card, card, stamp=_stamp(desk))
    _open(desk, parent, Draft(title=say("Service promise"), make=lambda _: make()))


def _show_day(desk: Desk, parent: QWidget, day: DayDraft) -> None:
    stamp = _stamp(desk)

    def make(chosen: Mapping[str, str]) -> Paper:
        return print_day_list(day, stamp=stamp, privacy=PhonePrivacy(chosen[_PHONES]))

    keep = _keeping(desk, day.draft) if day.draft.lines else None
    choices = [_phones_choice(desk.person)]
    _open(desk, parent, Draft(title=say("Day list"), make=make, choices=choices, keep=keep))


def _show_calendar(desk: Desk, parent: QWidget, year: CustomerYear) -> None:
    stamp = _stamp(desk)
    make = partial(print_contact_calendar, year, stamp=stamp)
    _open(desk, parent, Draft(title=say("Contact calendar"), make=lambda _: make()))


def _show_standards(desk: Desk, parent: QWidget, sheet: StandardSheet) -> None:
    stamp = _stamp(desk)
    make = partial(print_standard_sheet, sheet, stamp=stamp)
    _open(desk, parent, Draft(title=say("Service standards"), make=lambda _: make()))


def _show_week(desk: Desk, parent: QWidget, week: WeekDraft) -> None:
    stamp = _stamp(desk)

    def make(chosen: Mapping[str, str]) -> Paper:
        return print_week_list(
            week_of(week),
            stamp=stamp,
            grouping=Grouping(chosen[_GROUPING]),
            privacy=PhonePrivacy(chosen[_PHONES]),
        )

    draft = Draft(
        title=say("Follow-ups"),
        make=make,
        choices=[_grouping_choice(), _phones_choice(desk.person)],
        keep=_keeping(desk, week.draft),
    )
    _open(desk, parent, draft)


def _keeping(desk: Desk, draft: ListDraft) -> Work[PrintedWeek]:
    """Return the work that keeps a list, so that its codes may be keyed in."""
    actor, now, today = desk.person, desk.clock.now(), desk.clock.today()
    return lambda session: keep_list(session, draft=draft, actor=actor, now=now, today=today)


def _grouping_choice() -> Choice:
    options = [(Grouping.BY_DAY, say("By day")), (Grouping.BY_PERSON, say("By person"))]
    return Choice(name=_GROUPING, title=say("Order of the lines"), options=options)


def _phones_choice(actor: Actor) -> Choice:
    """Return how much of a phone may be chosen; nobody prints more than they may see."""
    words = {
        PhonePrivacy.FULL: say("Full phones"),
        PhonePrivacy.LAST4: say("Last four"),
        PhonePrivacy.NONE: say("No phones"),
    }
    options = [(each, said) for each, said in words.items() if allowed(each, actor) is each]
    return Choice(name=_PHONES, title=say("Phones on the paper"), options=options)


def _show_cards(desk: Desk, parent: QWidget, cards: Sequence[VisitCard]) -> None:
    setting = CardSetting(
        stamp=_stamp(desk),
        actor=desk.person,
        currency=desk.settings.currency,
    )

    def make(chosen: Mapping[str, str]) -> Paper:
        return print_visit_cards(cards, setting=setting, size=CardSize(chosen[_SIZE]))

    sizes = [(CardSize.A5, say("A5")), (CardSize.FOUR_ON_A4, say("Four on A4"))]
    choice = Choice(name=_SIZE, title=say("Size of the card"), options=sizes)
    _open(desk, parent, Draft(title=say("Visit card"), make=make, choices=[choice]))


def _show_statement(desk: Desk, parent: QWidget, statement: TierStatement) -> None:
    stamp = _stamp(desk)
    currency = desk.settings.currency

    def make(_chosen: Mapping[str, str]) -> Paper:
        return print_tier_statement(statement, stamp=stamp, currency=currency)

    _open(desk, parent, Draft(title=say("How the tier was found"), make=make))


def _stamp(desk: Desk) -> PrintStamp:
    return stamp_for(desk.settings, actor=desk.person, now=desk.clock.now())


def _open(desk: Desk, parent: QWidget, draft: Draft) -> None:
    PrintPreview(desk, draft, parent).open()
