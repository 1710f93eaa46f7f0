"""One's own desk: look, language, password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import label, wrapped
from app.ui.parts.fields.segmented import Segmented
from app.ui.theme.theme import Look, current
from app.ui.theme.tokens import Size, Space
from app.words.language import current_language, say


class OwnSection(QWidget):
    """What holds for the person alone and takes effect at once.

    Signals:
        look_wanted: Carries a ``Look``.
        language_wanted: Carries ``zh`` or ``en``.
        password_wanted: The person wants another password.
    """

    look_wanted = Signal(object)
    language_wanted = Signal(str)
    password_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        looks = [(Look.LIGHT.value, say("Light")), (Look.DARK.value, say("Dark"))]
        self._look = Segmented(looks, name=say("Look"))
        self._look.choose(current().look.value)
        self._language = Segmented([("zh", "中文"), ("en", "English")], name=say("Language"))
        self._language.choose(current_language())
        password = button(say("Change password…"))
        self._build(password)
        self._look.chosen.connect(lambda name: self.look_wanted.emit(Look(name)))
        self._language.chosen.connect(self.language_wanted)
        password.clicked.connect(self.password_wanted)

    def _build(self, password: QWidget) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.M)
        form.addRow(label(say("Look"), "muted"), self._look)
        form.addRow(label(say("Language"), "muted"), self._language)
        form.addRow(label(say("Password"), "muted"), password)
        body = QWidget()
        body.setLayout(form)
        card = Card(say("My desk"))
        card.add(wrapped(say("Holds on this computer, for you."), "muted"))
        card.add(body)
        card.setMaximumWidth(Size.DIALOG)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
