"""Joins the consents and the writes."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from app.services.archive.consents import ConsentRow, give_consent, list_consents, withdraw_consent
from app.services.foundation.store import Work
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.labels import muted
from app.ui.parts.desk import Desk
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.forms.form_dialog import PanelDialog
from app.ui.theme.tokens import Space
from app.words import ConsentKind, Intent
from app.words.formats import long_day
from app.words.language import say
from app.words.names import name_of


class ConsentsDialog(PanelDialog):
    """A row for each kind; the day above holds for what is pressed next.

    Signals:
        consent_given: The customer allows something; carries the kind and the day.
        consent_withdrawn: The customer took one back; carries its key and the day.
    """

    consent_given = Signal(ConsentKind, date)
    consent_withdrawn = Signal(int, date)

    def __init__(
        self, consents: Sequence[ConsentRow], *, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Consents"), parent=parent)
        self._day = DayField(say("On"), today=today, latest=today)
        self._day.set_day(today)
        self._rows = {kind: _ConsentState(name_of(kind)) for kind in ConsentKind}
        self.add_row(say("On"), self._day)
        for kind, row in self._rows.items():
            self.add_row(name_of(kind), row)
            row.pressed.connect(lambda kind=kind: self._on_pressed(kind))
        self.show_consents(consents)

    def show_consents(self, consents: Sequence[ConsentRow]) -> None:
        """Show what stands now."""
        latest = {consent.kind: consent for consent in consents}
        for kind, row in self._rows.items():
            row.show_consent(latest.get(kind))

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why nothing was changed."""
        self.show_error(error, self._day)

    def _on_pressed(self, kind: ConsentKind) -> None:
        day = self._day.day
        if day is None:
            self.show_refusal(say("Type the day, such as 11-21 or today."), self._day)
            return
        self.clear_refusals()
        standing = self._rows[kind].standing
        if standing is None:
            self.consent_given.emit(kind, day)
        else:
            self.consent_withdrawn.emit(standing.id, day)


class _ConsentState(QWidget):
    """Signals: ``pressed`` asks for the other state."""

    pressed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._said = muted("")
        self._button: QPushButton = small_button("")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self.pressed)
        self.standing: ConsentRow | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button)
        self.setFocusProxy(self._button)

    def show_consent(self, consent: ConsentRow | None) -> None:
        stands = consent is not None and consent.withdrawn_on is None
        self.standing = consent if stands else None
        self._said.setText(_state(consent))
        words = say("Withdraw") if stands else say("Give")
        self._button.setText(words)
        self._button.setAccessibleName(say("{what}: {value}", what=self._name, value=words))


def _state(consent: ConsentRow | None) -> str:
    if consent is None:
        return say("not asked")
    if consent.withdrawn_on is None:
        return say("since {day}", day=long_day(consent.given_on))
    return say("taken back {day}", day=long_day(consent.withdrawn_on))


def open_consents_dialog(desk: Desk, parent: QWidget, *, customer_id: int) -> None:
    """Show what a customer allows; each press is written down at once."""

    def show(consents: Sequence[ConsentRow]) -> None:
        dialog = ConsentsDialog(consents, today=desk.clock.today(), parent=parent)
        dialog.consent_given.connect(partial(_give, desk, dialog, customer_id))
        dialog.consent_withdrawn.connect(partial(_withdraw, desk, dialog, customer_id))
        dialog.open()

    desk.tasks.read(parent, _consents(customer_id), show)


def _consents(customer_id: int) -> Work[list[ConsentRow]]:
    return lambda session: list_consents(session, customer_id=customer_id)


def _give(
    desk: Desk, dialog: ConsentsDialog, customer_id: int, kind: ConsentKind, on: date
) -> None:
    actor, today = desk.person, desk.clock.today()
    desk.tasks.write(
        dialog,
        lambda session: give_consent(
            session, customer_id=customer_id, kind=kind, given_on=on, actor=actor, today=today
        ),
        lambda _key: _show_again(desk, dialog, customer_id),
        intent=Intent.RECORD_CONSENT,
        failed=dialog.refuse,
    )


def _withdraw(
    desk: Desk, dialog: ConsentsDialog, customer_id: int, consent_id: int, on: date
) -> None:
    actor, today = desk.person, desk.clock.today()
    desk.tasks.write(
        dialog,
        lambda session: withdraw_consent(
            session, consent_id=consent_id, withdrawn_on=on, actor=actor, today=today
        ),
        lambda _none: _show_again(desk, dialog, customer_id),
        intent=Intent.RECORD_CONSENT,
        failed=dialog.refuse,
    )


def _show_again(desk: Desk, dialog: ConsentsDialog, customer_id: int) -> None:
    desk.tasks.read(dialog, _consents(customer_id), dialog.show_consents)
