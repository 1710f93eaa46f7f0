"""The head of the page: which days, how they are laid out, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.followups.spans import View
from app.ui.parts.buttons import button, icon_button, primary_button
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.fields.segmented import Segmented
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Size, Space
from app.words.language import say, say_in


class FollowUpsHead(QWidget):
    """Title, steps, layout and the three actions.

    Signals:
        stepped: One span back (-1) or on (1).
        today_wanted: Back to the day it is.
        view_chosen: Another layout; carries the name of the ``View``.
        plan_wanted: Plan from the standards.
        print_wanted: Print the days looked at.
        add_wanted: Add a follow-up by hand.
    """

    stepped = Signal(int)
    today_wanted = Signal()
    view_chosen = Signal(str)
    plan_wanted = Signal()
    print_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, *, may_plan: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidingLabel(kind="title")
        self._paper = ""
        self._back = icon_button(Icon.LEFT, say("Back"))
        self._today = button(say("Today"), kind="small")
        self._on = icon_button(Icon.RIGHT, say("Further on"))
        choices = [
            (View.DAY.value, say_in("layout", "Day")),
            (View.WEEK.value, say_in("layout", "Week")),
            (View.MONTH.value, say_in("layout", "Month")),
            (View.LIST.value, say_in("layout", "List")),
        ]
        self._views = Segmented(choices, name=say("Layout"), gap=Space.XS)
        self._plan = button(say("Plan from standards"))
        self._print = button(say("Print week"), picture=Icon.PRINT)
        self._add = primary_button(say("Follow-up"), picture=Icon.ADD)
        self._plan.setVisible(may_plan)
        self._build()
        self._connect()

    def show_days(self, text: str, view: View) -> None:
        """Say which days are looked at, and how."""
        self._title.ensurePolished()
        words = self._title.fontMetrics().horizontalAdvance(text)
        self._title.setMaximumWidth(words + Space.XS)
        self._title.set_text(text)
        self._paper = say("Print day") if view is View.DAY else say("Print week")
        self._print.setAccessibleName(self._paper)
        self._print.setToolTip(say("{what} ({shortcut})", what=self._paper, shortcut="Ctrl+P"))
        self._views.choose(view.value)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say less on the buttons where the room is narrow; their names stay whole."""
        narrow = self.width() < Size.HEAD_FROM
        self._print.setText("" if narrow else f" {self._paper}")
        self._plan.setText(say("Plan") if narrow else self._plan.accessibleName())

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._title, 100)
        for each in (self._back, self._today, self._on):
            row.addWidget(each)
        row.addStretch(1)  # what the title leaves
        row.addWidget(self._views)
        for each in (self._plan, self._print, self._add):
            row.addWidget(each)
        for each, keys in ((self._back, "["), (self._on, "]"), (self._today, "T")):
            name = each.accessibleName()
            each.setToolTip(say("{what} ({shortcut})", what=name, shortcut=keys))
        self._add.setAccessibleName(say("Add a follow-up"))
        self._add.setToolTip(
            say("{what} ({shortcut})", what=say("Add a follow-up"), shortcut="Ctrl+N")
        )

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        self._today.clicked.connect(self.today_wanted)
        self._views.chosen.connect(self.view_chosen)
        self._plan.clicked.connect(self.plan_wanted)
        self._print.clicked.connect(self.print_wanted)
        self._add.clicked.connect(self.add_wanted)
