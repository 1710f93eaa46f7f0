"""Opens the review of the oldest month of home visits that has none."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.aftersales.home_visit_ends import months_to_review
from app.ui.aftersales.home_visit_dialogs import MonthDialog
from app.ui.parts.desk import Desk
from app.ui.parts.forms.step_form import open_form
from app.ui.parts.messages import show_notice
from app.words import Intent
from app.words.language import say


def open_month_review(desk: Desk, owner: QWidget) -> None:
    """Let the oldest month without a review be summed up; say so if there is none."""

    def show(months: tuple[date, ...]) -> None:
        if not months:
            show_notice(say("Every month with home visits has its review."), parent=owner)
            return
        dialog = MonthDialog(months[0], owner)
        open_form(desk, dialog, intent=Intent.REVIEW_HOME_VISITS)

    desk.tasks.read(owner, partial(months_to_review, today=desk.clock.today()), show)
