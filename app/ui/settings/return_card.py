"""Going back to a backup: what would be gone, and the password that lets it happen."""

from collections import Counter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.services.foundation.errors import sentence
from app.services.foundation.held_rules import entry_line
from app.services.office.restoring import WayBack
from app.ui.parts.buttons import button, link_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import figure, label, muted, wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.messages import log_unexpected
from app.ui.settings.keeping_words import near_moment
from app.ui.theme.tokens import Size, Space
from app.words import Counted, Intent
from app.words.formats import DASH, moment, money, number
from app.words.language import listed, say, say_many
from app.words.names import name_of

_LISTED = 15
_NAMED = 5


class ReturnCard(Card):
    """Asks before the clinic goes back; nothing is done until the password is typed.

    Signals:
        left: It stays as it is.
        confirmed: Go back; carries the password.
    """

    left = Signal()
    confirmed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Go back?"), say("nothing done yet"), parent)
        self._desk = desk
        self._way: WayBack | None = None
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(say("Your password"))
        self._password.setMaximumWidth(Size.FIELD)
        self._said = wrapped("", "bad")
        self._list = wrapped("", "small")
        self._leave = button(say("Leave it"))
        self._go = button(say("Go back"), kind="danger")
        self._connect()

    @property
    def way(self) -> WayBack | None:
        """What is asked about."""
        return self._way

    def ask(self, way: WayBack) -> None:
        """Ask whether to go back to a backup, and say what would be gone."""
        self._way = way
        self.set_title(
            say("Go back to {when}?", when=near_moment(way.backup.says.made_at, self._desk))
        )
        self._rebuild(way)
        self._password.clear()
        self.clear_refusal()
        self.hold(busy=False)
        self._password.setFocus()

    def refuse(self, error: BaseException) -> None:
        """Say why not; the person may try again."""
        log_unexpected(error)
        self._said.setText(sentence(error))
        self._said.setAccessibleName(sentence(error))
        self._said.show()
        self.hold(busy=False)
        self._password.setFocus()
        self._password.selectAll()

    def clear_refusal(self) -> None:
        """Take back what was said."""
        self._said.hide()

    def hold(self, *, busy: bool) -> None:
        """Let nobody press twice while it works."""
        self._go.setEnabled(not busy)

    def _connect(self) -> None:
        self._leave.clicked.connect(self.left)
        self._go.clicked.connect(self._on_go_clicked)
        self._password.returnPressed.connect(self._on_go_clicked)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _rebuild(self, way: WayBack) -> None:
        for kept in (self._password, self._said, self._list, self._leave, self._go):
            kept.setParent(None)
        self.clear()
        self.add(self._table(way))
        self.add(self._gone(way))
        self.add(self._list)
        self._list.hide()
        self.add(
            muted(
                say("What is in use now is kept aside, not deleted. You can come back to it here.")
            )
        )
        self.add(self._foot())
        self.add(self._said)

    def _table(self, way: WayBack) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Space.XS)
        grid.setHorizontalSpacing(Space.L)
        grid.setColumnStretch(0, 1)
        for column, head in enumerate((say("Now"), say("Backup"), say("Gone")), start=1):
            heading = muted(head)
            heading.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(heading, 0, column)
        for at, (name, now, then, gone) in enumerate(self._lines(way), start=1):
            grid.addWidget(label(name), at, 0)
            for column, words in enumerate((now, then, gone), start=1):
                grid.addWidget(figure(words), at, column)
        return table

    def _lines(self, way: WayBack) -> list[tuple[str, str, str, str]]:
        now, then, currency = way.now, way.then, self._desk.settings.currency
        lines = [
            _line(name_of(each), now.rows[each] if now else None, then.rows[each])
            for each in Counted
        ]
        lines.append(
            (
                say("Receipts, net"),
                money(now.receipts_minor, currency) if now else DASH,
                money(then.receipts_minor, currency),
                money(then.receipts_minor - now.receipts_minor, currency) if now else DASH,
            )
        )
        lines.append(
            _line(say("Journal entries"), now.entry_count if now else None, then.entry_count)
        )
        return lines

    def _gone(self, way: WayBack) -> QWidget:
        if way.now is None:
            return wrapped(
                say("The data in use cannot be read, so nobody can say what would be gone.")
            )
        said = [
            say_many(
                "{count} change would be gone from the desk",
                "{count} changes would be gone from the desk",
                len(way.gone),
            )
        ]
        if way.newcomers:
            said.append(
                say_many(
                    "{count} new customer ({names})",
                    "{count} new customers ({names})",
                    len(way.newcomers),
                    names=listed(way.newcomers[:_NAMED]),
                )
            )
        what = Counter(entry.intent for entry in way.gone)
        said += [f"{name_of(intent)} {number(count)}" for intent, count in _most(what)]
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(wrapped(listed(said)), 1)
        if way.gone:
            row.addWidget(self._list_link(way))
        return line

    def _list_link(self, way: WayBack) -> QWidget:
        zone = self._desk.settings.zone
        lines = [
            " · ".join(
                (number(entry.id), moment(entry.at, zone), entry.actor_name, entry_line(entry))
            )
            for entry in way.gone[:_LISTED]
        ]
        if len(way.gone) > _LISTED:
            lines.append(say("… and {count} more", count=number(len(way.gone) - _LISTED)))
        self._list.setText("\n".join(lines))
        link = link_button(say("List them"))
        link.clicked.connect(lambda: self._list.setVisible(self._list.isHidden()))
        return link

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(muted(say("your password")))
        row.addWidget(self._password)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._go)
        for kept in (self._password, self._leave, self._go):
            kept.show()
        return foot

    @Slot()
    def _on_go_clicked(self) -> None:
        if self._go.isEnabled():
            self.clear_refusal()
            self.hold(busy=True)
            self.confirmed.emit(self._password.text())


def _line(name: str, now: int | None, then: int) -> tuple[str, str, str, str]:
    if now is None:
        return name, DASH, number(then), DASH
    gone = then - now
    return name, number(now), number(then), f"−{number(-gone)}" if gone < 0 else number(gone)


def _most(what: Counter[Intent]) -> list[tuple[Intent, int]]:
    return what.most_common(_NAMED)
