"""How a complaint is settled."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.complaints.details import ComplaintDetail, CorrectionLine
from app.services.foundation.actors import Actor
from app.services.rules.permissions import may
from app.ui.parts.buttons import link_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import muted, wrapped
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import ComplaintStage, ComplaintStep, Permission
from app.words.formats import long_day, money, short_day
from app.words.language import say
from app.words.names import name_of

_BETWEEN = " · "


class SettleCard(Card):
    """Who answers for it, what is done, why it happened, who calls back.

    Signals:
        correction_finished: A correction was put right; carries its key.
        correction_verified: A supervisor found that it holds; carries its key.
    """

    correction_finished = Signal(int)
    correction_verified = Signal(int)

    def __init__(self, person: Actor, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Settle"), parent=parent)
        self._person = person
        self._currency = currency

    def show_detail(self, detail: ComplaintDetail) -> None:
        """Show how a complaint stands."""
        self.clear()
        for caption, said in self._facts(detail):
            self.add(_fact(caption, wrapped(said)))
        for action in detail.corrections:
            self.add(_fact(say("Correction"), self._correction(action)))
        for caption, said in self._outcome(detail):
            self.add(_fact(caption, wrapped(said)))

    def _facts(self, detail: ComplaintDetail) -> Iterator[tuple[str, str]]:
        department = name_of(detail.department) if detail.department else ""
        responsible = _BETWEEN.join(part for part in (department, detail.row.owner_name) if part)
        yield say("Responsible"), responsible or say("nobody yet")
        if detail.remedy:
            cost = money(detail.remedy_cost_minor, self._currency)
            yield (
                say("Remedy"),
                f"{detail.remedy} ({cost})" if detail.remedy_cost_minor else detail.remedy,
            )
        if detail.cause is not None:
            yield say("Cause"), f"{name_of(detail.cause)} — {detail.cause_text}"
        if detail.no_action_why:
            yield say("Correction"), say("none: {why}", why=detail.no_action_why)

    def _outcome(self, detail: ComplaintDetail) -> Iterator[tuple[str, str]]:
        if detail.learning is not None:
            parts = [name_of(detail.learning), detail.learning_text or ""]
            yield say("Learnt"), _BETWEEN.join(part for part in parts if part)
        if detail.signed_on is not None:
            yield say("Signed"), long_day(detail.signed_on)
        for attempt in detail.attempts:
            yield (
                say("Asked to sign"),
                f"{short_day(attempt.tried_on)}, {name_of(attempt.method)}: {attempt.text}",
            )
        for notice in detail.notices:
            told = " ".join(part for part in (name_of(notice.informed), notice.name) if part)
            yield say("Told to"), f"{told}, {short_day(notice.told_on)}"
        if not detail.call_backs or ComplaintStep.CALL_BACK in detail.steps:
            yield from self._caller(detail)

    def _caller(self, detail: ComplaintDetail) -> Iterator[tuple[str, str]]:
        if detail.row.stage in {ComplaintStage.CLOSED, ComplaintStage.WITHDRAWN}:
            return
        if detail.call_back_staff_name and detail.callers:
            yield (
                say("Call-back by"),
                say("{name} — not the handler", name=detail.call_back_staff_name),
            )
        elif not detail.callers:
            yield say("Call-back by"), say("the handler, with a manager's password")

    def _correction(self, line: CorrectionLine) -> QWidget:
        words = f"{line.text} — {name_of(line.department)}, {self._until(line)}"
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(wrapped(words))
        if line.done_on is None:
            done = link_button(say("Mark as done"))
            done.clicked.connect(partial(self.correction_finished.emit, line.action_id))
            column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        elif line.verified_on is None and may(self._person, Permission.REVIEW_COMPLAINTS):
            verified = link_button(say("It holds: verify"))
            verified.clicked.connect(partial(self.correction_verified.emit, line.action_id))
            column.addWidget(verified, 0, Qt.AlignmentFlag.AlignLeft)
        return pair

    @staticmethod
    def _until(line: CorrectionLine) -> str:
        if line.verified_on is not None:
            return say("verified {day}", day=short_day(line.verified_on))
        if line.done_on is not None:
            return say("done {day}", day=short_day(line.done_on))
        return say("by {day}", day=short_day(line.due_on))


def _fact(caption: str, said: QWidget) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(Space.M)
    lead = muted(caption)
    lead.setMinimumWidth(ColumnWidth.SHORT)
    across.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(said, 1)
    return row
