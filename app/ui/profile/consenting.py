"""Joins the consents and the writes."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.archive.consents import ConsentRow, give_consent, list_consents, withdraw_consent
from app.services.foundation.store import Work
from app.ui.parts.desk import Desk
from app.ui.profile.consents_dialog import ConsentsDialog
from app.words import ConsentKind, Intent


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
