"""Pages one under another, drawn as they come into view."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.theme.theme import current
from app.ui.theme.tokens import Space
from app.words.language import say

PIXELS_PER_POINT: Final = 96 / 72  # at 100 %


class PageView(QWidget):
    """One page: white until its picture comes."""

    def __init__(self, size: QSizeF, place: int, count: int) -> None:
        super().__init__()
        self._points = size
        self._picture: QPixmap | None = None
        self.setAccessibleName(say("Page {place} of {count}", place=place, count=count))

    @property
    def is_drawn(self) -> bool:
        """Whether its picture has come."""
        return self._picture is not None

    def set_zoom(self, zoom: float) -> None:
        """Take on another size; the picture is to come anew."""
        scale = PIXELS_PER_POINT * zoom
        self._picture = None
        self.setFixedSize(
            QSize(round(self._points.width() * scale), round(self._points.height() * scale))
        )
        self.update()

    def set_picture(self, image: QImage) -> None:
        """Show ``image``, made for the size of now."""
        self._picture = QPixmap.fromImage(image)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)  # paper is white in the dark too
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._picture)
        painter.setPen(current().color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PagesView(QScrollArea):
    """The pages of a paper.

    Signals:
        picture_wanted: A page came into view without a picture; carries its place.
        page_changed: Another page is in front; carries its place, the first being 0.
        width_changed: There is more or less room for a page.
    """

    picture_wanted = Signal(int)
    page_changed = Signal(int)
    width_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[PageView] = []
        self._zoom = 1.0
        self._current = 0
        self.setAccessibleName(say("Pages"))
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # Else fitting a page to the width could bring the bar, and its going another fit.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_scrolled)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def current(self) -> int:
        """The place of the page in front."""
        return self._current

    @property
    def zoom(self) -> float:
        """How many times their size the pages are shown at."""
        return self._zoom

    @property
    def drawn_count(self) -> int:
        """How many pages have their picture."""
        return sum(page.is_drawn for page in self._pages)

    def show_pages(self, sizes: Sequence[QSizeF], zoom: float) -> None:
        """Show pages of these sizes, given in points, still without pictures."""
        held = QWidget()
        held.setProperty("ground", "none")
        column = QVBoxLayout(held)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.L)
        self._pages = [PageView(size, at, len(sizes)) for at, size in enumerate(sizes, start=1)]
        for page in self._pages:
            column.addWidget(page, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(held)
        self._current = 0
        self.set_zoom(zoom)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at ``zoom`` times their size, the page in front staying there."""
        self._zoom = zoom
        for page in self._pages:
            page.set_zoom(zoom)
        if held := self.widget():
            held.adjustSize()
        self.go_to(self._current)
        self._ask()

    def zoom_to_fit(self, size: QSizeF) -> float:
        """Return the zoom at which a page of ``size`` points is as wide as there is room."""
        room = self.viewport().width() - 2 * Space.XL
        return max(room, 1) / (size.width() * PIXELS_PER_POINT)

    def set_picture(self, place: int, zoom: float, image: QImage) -> None:
        """Take the picture of a page, unless the pages have another size by now."""
        if zoom == self._zoom and place < len(self._pages):
            self._pages[place].set_picture(image)

    @Slot(int)
    def go_to(self, place: int) -> None:
        """Bring a page to the front."""
        if self._pages:
            page = self._pages[min(max(place, 0), len(self._pages) - 1)]
            self.verticalScrollBar().setValue(page.y() - Space.M)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()
        self._ask()

    @Slot()
    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = [at for at, page in enumerate(self._pages) if page.y() <= middle]
        place = above[-1] if above else 0
        if place != self._current:
            self._current = place
            self.page_changed.emit(place)
        self._ask()

    def _ask(self) -> None:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        for place, page in enumerate(self._pages):
            in_view = page.y() < bottom and page.y() + page.height() > top
            if in_view and not page.is_drawn:
                self.picture_wanted.emit(place)
