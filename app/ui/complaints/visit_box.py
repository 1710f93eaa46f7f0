"""Which of the customer's last visits a complaint is about."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.story.facts import StoryKind, VisitFact
from app.services.story.story import StoryPage, load_story
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox
from app.words.formats import long_day
from app.words.language import listed

_LAST: Final = 10


class VisitBox(QWidget):
    """The last visits by day and treatment; none need be chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._box: ChoiceBox[int] = ChoiceBox(())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        self.setFocusProxy(self._box)

    @property
    def value(self) -> int | None:
        """The visit that was chosen."""
        return self._box.value

    def show_customer(self, customer_id: int | None) -> None:
        """Offer the last visits of a customer."""
        self._offer(())
        if customer_id is not None:
            self._desk.tasks.read(
                self,
                lambda session: load_story(
                    session,
                    customer_id=customer_id,
                    kinds=[StoryKind.VISIT],
                    limit=_LAST,
                    offset=0,
                ),
                self._show,
                latest="visits",
            )

    def _show(self, page: StoryPage) -> None:
        self._offer(
            [
                (entry.fact.visit_id, f"{long_day(entry.on)} · {_treatments(entry.fact)}")
                for entry in page.entries
                if isinstance(entry.fact, VisitFact)
            ]
        )

    def _offer(self, visits: list[tuple[int, str]] | tuple[()]) -> None:
        fresh: ChoiceBox[int] = ChoiceBox(visits)
        fresh.setAccessibleName(self.accessibleName())
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._box, fresh)
        self.setFocusProxy(fresh)
        self._box.deleteLater()
        self._box = fresh


def _treatments(fact: VisitFact) -> str:
    return listed(each.item_name for each in fact.treatments)
