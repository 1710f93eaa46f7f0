"""Lines one walks through with the arrow keys, parted by headings where they differ."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.parts.buttons import link_button
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.cards.labels import label, mark, muted
from app.ui.theme.tokens import Space
from app.ui.today.lines import PersonLine, Said, SaidLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A heading between lines: what follows, how many, and what the desk does about them."""

    what: str
    count: str
    step: str


_BY_TAB: Final = Qt.FocusPolicy.StrongFocus
_BY_ARROWS: Final = Qt.FocusPolicy.ClickFocus


class LineList(QScrollArea):
    """Lines about people; the one walked to keeps the focus when the lines change.

    Signals:
        more_wanted: The lines at the end are to be followed by others.
    """

    more_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[SaidLine] = []
        self._heads: list[QWidget] = []
        self._shown = 0
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("ground", "none")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more = link_button("")
        self._more.clicked.connect(self.more_wanted)
        self.setWidget(inner)

    @property
    def keys(self) -> list[int]:
        """What the lines are about, from top to bottom."""
        return [line.key for line in self._lines[: self._shown]]

    def current_key(self) -> int | None:
        """Return what the line with the focus is about."""
        line = next((line for line in self._lines[: self._shown] if line.hasFocus()), None)
        return line.key if line else None

    def show_lines(
        self, said: Sequence[Said], *, heads: Mapping[int, Head], more: str = ""
    ) -> None:
        """Show ``said``.

        Args:
            said: From top to bottom.
            heads: A heading before the line at a place.
            more: Words of the button at the end; none if empty.
        """
        walked_to, scrolled = self.current_key(), self.verticalScrollBar().value()
        self._provide(len(said))
        for line, each in zip(self._lines, said, strict=False):
            line.show_said(each)
        self._shown = len(said)
        self._arrange(heads, more)
        self.focus_key(walked_to)
        self.verticalScrollBar().setValue(scrolled)

    @abstractmethod
    def make_line(self, parent: QWidget | None) -> SaidLine:
        """Return a line with nothing on it yet."""

    def scroll_up(self) -> None:
        """Show the first line."""
        self.verticalScrollBar().setValue(0)

    def focus_key(self, key: int | None) -> None:
        """Walk to the line about ``key``, if it is shown."""
        if key in self.keys:
            self._lines[self.keys.index(key)].setFocus()

    def focus_first(self) -> None:
        """Walk to the first line."""
        if self._shown:
            self._lines[0].setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._shown - 1}
        if event.key() in ends and self._shown:
            self._lines[ends[Qt.Key(event.key())]].setFocus()
        else:
            super().keyPressEvent(event)

    def _provide(self, count: int) -> None:
        """Make sure there are ``count`` lines; hide those beyond."""
        while len(self._lines) < count:
            line = self.make_line(self.widget())
            line.walked_to.connect(partial(self._walk_to, line))
            line.setFocusPolicy(_BY_ARROWS if self._lines else _BY_TAB)
            self._lines.append(line)
        for at, line in enumerate(self._lines):
            line.setVisible(at < count)

    def _arrange(self, heads: Mapping[int, Head], more: str) -> None:
        while self._column.takeAt(0) is not None:
            pass
        for old in self._heads:
            old.deleteLater()
        self._heads = []
        for at, line in enumerate(self._lines):
            if at in heads and at < self._shown:
                self._heads.append(_head(heads[at], first=at == 0))
                self._column.addWidget(self._heads[-1])
            mark(line, first=at == 0 and 0 not in heads)
            self._column.addWidget(line)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

    def _walk_to(self, walked_to: SaidLine) -> None:
        """Let Tab come back to this line, and only to this one."""
        for line in self._lines:
            line.setFocusPolicy(_BY_TAB if line is walked_to else _BY_ARROWS)
        self.ensureWidgetVisible(walked_to, 0, 0)


class PersonList(LineList):
    """Lines about customers.

    Signals:
        opened: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
    """

    opened = Signal(int)
    visit_wanted = Signal(object)

    def __init__(self, name: str, *, may_log: bool, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._may_log = may_log

    @override
    def make_line(self, parent: QWidget | None) -> SaidLine:
        line = PersonLine(acting=True, parent=parent)
        line.allow_visits(allowed=self._may_log)
        line.opened.connect(self.opened)
        line.visit_wanted.connect(self.visit_wanted)
        return line


def _head(said: Head, *, first: bool) -> QWidget:
    head = QFrame()
    head.setProperty("kind", "row")
    head.setProperty("first", "true" if first else "false")
    row = QHBoxLayout(head)
    row.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.XS)
    row.setSpacing(Space.S)
    row.addWidget(label(said.what, "strong"))
    row.addWidget(muted(said.count))
    row.addWidget(ElidingLabel(said.step, "small"), 1)
    return head
