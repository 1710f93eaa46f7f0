"""Opens the papers of the desk as they will be printed."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.papers.document import Paper, stamp_for
from app.services.papers.tier_statement import print_tier_statement
from app.services.papers.tier_statements import TierStatement, load_tier_statement
from app.services.papers.visit_card import CardSize, print_visit_cards
from app.services.papers.visit_card_drawing import CardSetting
from app.services.papers.visit_cards import VisitCard, load_visit_cards
from app.services.words.language import say
from app.ui.parts.desk import Desk
from app.ui.parts.preview_bar import Choice
from app.ui.parts.print_preview import Draft, PrintPreview

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
