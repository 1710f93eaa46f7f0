"""The treatments of a visit, typed by name or code."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.catalogue.catalogue import ItemRow
from app.services.visits.details import LineRow as LineDetail
from app.services.visits.entries import LineEntry
from app.services.visits.package_balances import PackageBalance
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.labels import label, mark, muted
from app.ui.parts.fields.item_asking import AskItems, item_suggestion
from app.ui.parts.fields.suggest_field import SuggestField
from app.ui.parts.fields.suggest_list import Answer, Suggestion
from app.ui.theme.tokens import Size, Space
from app.ui.visit.line_row import LineRow, Staff, fixed_row
from app.words import LineState
from app.words.formats import short_day
from app.words.language import say, say_many


class SessionOffer(QWidget):
    """A row for each package with sessions left; unseen while there is none.

    Signals:
        session_wanted: One session is to be used; carries the ``PackageBalance``.
    """

    session_wanted = Signal(PackageBalance)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_packages(
        self, packages: Sequence[PackageBalance], used: Iterable[int | None] = ()
    ) -> None:
        """Offer the sessions that are left besides those in ``used``, by package key."""
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        taken = Counter(used)
        for package in packages:
            if (left := package.remaining_count - taken[package.id]) > 0:
                self._column.addWidget(self._row(package, left))
        self.setVisible(self._column.count() > 0)

    def _row(self, package: PackageBalance, left: int) -> QFrame:
        row = QFrame()
        row.setFixedHeight(Size.ROW)
        use = small_button(say("Use a session"))
        use.setAccessibleName(say("Use a session of {what}", what=package.item_name))
        use.setAutoDefault(False)
        use.clicked.connect(lambda: self.session_wanted.emit(package))
        across = QHBoxLayout(row)
        across.setContentsMargins(Space.M, 0, Space.M, 0)
        across.setSpacing(Space.S)
        across.addWidget(label(package.item_name))
        across.addWidget(muted(_left(package, left)))
        across.addStretch(1)
        across.addWidget(use)
        return row


def _left(package: PackageBalance, left: int) -> str:
    said = say_many("{count} session left", "{count} sessions left", left)
    if package.expires_on is None:
        return said
    return say("{left}, until {day}", left=said, day=short_day(package.expires_on))


class TreatmentLines(QFrame):
    """The lines there are, the sessions that could be used, and a place to type one more.

    Signals:
        changed: The lines are others, or one of them is.
    """

    changed = Signal()

    def __init__(
        self, ask: AskItems, *, staff: Staff, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask_items = ask
        self._staff = staff
        self._currency = currency
        self._event_id: int | None = None
        self._packages: Sequence[PackageBalance] = ()
        self._found: dict[int, ItemRow] = {}
        self._rows: list[LineRow] = []
        self._add = SuggestField(
            say("Treatment"), self._ask, placeholder=say("+ type a treatment or its code")
        )
        self._offer = SessionOffer()
        self.setProperty("kind", "card")
        self.setAccessibleName(say("Treatments"))
        self._build()
        self._add.picked.connect(self._on_picked)
        self._offer.session_wanted.connect(self._on_session_wanted)

    @property
    def is_wrong(self) -> bool:
        """Whether a line has no amount, or something was typed and not picked."""
        return bool(self._add.text) or any(row.is_wrong for row in self._rows)

    @property
    def half_typed(self) -> str:
        """What was typed and not picked."""
        return self._add.text

    def entries(self) -> tuple[LineEntry, ...]:
        """Return the lines as they stand."""
        return tuple(row.entry() for row in self._rows)

    def set_prices(self, prices: Mapping[int, int | None]) -> None:
        """Take on the prices of another day, by item."""
        for row in self._rows:
            price_minor = prices.get(row.entry().item_id)
            if price_minor is not None:
                row.set_price(price_minor)

    def set_event(self, event_id: int | None) -> None:
        """Say which event brought the sale, of the lines there are and of further ones."""
        self._event_id = event_id
        for row in self._rows:
            row.set_event(event_id)

    def set_packages(self, packages: Sequence[PackageBalance]) -> None:
        """Offer sessions of these packages."""
        self._packages = packages
        self._show_offer()

    def set_lines(self, lines: Sequence[LineDetail]) -> None:
        """Show the lines of a visit that is being edited."""
        for line in lines:
            if line.editable:
                self._add_row(_entry_of(line), line.item_name, first=True)
            elif line.state is LineState.DONE:
                note = say("money given back") if line.amount_minor < 0 else say("package sold")
                row = fixed_row(line.item_name, note, line.amount_minor, self._currency)
                self._box.insertWidget(0, row)

    def focus_wrong(self) -> None:
        """Go to the first line without an amount."""
        for row in self._rows:
            if row.is_wrong:
                row.focus_amount()
                return

    def _build(self) -> None:
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        inner.addWidget(self._add)
        if edit := self._add.focusProxy():
            mark(edit, kind="cell")
        self._foot = QFrame()
        self._foot.setProperty("kind", "row")
        self._foot.setProperty("first", "true")
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(self._offer)
        foot.addWidget(holder)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(*[Space.HAIR] * 4)
        self._box.setSpacing(0)
        self._box.addWidget(self._foot)
        self.setFocusProxy(self._add)

    def _ask(self, text: str, answer: Answer) -> None:
        def show(found: Sequence[ItemRow]) -> None:
            self._found = {row.id: row for row in found}
            answer([item_suggestion(row, self._currency) for row in found])

        self._ask_items(text, show)

    def _add_row(self, entry: LineEntry, name: str, *, note: str = "", first: bool = False) -> None:
        row = LineRow(entry, name=name, staff=self._staff, currency=self._currency, note=note)
        row.setProperty("first", "false" if self._rows else "true")
        self._rows.append(row)
        self._box.insertWidget(self._box.indexOf(self._foot), row)
        mark(self._foot, first=False)
        self._order_focus(row)
        row.changed.connect(self.changed)
        row.remove_wanted.connect(lambda: self._drop(row))
        if not first:
            row.stops[0].setFocus()

    def _order_focus(self, row: LineRow) -> None:
        """Let Tab come to ``row`` before the place to type one more."""
        before = self._add.previousInFocusChain() or self._add
        while not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            before = before.previousInFocusChain() or self._add
        for stop in row.stops:
            QWidget.setTabOrder(before, stop)
            before = stop

    def _drop(self, row: LineRow) -> None:
        self._rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self._rows:
            mark(self._rows[0], first=True)
        else:
            mark(self._foot, first=True)
        self._add.setFocus()
        self._show_offer()
        self.changed.emit()

    def _show_offer(self) -> None:
        used = [entry.package_id for entry in self.entries()]
        self._offer.show_packages(self._packages, used)

    @Slot(Suggestion)
    def _on_picked(self, taken: Suggestion) -> None:
        item = self._found[taken.key]
        self._add.set_taken(None)
        self._add_row(self._new_entry(item.id, amount_minor=item.price_minor or 0), item.name)
        self.changed.emit()

    @Slot(PackageBalance)
    def _on_session_wanted(self, package: PackageBalance) -> None:
        entry = replace(self._new_entry(package.item_id, amount_minor=0), package_id=package.id)
        self._add_row(entry, package.item_name, note=say("from the package"))
        self._show_offer()
        self.changed.emit()

    def _new_entry(self, item_id: int, *, amount_minor: int) -> LineEntry:
        """Return a line done by whoever did the one before."""
        lines = self.entries()
        return LineEntry(
            item_id=item_id,
            amount_minor=amount_minor,
            staff_id=lines[-1].staff_id if lines else None,
            event_id=self._event_id,
        )


def _entry_of(line: LineDetail) -> LineEntry:
    return LineEntry(
        item_id=line.item_id,
        amount_minor=line.amount_minor,
        staff_id=line.staff_id,
        event_id=line.event_id,
        package_id=line.package_id,
        line_id=line.id,
    )
