"""Joins the plan dialog with the preview and the write."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.planning.opening_hours import load_contact_rules
from app.services.planning.plans import Planned, plan, preview_plan
from app.ui.followups.plan_dialog import PlanDialog
from app.ui.parts.desk import Desk
from app.ui.parts.messages import show_notice
from app.ui.parts.progress import Progress
from app.words import Intent
from app.words.formats import number
from app.words.language import say, say_many


def open_plan_dialog(desk: Desk, parent: QWidget) -> None:
    """Let days be chosen, show what would be planned and why, and plan it in one go."""

    def show(planned_until: date | None) -> None:
        dialog = PlanDialog(desk.clock.today(), planned_until, parent)
        dialog.preview_wanted.connect(partial(_preview, desk, dialog))
        dialog.plan_wanted.connect(partial(_plan, desk, dialog, parent))
        dialog.open()
        dialog.ask()

    desk.tasks.read(parent, lambda session: load_contact_rules(session).planned_until_on, show)


def _preview(desk: Desk, dialog: PlanDialog, from_on: date, to_on: date) -> None:
    today, progress = desk.clock.today(), Progress(dialog)

    dialog.follow(progress, say("Looking what falls due…"))
    desk.tasks.read(
        dialog,
        lambda session: preview_plan(
            session, from_on=from_on, to_on=to_on, today=today, report=progress.report
        ),
        dialog.show_preview,
        failed=dialog.refuse,
        latest="preview",
    )


def _plan(desk: Desk, dialog: PlanDialog, parent: QWidget, from_on: date, to_on: date) -> None:
    actor, today, progress = desk.person, desk.clock.today(), Progress(dialog)

    def done(planned: Planned) -> None:
        dialog.accept()
        count = planned.planned
        said = say_many(
            "{number} follow-up planned.",
            "{number} follow-ups planned.",
            count,
            number=number(count),
        )
        show_notice(said, parent=parent)

    dialog.follow(progress, say("Planning…"))
    desk.tasks.write(
        dialog,
        lambda session: plan(
            session,
            from_on=from_on,
            to_on=to_on,
            actor=actor,
            today=today,
            report=progress.report,
        ),
        done,
        intent=Intent.PLAN_FOLLOWUPS,
        failed=dialog.refuse,
    )
