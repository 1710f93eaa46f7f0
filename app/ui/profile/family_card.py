"""Who brought the customer, and whom the customer brought."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.services.visits.referrals import Introduced, Introducer, ReferralFamily
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import muted, rich
from app.ui.theme.theme import current
from app.ui.theme.tokens import Space
from app.words.formats import money
from app.words.language import listed, say

MOST_SHOWN = 20


class FamilyCard(Card):
    """One level up and one level down; a name opens that profile.

    Signals:
        customer_opened: A name was pressed; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Family and referrals"), parent=parent)
        self._currency = currency

    def show_family(self, family: ReferralFamily) -> None:
        """Show who belongs to this customer."""
        self.clear()
        self.set_note(money(family.spend_minor, self._currency) if family.spend_minor else "")
        if family.introduced_by is not None:
            self.add_row(self._names(say("Introduced by"), [family.introduced_by]))
        if family.introduced:
            self.add_row(self._names(say("Introduced"), family.introduced))
        if family.introduced_by is None and not family.introduced:
            self.add(muted(say("Nobody brought them, and they brought nobody yet.")))

    def _names(self, caption: str, people: Iterable[Introducer | Introduced]) -> QFrame:
        everyone = list(people)
        links = [_link(person) for person in everyone[:MOST_SHOWN]]
        if (more := len(everyone) - MOST_SHOWN) > 0:
            links.append(escape(say("{count} more", count=more)))
        color = current().color("muted").name()
        names = rich(f'<span style="color: {color}">{escape(caption)}</span>&nbsp; {listed(links)}')
        names.setAccessibleName(caption)
        names.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        names.linkActivated.connect(self._on_link_activated)
        row = QFrame()
        whole = QVBoxLayout(row)
        whole.setContentsMargins(Space.CARD, Space.M, Space.CARD, Space.M)
        whole.addWidget(names)
        return row

    @Slot(str)
    def _on_link_activated(self, key: str) -> None:
        self.customer_opened.emit(int(key))


def _link(person: Introducer | Introduced) -> str:
    color = current().color("text").name()
    style = f"color: {color}; font-weight: 600; text-decoration: none"
    return f'<a href="{person.customer_id}" style="{style}">{escape(person.name)}</a>'
