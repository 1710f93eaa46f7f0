"""What stands over the window while the last backup of the day is made."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.parts.busy import BusyStrip
from app.ui.parts.cards.labels import mark
from app.ui.parts.progress import Progress
from app.ui.theme.tokens import Size, Space, Tone
from app.words.language import say


class ClosingStrip(QFrame):
    """How far the backup is; *Cancel* closes without it, and the pages take no more.

    Attributes:
        progress: What the backup reports to.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.progress = Progress(self)
        mark(self, kind="notice", tone=Tone.OK)
        busy = BusyStrip()
        busy.follow(self.progress, say("Backing up before closing…"), in_percent=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.addWidget(busy)
        self.setFixedWidth(min(Size.DIALOG, window.width() - 2 * Space.XL))
        self.adjustSize()
        foot = window.height() - self.height() - Size.STATUS_BAR - Space.L
        self.move((window.width() - self.width()) // 2, max(foot, 0))
        self.show()
        self.raise_()
