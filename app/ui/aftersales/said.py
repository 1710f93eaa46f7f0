"""What customers said, counted by kind and direction: of everybody, or of one, for a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.aftersales.supervision import count_feedback
from app.services.complaints.feedback import FeedbackMatrix
from app.services.foundation.changes import Changes
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import muted
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.fields.who_field import WhoField
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.tokens import ColumnWidth, Size, Space
from app.words import FeedbackDirection, FeedbackKind
from app.words.formats import DASH, number, short_day
from app.words.language import say, say_in
from app.words.names import name_of

_ALL: Final = len(FeedbackKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """How often one kind, or any, was said about each thing.

    Attributes:
        kind: ``None`` for the row of the totals.
        counts: In the order of the directions.
    """

    kind: FeedbackKind | None
    counts: Sequence[int]

    @property
    def key(self) -> int:
        """Its place among the rows."""
        return _ALL if self.kind is None else list(FeedbackKind).index(self.kind)


class SaidPanel(QWidget):
    """Kinds under one another, directions side by side, the totals at the edges.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = RowModel(_columns(), key=lambda row: row.key, parent=self)
        self._table = ListTable(self._rows, name=say("Said by customers"))
        self._table.setSortingEnabled(False)  # the totals stand last
        self._periods = Segmented(
            [
                ("30", say("30 days")),
                ("90", say("90 days")),
                ("365", say("365 days")),
            ],
            name=say("How far back"),
        )
        self._who = WhoField(desk)
        self._card = Card(say("Said by customers"))
        self._build()
        self._periods.chosen.connect(self._on_changed)
        self._who.customer_known.connect(self._on_changed)
        self._who.customer_forgotten.connect(self._on_changed)
        desk.tasks.committed.connect(self._on_committed)
        self.setFocusProxy(self._table)
        self.load()

    def load(self) -> None:
        """Count anew."""
        today = self._desk.clock.today()
        first_on = today - timedelta(days=int(self._periods.choice) - 1)
        self._card.set_note(
            say("{first} to {last}", first=short_day(first_on), last=short_day(today))
        )
        work = partial(
            count_feedback, first_on=first_on, last_on=today, customer_id=self._who.customer_id
        )
        self._desk.tasks.read(self, work, self._show, latest="said")

    def _build(self) -> None:
        self._who.setFixedWidth(Size.SIDE_PANEL)
        above = QHBoxLayout()
        above.setSpacing(Space.L)
        above.addWidget(self._periods)
        above.addWidget(muted(say("Everybody, or only")))
        above.addWidget(self._who)
        above.addStretch(1)
        self._card.add_flush(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(above)
        column.addWidget(self._card, 1)

    def _show(self, matrix: FeedbackMatrix) -> None:
        self._rows.set_rows(rows_of(matrix))

    @Slot()
    def _on_changed(self) -> None:
        self.load()

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if "complaints" in changes.tables:
            self.load()


def rows_of(matrix: FeedbackMatrix) -> list[SaidRow]:
    """Return a row for every kind, and one for the totals."""
    rows = [
        SaidRow(kind=kind, counts=[matrix.cell(kind, each) for each in FeedbackDirection])
        for kind in FeedbackKind
    ]
    totals = [sum(column) for column in zip(*(row.counts for row in rows), strict=True)]
    return [*rows, SaidRow(kind=None, counts=totals)]


def _columns() -> tuple[Column[SaidRow], ...]:
    return (
        Column(
            name="kind",
            title=lambda: say_in("said", "Kind"),
            text=lambda row: say("All together") if row.kind is None else name_of(row.kind),
            look=Look.STRONG,
            width=ColumnWidth.MEDIUM,
        ),
        *(_about(at, direction) for at, direction in enumerate(FeedbackDirection)),
        Column(
            name="total",
            title=lambda: say("All together"),
            text=lambda row: number(sum(row.counts)),
            look=Look.NUMBER,
            width=ColumnWidth.SHORT,
        ),
    )


def _about(at: int, direction: FeedbackDirection) -> Column[SaidRow]:
    return Column(
        name=direction.value,
        title=lambda: name_of(direction),
        text=lambda row: number(row.counts[at]) if row.counts[at] else DASH,
        look=Look.NUMBER,
        width=ColumnWidth.SHORT,
    )
