"""What is the person's own: look, language, changing places, closing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.theme.icons import Icon, icon
from app.ui.theme.theme import Look, current
from app.words.language import current_language, say


class PersonMenu(QMenu):
    """The menu under the person's name.

    Signals:
        look_wanted: The other look; carries a ``Look``.
        language_wanted: The other language; carries ``zh`` or ``en``.
        undo_wanted: Take back the last own change.
        person_wanted: Somebody else sits down.
        help_wanted: The keys of this screen.
        leave_wanted: Close the program.
    """

    look_wanted = Signal(Look)
    language_wanted = Signal(str)
    undo_wanted = Signal()
    person_wanted = Signal()
    help_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dark = current().look is Look.DARK
        other_look = Look.LIGHT if dark else Look.DARK
        look_words = say("Light") if dark else say("Dark")
        other = "en" if current_language() == "zh" else "zh"
        undo = self._add(Icon.UNDO, say("Undo"), "Ctrl+Z")
        self.addSeparator()
        look = self._add(Icon.SUN if dark else Icon.MOON, look_words, "Ctrl+Shift+D")
        language = self._add(Icon.INFO, {"zh": "中文", "en": "English"}[other], "Ctrl+Shift+L")
        keys = self._add(Icon.INFO, say("Keys on this screen"), "F1")
        self.addSeparator()
        person = self._add(Icon.PEOPLE, say("Change person…"), "Ctrl+L")
        leave = self._add(Icon.LEAVE, say("Close Clinic Desk"), "Ctrl+Q")
        undo.triggered.connect(self.undo_wanted)
        look.triggered.connect(lambda: self.look_wanted.emit(other_look))
        language.triggered.connect(lambda: self.language_wanted.emit(other))
        keys.triggered.connect(self.help_wanted)
        person.triggered.connect(self.person_wanted)
        leave.triggered.connect(self.leave_wanted)

    def _add(self, picture: Icon, words: str, shortcut: str) -> QAction:
        action = QAction(icon(picture, "muted"), words, self)
        action.setShortcut(QKeySequence(shortcut))
        self.addAction(action)
        return action
