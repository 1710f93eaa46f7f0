"""What else can be done with a customer."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from app.services.foundation.actors import Actor
from app.services.rules.permissions import may
from app.words import Permission
from app.words.language import say

_Offer = tuple[str, Permission, SignalInstance]


class MoreMenu(QMenu):
    """Offers only what the person at the desk may do.

    Signals:
        booking_wanted: The customer wants to come.
        refund_wanted: Give money back.
        package_wanted: Sell sessions in advance.
        referral_wanted: Say who brought whom.
        complaint_wanted: Take in a complaint.
        feedback_wanted: Write down what the customer said.
        attendance_wanted: Write down an event.
        attachments_wanted: See and file documents.
        consents_wanted: See, take and withdraw consents.
        review_wanted: The file was looked through.
        status_wanted: Pause contact, or give up on them.
        card_wanted: Print the visit card.
        statement_wanted: Print how the tier was found.
        calendar_wanted: Print the contacts of the year.
        history_wanted: See every change.
    """

    booking_wanted = Signal()
    refund_wanted = Signal()
    package_wanted = Signal()
    referral_wanted = Signal()
    complaint_wanted = Signal()
    feedback_wanted = Signal()
    attendance_wanted = Signal()
    attachments_wanted = Signal()
    consents_wanted = Signal()
    review_wanted = Signal()
    status_wanted = Signal()
    card_wanted = Signal()
    statement_wanted = Signal()
    calendar_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, person: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for group in self._groups():
            allowed = [(text, signal) for text, needed, signal in group if may(person, needed)]
            for text, signal in allowed:
                self.addAction(text).triggered.connect(lambda _checked, told=signal: told.emit())
            if allowed:
                self.addSeparator()

    def _groups(self) -> tuple[tuple[_Offer, ...], ...]:
        statement = (Permission.SEE_CUSTOMERS, self.statement_wanted)
        return (
            ((say("Book in…"), Permission.WORK_FOLLOWUPS, self.booking_wanted),),
            (
                (say("Give money back…"), Permission.REFUND, self.refund_wanted),
                (say("Sell a package…"), Permission.LOG_VISITS, self.package_wanted),
            ),
            (
                (say("Referral…"), Permission.EDIT_CUSTOMERS, self.referral_wanted),
                (
                    say("Record a complaint…"),
                    Permission.WORK_COMPLAINTS,
                    self.complaint_wanted,
                ),
                (say("What the customer said…"), Permission.LOG_VISITS, self.feedback_wanted),
                (say("Came to an event…"), Permission.LOG_VISITS, self.attendance_wanted),
            ),
            (
                (say("Documents…"), Permission.SEE_CUSTOMERS, self.attachments_wanted),
                (say("Consents…"), Permission.EDIT_CUSTOMERS, self.consents_wanted),
                (say("File looked through"), Permission.EDIT_CUSTOMERS, self.review_wanted),
                (say("Status and pause…"), Permission.EDIT_CUSTOMERS, self.status_wanted),
            ),
            (
                (say("Print visit card…"), Permission.SEE_CUSTOMERS, self.card_wanted),
                (say("Print how the tier was found…"), *statement),
                (say("Print the year's contacts…"), Permission.SEE_CUSTOMERS, self.calendar_wanted),
            ),
            ((say("History of changes…"), Permission.SEE_CUSTOMERS, self.history_wanted),),
        )
