"""After the sale: one list at a time, chosen at the top."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.rules.permissions import may
from app.ui.aftersales.breaches import breaches_sight
from app.ui.aftersales.drafts import drafts_sight
from app.ui.aftersales.home_visits import home_visits_sight
from app.ui.aftersales.listing import Listing, Sight
from app.ui.aftersales.month_banner import MonthBanner
from app.ui.aftersales.red_lines import red_lines_sight
from app.ui.aftersales.returns import returns_sight
from app.ui.aftersales.said import SaidPanel
from app.ui.aftersales.settlements import settlements_sight
from app.ui.aftersales.supervising import mismatch_sight, people_sight, untold_sight
from app.ui.parts.cards.labels import title
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.theme.tokens import Space
from app.words.language import say

_SIGHTS: Final[dict[str, Callable[[Desk], Sight[Any]]]] = {
    "returns": returns_sight,
    "settlements": settlements_sight,
    "home_visits": lambda _desk: home_visits_sight(),
    "drafts": lambda _desk: drafts_sight(),
    "red_lines": red_lines_sight,
    "untold": lambda _desk: untold_sight(),
    "mismatches": lambda _desk: mismatch_sight(),
    "people": lambda _desk: people_sight(),
    "breaches": lambda _desk: breaches_sight(),
}
_SAID: Final = "said"


class AftersalesPage(QWidget):
    """Returns, home visits, poor results, red lines, and what the supervisor looks through.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        made = {name: make(desk) for name, make in _SIGHTS.items()}
        self._sights = {
            name: sight for name, sight in made.items() if may(desk.person, sight.permission)
        }
        self._desk = desk
        self._listings: dict[str, Listing[Any] | SaidPanel] = {}
        self._choice = Segmented(
            [
                *((name, sight.title) for name, sight in self._sights.items()),
                (_SAID, say("Said by customers")),
            ],
            name=say("Which list"),
            wraps=True,
        )
        self._stack = QStackedWidget()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._choice.chosen.connect(self.show_list)
        self.show_list(next(iter(self._sights)))

    def show_list(self, name: str) -> None:
        """Bring one of the lists to the front."""
        if name not in self._listings:
            listing = self._make(name)
            listing.customer_opened.connect(self.customer_opened)
            self._stack.addWidget(listing)
            self._listings[name] = listing
        self._choice.choose(name)
        self._stack.setCurrentWidget(self._listings[name])
        self.setFocusProxy(self._listings[name])
        self._listings[name].setFocus()

    @property
    def listing(self) -> Listing[Any] | SaidPanel:
        """The list in front."""
        return self._listings[self._choice.choice]

    @Slot()
    def new_wanted(self) -> None:
        """Open the dialog for a new one of what is listed."""
        if isinstance(self.listing, Listing):
            self.listing.add()

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do."""
        return [
            ("Ctrl N", say("a new one of what is listed")),
            ("↑ ↓", say("walk through the list")),
            ("Enter", say("open the profile")),
        ]

    def _make(self, name: str) -> Listing[Any] | SaidPanel:
        if name == _SAID:
            return SaidPanel(self._desk)
        return Listing(self._desk, self._sights[name])

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(title(say("After the sale")))
        head.addWidget(self._choice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(MonthBanner(self._desk))
        column.addWidget(self._stack, 1)
