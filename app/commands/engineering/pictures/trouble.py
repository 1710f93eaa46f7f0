"""What is photographed of complaints, returns and home visits: lists, and dialogs half-typed."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.commands.engineering.pictures.hands import front_dialog, type_into
from app.commands.stage import Stage
from app.ui.aftersales.page import AftersalesPage
from app.ui.customers.page import CustomersPage
from app.ui.grading.views import BACK_TEST, NEEDS, RESULT, GradingViews
from app.words.language import say


def show_list(stage: Stage, name: str) -> QWidget:
    """Bring one of the lists to the front."""
    page = stage.open_page("aftersales")
    if isinstance(page, AftersalesPage):
        page.show_list(name)
    return page


def show_return(stage: Stage) -> None:
    """Take something in, half-typed."""
    _open_new(stage, "returns", "lsy")


def show_home_visit(stage: Stage) -> None:
    """Agree on a home visit, half-typed."""
    dialog = _open_new(stage, "home_visits", "lsy")
    if dialog is not None:
        type_into(stage, dialog, say("Day"), "+2")
        type_into(stage, dialog, say("From"), "14:30")
        type_into(stage, dialog, say("Until"), "15:30")


def _open_new(stage: Stage, name: str, text: str) -> QWidget | None:
    page = show_list(stage, name)
    if isinstance(page, AftersalesPage):
        page.new_wanted()
    dialog = front_dialog(stage)
    if dialog is not None:
        type_into(stage, dialog, say("Customer"), text)
    return dialog


AFTERSALES: Final[dict[str, Callable[[Stage], object]]] = {
    "returns": partial(show_list, name="returns"),
    "settled_inside": partial(show_list, name="settlements"),
    "home_visits": partial(show_list, name="home_visits"),
    "red_lines": partial(show_list, name="red_lines"),
    "accountability": partial(show_list, name="breaches"),
    "what_was_said": partial(show_list, name="said"),
    "dialog_return": show_return,
    "dialog_home_visit": show_home_visit,
}


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
