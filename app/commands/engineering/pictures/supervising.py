"""What is photographed of the supervisor's figures."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.commands.stage import Stage
from app.ui.customers.page import CustomersPage
from app.ui.grading.views import BACK_TEST, NEEDS, RESULT, GradingViews


def show_grading(stage: Stage) -> QWidget:
    """Bring the tiers and movements of the last grading to the front."""
    return _grading(stage, RESULT)


def show_back_test(stage: Stage) -> QWidget:
    """Bring the back-test of the grading before to the front."""
    return _grading(stage, BACK_TEST)


def show_needs(stage: Stage) -> QWidget:
    """Bring what the tiers want to the front."""
    return _grading(stage, NEEDS)


def _grading(stage: Stage, side: str) -> QWidget:
    page = stage.open_page("grading")
    for views in page.findChildren(GradingViews):
        views.show_side(side)
    return page


def show_combing(stage: Stage) -> QWidget:
    """Comb through all customers."""
    page = stage.open_page("customers")
    if isinstance(page, CustomersPage):
        page.open_room("combing")
    return page


SUPERVISING: Final = {
    "grading": show_grading,
    "grading_back_test": show_back_test,
    "grading_needs": show_needs,
    "combing": show_combing,
}
