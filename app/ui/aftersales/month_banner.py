"""Reminds the supervisor of the months of home visits that nobody has summed up yet."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.services.aftersales.home_visit_ends import months_to_review
from app.services.foundation.changes import Changes
from app.services.rules.permissions import may
from app.ui.aftersales.month_review import open_month_review
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.theme.tokens import Space
from app.words import Permission
from app.words.formats import long_month
from app.words.language import say, say_many


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
