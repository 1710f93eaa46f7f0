"""The bar across the top: the tabs, the way to anyone, and who sits here."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from app.services.foundation.actors import Actor
from app.ui.parts.cards.avatar import Avatar
from app.ui.parts.cards.card import two_lines
from app.ui.parts.cards.chips import CountBadge
from app.ui.parts.cards.labels import key_hint, label
from app.ui.theme.fonts import font
from app.ui.theme.icons import Icon, pixmap
from app.ui.theme.theme import current
from app.ui.theme.tokens import Radius, Size, Space, TextSize
from app.words.language import say
from app.words.names import name_of


class TabButton(QPushButton):
    """Draws its title left of the count, both above the line of the open tab."""

    def __init__(self, title: str, *, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setProperty("kind", "tab")
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setToolTip(say("{what} ({shortcut})", what=title, shortcut=shortcut))
        self._badge = CountBadge(parent=self)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_count(self, count: int, *, loud: bool = False) -> None:
        """Show ``count``, on the colour of what is late if ``loud``; nothing at zero."""
        self._badge.set_count(count, loud=loud)
        self.setAccessibleDescription(f"{count:,}" if count else "")
        self.updateGeometry()
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._room(), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        option.rect = option.rect.adjusted(0, 0, -self._room(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _room(self) -> int:
        """Return how wide the count and the gap before it are."""
        return 0 if self._badge.isHidden() else self._badge.sizeHint().width() + Space.XS

    def _place(self) -> None:
        size = self._badge.sizeHint()
        left = self.width() - Space.L - size.width()
        self._badge.setGeometry(left, (self.height() - size.height()) // 2, *size.toTuple())


class TopBar(QFrame):
    """Tabs at the left, search and person at the right.

    Signals:
        tab_wanted: A tab was pressed; carries its name.
        find_wanted: The way to anyone was pressed.
    """

    tab_wanted = Signal(str)
    find_wanted = Signal()

    def __init__(self, person: Actor, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "top_bar")
        self.setFixedHeight(Size.TOP_BAR)
        self._tabs: dict[str, TabButton] = {}
        self._group = QButtonGroup(self)
        self._build(person, menu)

    def add_tab(self, name: str, text: str, *, shortcut: str) -> None:
        """Add a tab after those there are; its tooltip names the shortcut."""
        tab = TabButton(text, shortcut=shortcut)
        tab.clicked.connect(lambda: self.tab_wanted.emit(name))
        self._group.addButton(tab)
        self._tabs[name] = tab
        self._row.insertWidget(self._row.indexOf(self._gap), tab)

    def choose(self, name: str) -> None:
        """Show which tab is open."""
        self._tabs[name].setChecked(True)

    def set_count(self, name: str, count: int, *, loud: bool = False) -> None:
        """Put a count beside a tab; loud where something is late."""
        self._tabs[name].set_count(count, loud=loud)

    def _build(self, person: Actor, menu: QMenu) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.L, 0, Space.L, 0)
        self._row.setSpacing(0)
        self._row.addWidget(_Emblem())
        self._row.addSpacing(Space.S)
        self._row.addWidget(label(say("Clinic Desk"), "lead"))
        self._row.addSpacing(Space.XL)
        self._gap = QWidget()
        self._row.addWidget(self._gap, 1)
        self._row.addWidget(self._build_find(), 100)  # as wide as it may, before the gap
        self._row.addSpacing(Space.L)
        self._row.addWidget(_PersonButton(person, menu))

    def _build_find(self) -> QPushButton:
        find = QPushButton()
        find.setProperty("kind", "find")
        find.setFixedHeight(Size.CONTROL)
        find.setMaximumWidth(Size.FIND)
        find.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        find.setAccessibleName(say("Find a customer"))
        find.setToolTip(say("Name, pinyin, initials, last four digits or number"))
        find.setCursor(Qt.CursorShape.IBeamCursor)
        find.clicked.connect(self.find_wanted)
        row = QHBoxLayout(find)
        row.setContentsMargins(Space.M, 0, Space.S, 0)
        picture = label("")
        picture.setPixmap(pixmap(Icon.SEARCH, "faint", Size.SMALL_ICON))
        row.addWidget(picture)
        row.addWidget(label(say("Find a customer…"), "muted"))
        row.addStretch(1)
        row.addWidget(key_hint("Ctrl K"), 0, Qt.AlignmentFlag.AlignVCenter)
        return find


class _Emblem(QWidget):
    """The letter of the program on the accent."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(Size.EMBLEM, Size.EMBLEM)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        painter.setPen(theme.color("on_accent"))
        painter.setFont(font(TextSize.SMALL, strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "C")
        painter.end()


class _PersonButton(QPushButton):
    """Who sits here; opens the menu of what is theirs."""

    def __init__(self, person: Actor, menu: QMenu) -> None:
        super().__init__()
        self.setProperty("kind", "person")
        self.setAccessibleName(say("{name}, {role}", name=person.name, role=name_of(person.role)))
        self.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XS, 0, Space.XS, 0)
        row.setSpacing(Space.S)
        row.addWidget(Avatar(person.name, size=Size.SMALL_AVATAR))
        words = two_lines(label(person.name), label(name_of(person.role), "small"))
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(row.sizeHint().width())
        self.setFixedHeight(Size.TOP_BAR - Space.XS)
