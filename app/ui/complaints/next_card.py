"""The one next step of a complaint, and whatever else can be done with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.services.complaints.details import ComplaintDetail
from app.services.complaints.rows import OVER
from app.services.foundation.actors import Actor
from app.services.papers.complaint_kinds import ComplaintPaper, title_of
from app.ui.complaints.actions import (
    Action,
    action_said,
    may_call,
    next_action,
    other_actions,
)
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import wrapped
from app.ui.theme.tokens import Space
from app.words import ComplaintStage
from app.words.language import listed, listed_long, say
from app.words.names import name_of


class NextCard(Card):
    """What to do now, in sight wherever the rest is scrolled to; or why it has to wait.

    Signals:
        action_wanted: Something is to be done; carries an ``Action``.
        paper_wanted: Something is to be printed; carries a ``ComplaintPaper``.
    """

    action_wanted = Signal(object)
    paper_wanted = Signal(str)

    def __init__(self, person: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._person = person
        self._primary: QPushButton | None = None
        self.setAccessibleName(say("Next step"))

    def show_detail(self, detail: ComplaintDetail) -> None:
        """Offer what can be done with a complaint."""
        self.clear()
        if lacks := self._lacks(detail):
            self.add(wrapped(lacks, "muted"))
        self.add(self._buttons(detail))

    def focus_next(self) -> None:
        """Go to the next step."""
        if self._primary is not None:
            self._primary.setFocus()

    def take_next(self) -> None:
        """Take the next step, if it is this person's to take."""
        if self._primary is not None:
            self._primary.click()

    def _lacks(self, detail: ComplaintDetail) -> str:
        if detail.row.stage is ComplaintStage.SIGNED and not may_call(detail, self._person):
            names = listed(name for _key, name in detail.callers)
            return say("You had it in hand, so somebody else calls back: {names}.", names=names)
        if detail.row.stage is ComplaintStage.CALLED_BACK and detail.missing:
            names = listed_long(name_of(each) for each in detail.missing)
            return say("Before closing it lacks: {missing}.", missing=names)
        return ""

    def _buttons(self, detail: ComplaintDetail) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        self._primary = None
        if (action := next_action(detail, self._person)) is not None:
            words = action_said(action)
            self._primary = primary_button(words)
            self._primary.setToolTip(say("{what} ({shortcut})", what=words, shortcut="Ctrl+Enter"))
            self._primary.clicked.connect(partial(self._on_clicked, action))
            across.addWidget(self._primary)
        if detail.signed_on is None and detail.row.stage not in OVER:
            sign_off = button(say("Print sign-off form"))
            sign_off.clicked.connect(partial(self._on_paper_chosen, ComplaintPaper.SIGN_OFF))
            across.addWidget(sign_off)
        across.addWidget(self._more(other_actions(detail, self._person)))
        across.addStretch(1)
        return row

    def _more(self, others: list[Action]) -> QPushButton:
        more = button(say("More"), shortcut="Ctrl+M")
        menu = QMenu(more)
        for action in others:
            menu.addAction(action_said(action)).triggered.connect(partial(self._on_clicked, action))
        menu.addSeparator()
        for kind in (ComplaintPaper.INTAKE, ComplaintPaper.FEEDBACK):
            words = say("Print: {paper}", paper=title_of(kind))
            menu.addAction(words).triggered.connect(partial(self._on_paper_chosen, kind))
        more.setMenu(menu)
        return more

    def _on_clicked(self, action: Action, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.action_wanted.emit(action)

    def _on_paper_chosen(self, kind: ComplaintPaper, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.paper_wanted.emit(kind)
