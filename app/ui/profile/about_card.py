"""What is known of the customer beyond name and phone."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import rich
from app.ui.profile.about_words import AboutLine, about_lines
from app.ui.profile.loading import Profile
from app.ui.theme.theme import current
from app.words.language import say


class AboutCard(Card):
    """A line for each thing known.

    Signals:
        edit_wanted: Change the file.
    """

    edit_wanted = Signal()

    def __init__(self, currency: str, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(say("About"), parent=parent)
        self._currency = currency
        edit = quiet_button(say("Edit"))
        edit.setAccessibleName(say("Edit what is known"))
        edit.clicked.connect(self.edit_wanted)
        self.add_to_head(edit)
        edit.setVisible(editable)

    def show_profile(self, profile: Profile, needs: Mapping[int, str]) -> None:
        """Show what is known of this customer."""
        self.clear()
        lines = about_lines(
            profile.file,
            profile.habits,
            needs=needs,
            today=profile.today,
            currency=self._currency,
        )
        for line in lines:
            self.add(rich(_html(line)))


def _html(line: AboutLine) -> str:
    muted = current().color("muted").name()
    text = current().color("bad" if line.warning else "text").name()
    return (
        f'<span style="color: {muted}">{escape(line.caption)}</span> '
        f'<span style="color: {text}">{escape(line.text)}</span>'
    )
