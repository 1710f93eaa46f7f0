"""The head of the customers tab."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.services.foundation.actors import Actor
from app.services.rules.permissions import may
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.labels import muted, title
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Space
from app.words import Permission
from app.words.formats import number
from app.words.language import say, say_many


class PageHead(QWidget):
    """Title, count, and what can be done with the list as a whole.

    Signals:
        new_wanted: Somebody is to be added.
        import_wanted: A file is to be read.
        export_wanted: Customers are to be written to a file; carries whether everybody on file is,
            not just who is listed.
        chosen_wanted: Several customers are chosen and something is to be done with them; carries
            the place on the screen.
        room_wanted: Something from the *More* menu; carries its name.
    """

    new_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal(bool)
    chosen_wanted = Signal(QPoint)
    room_wanted = Signal(str)

    def __init__(self, person: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self._count = muted("")
        self._chosen = button("", kind="chip")
        self._chosen.hide()
        self._more = button(say("More"), picture=Icon.MORE)
        self._import = button(say("Import…"))
        self._export = button(say("Export"))
        self._listed = self._build_export()
        self._new = primary_button(say("New customer"), picture=Icon.ADD)
        self._new.setToolTip(
            say("{what} ({shortcut})", what=say("New customer"), shortcut="Ctrl+N")
        )
        self._build()

    def set_count(self, shown: int, total: int) -> None:
        """Say how many of all are on the list."""
        self._listed.setText(_listed_words(shown))
        self._listed.setEnabled(bool(shown))
        if shown == total:
            self._count.setText(say_many("{count} customer", "{count} customers", total))
        else:
            self._count.setText(say("{done} of {total}", done=number(shown), total=number(total)))

    def set_chosen(self, count: int) -> None:
        """Offer to do something with ``count`` customers, if they are several."""
        words = say_many("{count} chosen…", "{count} chosen…", count)
        self._chosen.setText(words)
        self._chosen.setAccessibleName(words)
        self._chosen.setVisible(count > 1)

    def offer(self, rooms: list[tuple[str, str]]) -> None:
        """Offer ``rooms``, pairs of name and words, in the *More* menu."""
        menu = QMenu(self._more)
        for name, words in rooms:
            menu.addAction(words).setData(name)
        menu.triggered.connect(lambda action: self.room_wanted.emit(str(action.data())))
        self._more.setMenu(menu)
        self._more.setVisible(bool(rooms))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(title(say("Customers")))
        row.addWidget(self._count)
        row.addWidget(self._chosen)
        row.addStretch(1)
        for each in (self._more, self._import, self._export, self._new):
            row.addWidget(each)
        self._import.setVisible(may(self._person, Permission.IMPORT))
        self._export.setVisible(may(self._person, Permission.EXPORT))
        self._new.setVisible(may(self._person, Permission.EDIT_CUSTOMERS))
        self._chosen.clicked.connect(self._on_chosen_clicked)
        self._import.clicked.connect(self.import_wanted)
        self._new.clicked.connect(self.new_wanted)

    def _build_export(self) -> QAction:
        menu = QMenu(self._export)
        listed = menu.addAction(_listed_words(0))
        everybody = menu.addAction(say("Everybody on file…"))
        listed.triggered.connect(lambda: self.export_wanted.emit(False))
        everybody.triggered.connect(lambda: self.export_wanted.emit(True))
        menu.setDefaultAction(listed)
        menu.aboutToShow.connect(lambda: menu.setActiveAction(listed))
        self._export.setMenu(menu)
        return listed

    @Slot()
    def _on_chosen_clicked(self) -> None:
        self.chosen_wanted.emit(self._chosen.mapToGlobal(self._chosen.rect().bottomLeft()))


def _listed_words(count: int) -> str:
    return say_many("The {count} customer listed…", "The {count} customers listed…", count)
