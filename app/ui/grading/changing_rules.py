"""Joins the rules dialog with the store."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.grading.rule_versions import save_rules
from app.services.grading.trials import try_out
from app.services.grading.views import GradingView
from app.services.rules.tiers import GradingRules
from app.ui.grading.rules_dialog import RulesDialog
from app.ui.parts.desk import Desk
from app.words import Intent


def open_rules_dialog(
    desk: Desk, parent: QWidget, *, rules: GradingRules, tried_on: date | None, starts_on: date
) -> RulesDialog:
    """Ask for the rules of the next period and keep them.

    Args:
        desk: Where the person sits.
        parent: The page.
        rules: Those to begin with.
        tried_on: The day of the last grading, on which they are tried; ``None`` without one.
        starts_on: First day they hold.
    """
    dialog = RulesDialog(rules, starts_on=starts_on, parent=parent)
    if tried_on is None:
        dialog.trial_wanted.connect(lambda _rules: dialog.say_no_grading())
    else:
        dialog.trial_wanted.connect(partial(_try, desk, dialog, tried_on))
    dialog.submitted.connect(partial(_keep, desk, dialog))
    dialog.open()
    return dialog


def _try(desk: Desk, dialog: RulesDialog, as_of: date, rules: GradingRules) -> None:
    actor = desk.person

    def show(tried: GradingView) -> None:
        dialog.show_trial(tried)

    desk.tasks.read(
        dialog,
        lambda session: try_out(session, as_of=as_of, actor=actor, rules=rules),
        show,
        failed=dialog.show_error,
        latest="trial",
    )


def _keep(desk: Desk, dialog: RulesDialog, rules: GradingRules) -> None:
    actor, now, today = desk.person, desk.clock.now(), desk.clock.today()
    dialog.hold()
    desk.tasks.write(
        dialog,
        lambda session: save_rules(session, rules=rules, actor=actor, now=now, today=today),
        lambda _saved: dialog.accept(),
        intent=Intent.EDIT_RULES,
        failed=dialog.show_error,
    )
