"""The column at the left: the month at a glance, whose and which follow-ups are shown."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.services.followups.board import Board
from app.ui.followups.filter_list import FilterList, Option
from app.ui.followups.looking import Looking
from app.ui.followups.mini_month import MiniMonth
from app.ui.theme.tokens import Size, Space
from app.words import FollowUpKind
from app.words.language import say, say_in
from app.words.names import name_of


class SideColumn(QScrollArea):
    """What is looked at, at a glance and with check marks.

    Signals:
        day_chosen: Leap to a day; carries it.
        filters_changed: Somebody or something was hidden or shown again.
    """

    day_chosen = Signal(object)
    filters_changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = MiniMonth(today)
        self._people = FilterList(say_in("follow-up", "Who"))
        self._kinds = FilterList(say("Kind"))
        self._build()
        self._month.day_chosen.connect(self.day_chosen)
        self._people.changed.connect(self.filters_changed)
        self._kinds.changed.connect(self.filters_changed)

    @property
    def month(self) -> MiniMonth:
        """The month at a glance."""
        return self._month

    @property
    def hidden_people(self) -> frozenset[int]:
        """Whose follow-ups are left out."""
        return frozenset(map(int, self._people.hidden))

    @property
    def hidden_kinds(self) -> frozenset[FollowUpKind]:
        """Which kinds are left out."""
        return frozenset(map(FollowUpKind, self._kinds.hidden))

    def show_looking(self, looking: Looking) -> None:
        """Mark the days looked at and tick what is shown."""
        self._month.show_span(looking.span, looking.day)
        self._people.hide_values([str(key) for key in looking.hidden_people])
        self._kinds.hide_values(list(looking.hidden_kinds))

    def show_counts(self, board: Board) -> None:
        """Say how much there is of everybody and everything."""
        self._people.set_options(
            [Option(str(each.staff_id), each.name, each.count) for each in board.people]
        )
        self._kinds.set_options(
            [Option(each.kind, name_of(each.kind), each.count) for each in board.kinds]
        )

    @Slot()
    def show_everything(self) -> None:
        """Hide nobody and nothing any more."""
        self._people.hide_values(())
        self._kinds.hide_values(())
        self.filters_changed.emit()

    def add_card(self, card: QWidget) -> None:
        """Put a card under the filters."""
        self._column.insertWidget(self._column.count() - 1, card)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("ground", "none")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, Space.L)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self._month)
        self._column.addWidget(self._build_filters())
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(Size.CALENDAR_COLUMN)

    def _build_filters(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.CARD, Space.M, Space.CARD, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self._people)
        column.addWidget(self._kinds)
        return card
