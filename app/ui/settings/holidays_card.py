"""What the clinic does about each statutory holiday."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.services.planning.opening_hours import HolidayRow
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import label, muted
from app.ui.theme.tokens import Space
from app.words import Holiday
from app.words.language import say
from app.words.names import name_of


class HolidaysCard(Card):
    """Two boxes for each holiday; ticking one takes effect at once.

    Signals:
        holiday_changed: Carries the ``HolidayRow`` as it is to be.
    """

    holiday_changed = Signal(HolidayRow)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Statutory holidays"), parent=parent)
        self._closed = {each: QCheckBox(say("closed")) for each in Holiday}
        self._greets = {each: QCheckBox(say("send greetings")) for each in Holiday}
        self._lay_out()
        for each in Holiday:
            for box in (self._closed[each], self._greets[each]):
                box.clicked.connect(partial(self._on_box_clicked, each))

    def show_holidays(self, rows: Sequence[HolidayRow]) -> None:
        """Show what holds now."""
        for row in rows:
            self._closed[row.holiday].setChecked(row.closed)
            self._greets[row.holiday].setChecked(row.greets)

    def _lay_out(self) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(0, 1)
        for at, each in enumerate(Holiday):
            name = name_of(each)
            grid.addWidget(label(name), at, 0)
            for column, box in enumerate((self._closed[each], self._greets[each]), start=1):
                box.setAccessibleName(say("{name}: {what}", name=name, what=box.text()))
                grid.addWidget(box, at, column)
        self.add(body)
        self.add(muted(say("Days off and weekends that make up for them are known.")))

    def _on_box_clicked(self, holiday: Holiday) -> None:
        self.holiday_changed.emit(
            HolidayRow(
                holiday=holiday,
                greets=self._greets[holiday].isChecked(),
                closed=self._closed[holiday].isChecked(),
            )
        )
