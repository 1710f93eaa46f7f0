"""The heading row of a list."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget
from typing_extensions import override

from app.ui.theme.fonts import font, metrics
from app.ui.theme.icons import Icon, pixmap
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space, TextSize
from app.words.language import say

ARROW: Final = Space.M
_RISING: Final = Qt.SortOrder.AscendingOrder


class ListHeader(QHeaderView):
    """Muted headings with the sort arrow behind the word; a right click hides columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(Size.HEADER)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(Size.HEADER)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme, model = current(), self.model()
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        foot = QRect(rect.left(), rect.bottom(), rect.width(), Space.HAIR)
        painter.fillRect(foot, theme.color("line"))
        words = model.headerData(logicalIndex, self.orientation())
        side = model.headerData(logicalIndex, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        right = bool(Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignRight)
        self._paint_words(painter, rect, str(words or ""), logicalIndex, right=right)
        painter.restore()

    @override
    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        words = self.model().headerData(logicalIndex, self.orientation())
        width = metrics(TextSize.SMALL).horizontalAdvance(str(words or ""))
        return QSize(width + 2 * Space.M + ARROW + Space.XS + Space.TINY, Size.HEADER)

    def offer_orders(self) -> None:
        """Let a heading be chosen by the keyboard; the one sorted by turns the order round."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = [
            section
            for section in map(self.logicalIndex, range(self.count()))
            if not self.isSectionHidden(section)
        ]
        for section in shown:
            menu.addAction(self._order(menu, section))
        if self.isSortIndicatorClearable():
            menu.addSeparator()
            usual = menu.addAction(say("The usual order"))
            usual.triggered.connect(lambda: self.setSortIndicator(-1, _RISING))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _order(self, menu: QMenu, section: int) -> QAction:
        action = QAction(str(self.model().headerData(section, self.orientation())), menu)
        action.setCheckable(True)
        action.setChecked(section == self.sortIndicatorSection())
        action.triggered.connect(lambda: self._sort_by(section))
        return action

    def _sort_by(self, section: int) -> None:
        turns = section == self.sortIndicatorSection() and self.sortIndicatorOrder() is _RISING
        self.setSortIndicator(section, Qt.SortOrder.DescendingOrder if turns else _RISING)

    def _paint_words(
        self, painter: QPainter, rect: QRect, words: str, section: int, *, right: bool
    ) -> None:
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        room = rect.adjusted(Space.M, 0, -Space.M, 0)
        arrow_room = ARROW + Space.XS if sorted_by else 0
        measure = metrics(TextSize.SMALL)
        shown = measure.elidedText(
            words, Qt.TextElideMode.ElideRight, max(room.width() - arrow_room, 0)
        )
        width = measure.horizontalAdvance(shown)
        if right:
            room.setLeft(room.right() + 1 - width - arrow_room)
        painter.setFont(font(TextSize.SMALL))
        painter.setPen(current().color("text" if sorted_by else "muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if sorted_by:
            falling = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            arrow = Icon.ARROW_DOWN if falling else Icon.ARROW_UP
            top = rect.top() + (rect.height() - ARROW) // 2
            painter.drawPixmap(room.left() + width + Space.XS, top, pixmap(arrow, "text", ARROW))

    def _on_menu_requested(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section in range(1, self.count()):
            words = str(self.model().headerData(section, self.orientation()))
            menu.addAction(self._switch(menu, section, words))
        menu.popup(self.mapToGlobal(at))

    def _switch(self, menu: QMenu, section: int, words: str) -> QAction:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(not self.isSectionHidden(section))
        action.toggled.connect(lambda shown: self.setSectionHidden(section, not shown))
        return action
