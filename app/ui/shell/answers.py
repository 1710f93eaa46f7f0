"""Who answers what the pages want: the dialogs that any page may ask for.

A dialog is imported when it is first asked for, so that a start does not wait for any.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.parts.desk import Desk
from app.words import Outcome

if TYPE_CHECKING:
    from app.ui.calls.calling import Onward

Answer = Callable[..., object]


class Dialogs:
    """Opens over ``over`` whatever a page asks for; keys are those of the tables."""

    def __init__(self, desk: Desk, over: QWidget, onward: Onward) -> None:
        self._desk, self._over, self._onward = desk, over, onward

    def answers(self) -> dict[str, Answer]:
        """Return what opens for each signal of a page, by the signal's name."""
        return {
            "visit_wanted": self.log_visit,
            "visit_edit_wanted": self.edit_visit,
            "refund_wanted": self.refund,
            "package_wanted": self.sell_package,
            "edit_wanted": self.edit_customer,
            "new_customer_wanted": self.add_customer,
            "booking_wanted": self.book,
            "call_wanted": self.call,
            "calls_wanted": self.work_through,
            "contact_wanted": self.log_contact,
            "contact_opened": self.correct_contact,
            "followup_wanted": self.add_followup,
            "back_entry_wanted": self.key_list_in,
            "card_wanted": self.print_card,
            "statement_wanted": self.print_statement,
            "calendar_wanted": self.print_calendar,
        }

    def log_visit(self, customer_id: int) -> None:
        """Log a visit of a customer."""
        from app.ui.visit.logging import open_visit_dialog

        open_visit_dialog(self._desk, self._over, customer_id=customer_id)

    def edit_visit(self, visit_id: int) -> None:
        """Correct a visit."""
        from app.ui.visit.logging import open_visit_edit

        open_visit_edit(self._desk, self._over, visit_id=visit_id)

    def refund(self, customer_id: int) -> None:
        """Give a customer money back."""
        from app.ui.visit.refunding import open_refund_dialog

        open_refund_dialog(self._desk, self._over, customer_id=customer_id)

    def sell_package(self, customer_id: int) -> None:
        """Sell a customer a package."""
        from app.ui.visit.selling import open_package_dialog

        open_package_dialog(self._desk, self._over, customer_id=customer_id)

    def edit_customer(self, customer_id: int) -> None:
        """Edit the file of a customer."""
        from app.ui.customers.editing import open_customer_dialog

        open_customer_dialog(self._desk, self._over, customer_id=customer_id)

    def add_customer(self) -> None:
        """Open an empty file."""
        from app.ui.customers.editing import open_customer_dialog

        open_customer_dialog(self._desk, self._over)

    def book(self, customer_id: int) -> None:
        """Agree on a day with a customer."""
        from app.ui.bookings.booking import open_booking_dialog

        open_booking_dialog(self._desk, self._over, customer_id=customer_id)

    def call(self, followup_id: int) -> None:
        """Make one call."""
        from app.ui.calls.calling import open_call

        open_call(self._desk, self._over, followup_id=followup_id)

    def work_through(self, followup_id: int, outcome: Outcome | None, queue: Sequence[int]) -> None:
        """Make a call of a list and go on with the list."""
        from app.ui.calls.calling import work_through

        work_through(
            self._desk,
            self._over,
            followup_id=followup_id,
            outcome=outcome,
            queue=queue,
            onward=self._onward,
        )

    def log_contact(self, customer_id: int) -> None:
        """Write down a contact that nobody planned."""
        from app.ui.calls.contacts import open_contact

        open_contact(self._desk, self._over, customer_id=customer_id)

    def correct_contact(self, customer_id: int, contact_id: int) -> None:
        """Edit an entry of the contact log, or correct it."""
        from app.ui.calls.contacts import open_correction

        open_correction(self._desk, self._over, customer_id, contact_id)

    def add_followup(self, customer_id: int) -> None:
        """Plan a follow-up by hand."""
        from app.ui.followups.adding import open_add_dialog

        today = self._desk.clock.today()
        open_add_dialog(self._desk, self._over, day=today, customer_id=customer_id)

    def key_list_in(self) -> None:
        """Key a finished list back in."""
        from app.ui.calls.back_entry import open_back_entry

        open_back_entry(self._desk, self._over)

    def print_card(self, customer_id: int) -> None:
        """Show the visit card before it is printed."""
        from app.ui.parts.papers.paper import preview

        preview(self._desk, self._over, "card", keys=[customer_id])

    def print_statement(self, customer_id: int) -> None:
        """Show the statement of the tier before it is printed."""
        from app.ui.parts.papers.paper import preview

        preview(self._desk, self._over, "statement", keys=[customer_id])

    def print_calendar(self, customer_id: int) -> None:
        """Show a customer's year of contacts before it is printed."""
        from app.ui.parts.papers.paper import preview

        preview(self._desk, self._over, "calendar", keys=[customer_id])
