"""Offers to use a session the customer has paid for already."""

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.visits.package_balances import PackageBalance
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.labels import label, muted
from app.ui.theme.tokens import Size, Space
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
