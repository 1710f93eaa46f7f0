"""After the sale: one list at a time, chosen at the top."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.aftersales.home_visit_ends import months_to_review
from app.services.aftersales.settlements import SettlementRow, list_settlements
from app.services.foundation.changes import Changes
from app.services.rules.permissions import may
from app.ui.aftersales.breaches import breaches_sight
from app.ui.aftersales.drafts import drafts_sight
from app.ui.aftersales.home_visits import home_visits_sight
from app.ui.aftersales.month_review import open_month_review
from app.ui.aftersales.red_lines import red_lines_sight
from app.ui.aftersales.returns import returns_sight
from app.ui.aftersales.said import SaidPanel
from app.ui.aftersales.supervising import mismatch_sight, people_sight, untold_sight
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.labels import title, wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.sight import Listing, Sight
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import Permission
from app.words.formats import long_month, minor_digits, money, short_day
from app.words.language import say, say_many
from app.words.names import name_of


def settlements_sight(desk: Desk) -> Sight[SettlementRow]:
    """Return who inside the clinic bears what came back."""
    currency = desk.settings.currency
    return Sight(
        title=say("Settled inside"),
        columns=_columns(currency),
        key=lambda row: row.settlement_id,
        customer=lambda row: row.customer_id,
        load=lambda desk: partial(list_settlements, actor=desk.person),
        empty=(
            say("Nothing was settled inside the clinic yet."),
            say("Under “Returns and exchanges”, “Settle inside …” writes it down."),
        ),
        note=lambda rows: _sum(rows, currency),
        permission=Permission.REVIEW_COMPLAINTS,
    )


def _columns(currency: str) -> tuple[Column[SettlementRow], ...]:
    return (
        Column(
            name="number",
            title=lambda: say("Number"),
            text=lambda row: row.number,
            below=lambda row: short_day(row.settled_on),
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="customer",
            title=lambda: say("Customer"),
            text=lambda row: row.name,
            look=Look.STRONG,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="borne",
            title=lambda: say("Borne by"),
            text=lambda row: name_of(row.kind),
            below=lambda row: name_of(row.department) if row.department else "",
            width=ColumnWidth.LONG,
        ),
        Column(
            name="amount",
            title=lambda: say("Amount"),
            text=lambda row: money(row.amount_minor, currency),
            value=lambda row: Decimal(row.amount_minor).scaleb(-minor_digits(currency)),
            sort_key=lambda row: row.amount_minor,
            look=Look.NUMBER,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="note",
            title=lambda: say("Note"),
            text=lambda row: row.text or "",
            below=lambda row: row.staff_name or "",
            width=ColumnWidth.WIDE,
        ),
    )


def _sum(rows: Sequence[SettlementRow], currency: str) -> str:
    if not rows:
        return ""
    total = money(sum(row.amount_minor for row in rows), currency)
    return say_many(
        "{count} settlement, {total}; never on a slip",
        "{count} settlements, {total}; never on a slip",
        len(rows),
        total=total,
    )


class MonthBanner(QFrame):
    """A line with the oldest such month and a button to write its review; unseen without one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        self._words = wrapped("", "warn")
        self._write = small_button(say("Sum up the month …"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self._words, 1)
        row.addWidget(self._write, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()
        self._write.clicked.connect(self._on_write_clicked)
        if may(desk.person, Permission.REVIEW_COMPLAINTS):
            desk.tasks.committed.connect(self._on_committed)
            self._load()

    def _load(self) -> None:
        work = partial(months_to_review, today=self._desk.clock.today())
        self._desk.tasks.read(self, work, self._show, latest="months")

    def _show(self, months: Sequence[date]) -> None:
        self.setVisible(bool(months))
        if months:
            self._words.setText(months_said(months))

    @Slot()
    def _on_write_clicked(self) -> None:
        open_month_review(self._desk, self)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if any(table.startswith("home_visit") for table in changes.tables):
            self._load()


def months_said(months: Sequence[date]) -> str:
    """Return which month is to be summed up first, and how many are."""
    return say_many(
        "Home visits in {month} are not summed up: what went well, what did not.",
        "Home visits of {count} months are not summed up, from {month} on.",
        len(months),
        month=long_month(months[0]),
    )


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
