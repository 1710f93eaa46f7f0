"""Joins the visit dialog and the write."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.visits.details import VisitDetail, load_visit
from app.services.visits.entries import VisitEntry
from app.services.visits.visits import edit_visit, log_visit
from app.ui.parts.desk import Desk
from app.ui.visit.dialog import VisitDialog
from app.ui.visit.loading import Offered, offered
from app.words import Intent


def open_visit_dialog(desk: Desk, parent: QWidget, *, customer_id: int | None = None) -> None:
    """Let a visit be logged over ``parent``, of one customer if one is given."""

    def show(choices: Offered) -> None:
        dialog = VisitDialog(desk, choices, parent=parent)
        dialog.visit_entered.connect(partial(_log, desk, dialog))
        dialog.open()
        if customer_id is not None:
            dialog.choose_customer(customer_id)

    desk.tasks.read(parent, offered(), show)


def open_visit_edit(desk: Desk, parent: QWidget, *, visit_id: int) -> None:
    """Let a visit on file be corrected over ``parent``."""

    def show(loaded: tuple[Offered, VisitDetail]) -> None:
        dialog = VisitDialog(desk, loaded[0], visit=loaded[1], parent=parent)
        dialog.visit_entered.connect(partial(_edit, desk, dialog, visit_id))
        dialog.open()

    load = offered()
    desk.tasks.read(
        parent, lambda session: (load(session), load_visit(session, visit_id=visit_id)), show
    )


def _log(desk: Desk, dialog: VisitDialog, entry: VisitEntry) -> None:
    actor, today = desk.person, desk.clock.today()
    desk.tasks.write(
        dialog,
        lambda session: log_visit(session, entry=entry, actor=actor, today=today),
        lambda _logged: dialog.accept(),
        intent=Intent.LOG_VISIT,
        failed=dialog.refuse,
    )


def _edit(desk: Desk, dialog: VisitDialog, visit_id: int, entry: VisitEntry) -> None:
    actor, today = desk.person, desk.clock.today()
    desk.tasks.write(
        dialog,
        lambda session: edit_visit(
            session, visit_id=visit_id, entry=entry, actor=actor, today=today
        ),
        lambda _edited: dialog.accept(),
        intent=Intent.EDIT_VISIT,
        failed=dialog.refuse,
    )
