"""Text that ends in dots where its room is narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from app.ui.theme.tokens import Size


class ElidingLabel(QLabel):
    """One line of plain text; the tooltip says the whole of it where some is hidden.

    One that ``matters`` takes the room it needs before the others in its line.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "",
        *,
        matters: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        wide = QSizePolicy.Policy.Preferred if matters else QSizePolicy.Policy.Ignored
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        self.setProperty("kind", kind)
        self.set_text(text)

    @property
    def whole(self) -> str:
        """What it says, hidden or not."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Say ``text``."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        whole = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(whole, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(Size.CONTROL, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
