"""What is still missing, list by list."""

from collections.abc import Collection, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.services.followups.outstanding import OpenList
from app.services.followups.printed_codes import CodedLine
from app.ui.calls.keyed_list import missing_words
from app.ui.parts.cards.labels import label, wrapped
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.theme.tokens import Size, Space
from app.words.formats import DASH, moment, near_span
from app.words.language import say, say_many


class MissingPanel(QWidget):
    """Counts what is missing on all lists, and shows the lines of one of them."""

    def __init__(
        self,
        lists: Sequence[OpenList],
        *,
        today: date,
        zone: ZoneInfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lists, self._today, self._zone = lists, today, zone
        self._done: frozenset[str] = frozenset()
        self._count, self._printed = label("", "strong"), wrapped("", "muted")
        self._lines = wrapped("", "muted")
        options = [(each.list_id, self._said(each)) for each in lists]
        self._box: ChoiceBox[int] = ChoiceBox(options, nothing=None)
        self._build()
        self._box.currentIndexChanged.connect(self._show_list)
        self.show_missing(())

    @property
    def missing(self) -> list[CodedLine]:
        """The lines of all lists of which nothing is known yet; each once."""
        lines = {line.code: line for each in self._lists for line in each.missing}
        return [line for code, line in lines.items() if code not in self._done]

    @property
    def shown(self) -> list[str]:
        """The codes that are missing on the list that is looked at."""
        at = self._box.currentIndex()
        return [line.code for line in self._waiting(self._lists[at])] if self._lists else []

    def show_missing(self, done: Collection[str]) -> None:
        """Count anew, with what was keyed in under the codes ``done``."""
        self._done = frozenset(done)
        total = len({line.code for each in self._lists for line in each.missing})
        words = say_many(
            "{count} of {total} missing",
            "{count} of {total} missing",
            len(self.missing),
            total=total,
        )
        self._count.setText(words if total else say("No list is out."))
        for at, each in enumerate(self._lists):
            self._box.setItemText(at, self._said(each))
        self._show_list()

    def step(self, by: int) -> None:
        """Look at another list."""
        at = min(max(self._box.currentIndex() + by, 0), self._box.count() - 1)
        self._box.setCurrentIndex(at)

    def show_list_of(self, code: str) -> None:
        """Look at the list of a line, unless the one looked at has it."""
        having = [
            at
            for at, each in enumerate(self._lists)
            if code in {line.code for line in each.missing}
        ]
        if having and self._box.currentIndex() not in having:
            self._box.setCurrentIndex(having[0])

    def _build(self) -> None:
        self.setFixedWidth(Size.KEYED_MISSING)
        self._box.setAccessibleName(say("Which list"))
        self._box.setToolTip(say("{what} ({shortcut})", what=say("Which list"), shortcut="Alt+↑ ↓"))
        self._box.setVisible(len(self._lists) > 1)
        self._printed.setVisible(bool(self._lists))
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lines.setAccessibleName(say("Still missing"))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, 0, Space.L)
        column.setSpacing(Space.S)
        for each in (self._count, self._box, self._printed):
            column.addWidget(each)
        column.addWidget(scroll, 1)

    def _waiting(self, paper: OpenList) -> list[CodedLine]:
        return [line for line in paper.missing if line.code not in self._done]

    def _said(self, paper: OpenList) -> str:
        days = near_span(paper.first_on, paper.last_on, self._today)
        return f"{days} · {len(self._waiting(paper))}"

    @Slot()
    def _show_list(self) -> None:
        if not self._lists:
            return
        paper = self._lists[self._box.currentIndex()]
        self._lines.setText(missing_words(self._waiting(paper)) or say("Nothing is missing."))
        at = moment(paper.printed_at, self._zone)
        self._printed.setText(
            say("printed {moment} by {name}", moment=at, name=paper.printed_by or DASH)
        )
