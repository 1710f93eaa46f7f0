"""Opens the papers of the desk as they will be printed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.desk.followups.printed_lists import keep_list
from app.services.desk.followups.wanted import Wanted
from app.services.foundation.actors import Actor
from app.services.papers.call_lines import Grouping
from app.services.papers.document import Paper, stamp_for
from app.services.papers.said import PhonePrivacy, allowed
from app.services.papers.tier_statement import print_tier_statement
from app.services.papers.tier_statements import TierStatement, load_tier_statement
from app.services.papers.visit_card import CardSize, print_visit_cards
from app.services.papers.visit_card_drawing import CardSetting
from app.services.papers.visit_cards import VisitCard, load_visit_cards
from app.services.papers.week_list import print_week_list
from app.services.papers.week_lists import WeekDraft, draft_week, week_of
from app.services.words.language import say
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


def _show_week(desk: Desk, parent: QWidget, week: WeekDraft) -> None:
    actor, now, today = desk.person, desk.clock.now(), desk.clock.today()
    stamp = stamp_for(desk.settings, actor=actor, now=now)

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
        choices=[_grouping_choice(), _phones_choice(actor)],
        keep=lambda session: keep_list(
            session, draft=week.draft, actor=actor, now=now, today=today
        ),
    )
    _open(desk, parent, draft)


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
        stamp=stamp_for(desk.settings, actor=desk.person, now=desk.clock.now()),
        actor=desk.person,
        currency=desk.settings.currency,
    )

    def make(chosen: Mapping[str, str]) -> Paper:
        return print_visit_cards(cards, setting=setting, size=CardSize(chosen[_SIZE]))

    sizes = [(CardSize.A5, say("A5")), (CardSize.FOUR_ON_A4, say("Four on A4"))]
    choice = Choice(name=_SIZE, title=say("Size of the card"), options=sizes)
    _open(desk, parent, Draft(title=say("Visit card"), make=make, choices=[choice]))


def _show_statement(desk: Desk, parent: QWidget, statement: TierStatement) -> None:
    stamp = stamp_for(desk.settings, actor=desk.person, now=desk.clock.now())
    currency = desk.settings.currency

    def make(_chosen: Mapping[str, str]) -> Paper:
        return print_tier_statement(statement, stamp=stamp, currency=currency)

    _open(desk, parent, Draft(title=say("How the tier was found"), make=make))


def _open(desk: Desk, parent: QWidget, draft: Draft) -> None:
    PrintPreview(desk, draft, parent).open()
