"""Who answers what the pages want: the dialogs that any page may ask for."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.bookings.booking import open_booking_dialog
from app.ui.calls.back_entry import open_back_entry
from app.ui.calls.calling import Onward, open_call, work_through
from app.ui.calls.contacts import open_contact, open_correction
from app.ui.customers.editing import open_customer_dialog
from app.ui.followups.adding import open_add_dialog
from app.ui.parts.desk import Desk
from app.ui.visit.logging import open_visit_dialog, open_visit_edit
from app.ui.visit.refunding import open_refund_dialog
from app.ui.visit.selling import open_package_dialog

Answer = Callable[..., object]


def dialog_answers(desk: Desk, over: QWidget, onward: Onward) -> dict[str, Answer]:
    """Return what opens for each signal of a page, by the signal's name.

    Args:
        desk: Where.
        over: The widget that everything opens over.
        onward: Goes on with a list of calls.
    """
    return _about_visits(desk, over) | _about_calls(desk, over, onward) | _about_papers(desk, over)


def _about_visits(desk: Desk, over: QWidget) -> dict[str, Answer]:
    return {
        "visit_wanted": lambda key: open_visit_dialog(desk, over, customer_id=key),
        "visit_edit_wanted": lambda key: open_visit_edit(desk, over, visit_id=key),
        "refund_wanted": lambda key: open_refund_dialog(desk, over, customer_id=key),
        "package_wanted": lambda key: open_package_dialog(desk, over, customer_id=key),
        "edit_wanted": lambda key: open_customer_dialog(desk, over, customer_id=key),
        "new_customer_wanted": lambda: open_customer_dialog(desk, over),
        "booking_wanted": lambda key: open_booking_dialog(desk, over, customer_id=key),
    }


def _about_calls(desk: Desk, over: QWidget, onward: Onward) -> dict[str, Answer]:
    return {
        "call_wanted": lambda key: open_call(desk, over, followup_id=key),
        "calls_wanted": lambda key, outcome, queue: work_through(
            desk, over, followup_id=key, outcome=outcome, queue=queue, onward=onward
        ),
        "contact_wanted": lambda key: open_contact(desk, over, customer_id=key),
        "contact_opened": lambda customer, entry: open_correction(desk, over, customer, entry),
        "followup_wanted": lambda key: open_add_dialog(
            desk, over, day=desk.clock.today(), customer_id=key
        ),
        "back_entry_wanted": lambda: open_back_entry(desk, over),
    }


def _about_papers(desk: Desk, over: QWidget) -> dict[str, Answer]:
    return {
        "card_wanted": lambda key: _preview_card(desk, over, key),
        "statement_wanted": lambda key: _preview_statement(desk, over, key),
        "calendar_wanted": lambda key: _preview_calendar(desk, over, key),
    }


def _preview_card(desk: Desk, over: QWidget, customer_id: int) -> None:
    from app.ui.parts.papers.paper import preview_visit_cards

    preview_visit_cards(desk, over, [customer_id])


def _preview_statement(desk: Desk, over: QWidget, customer_id: int) -> None:
    from app.ui.parts.papers.paper import preview_tier_statement

    preview_tier_statement(desk, over, customer_id)


def _preview_calendar(desk: Desk, over: QWidget, customer_id: int) -> None:
    from app.ui.parts.papers.paper import preview_contact_calendar

    preview_contact_calendar(desk, over, customer_id=customer_id)
