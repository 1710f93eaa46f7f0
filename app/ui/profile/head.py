"""Who the customer is, across the top of the page, and what can be done."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.services.archive.customer_files import CustomerFile
from app.services.archive.customer_list import CustomerRow
from app.services.foundation.actors import Actor
from app.services.rules.permissions import may
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.avatar import Avatar
from app.ui.parts.cards.chips import Chip, ChipLabel
from app.ui.parts.cards.labels import label
from app.ui.parts.cards.standing_chips import standing_chips, tone_of
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Size, Space
from app.words import Permission
from app.words.formats import long_day
from app.words.language import listed, say

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


BETWEEN = " · "
MOST_CHIPS = 2


class ProfileHead(QFrame):
    """Initial, name, chips, how to reach them and what they must not be given.

    Signals:
        edit_wanted: Change the file.
        contact_wanted: Write down a contact.
        followup_wanted: Plan a follow-up.
        visit_wanted: Log a visit.
    """

    edit_wanted = Signal()
    contact_wanted = Signal()
    followup_wanted = Signal()
    visit_wanted = Signal()

    def __init__(self, person: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page_head")
        self.menu = MoreMenu(person, self)
        self._avatar = Avatar(size=Size.LARGE_AVATAR)
        self._name = label("", "title")
        self._beside = label("", "muted")
        self._chips = [ChipLabel() for _ in range(MOST_CHIPS)]
        self._reach = label("", "muted")
        self._warning = label("", "bad_strong")
        self._edit = button(say("Edit"))
        self._more = button(say("More"), picture=Icon.MORE)
        self._contact = button(say("Log a contact"))
        self._followup = button(say("Follow-up"))
        self._visit = primary_button(say("+ Visit"))
        self._visit.setToolTip(
            say("{what} ({shortcut})", what=say("Log a visit"), shortcut="Ctrl+N")
        )
        self._build()
        self._edit.setVisible(may(person, Permission.EDIT_CUSTOMERS))
        self._visit.setVisible(may(person, Permission.LOG_VISITS))
        self._edit.clicked.connect(self.edit_wanted)
        self._contact.clicked.connect(self.contact_wanted)
        self._followup.clicked.connect(self.followup_wanted)
        self._visit.clicked.connect(self.visit_wanted)

    def show_person(self, row: CustomerRow, file: CustomerFile) -> None:
        """Show a customer."""
        self._avatar.set_person(row.name, tone=tone_of(row.tier))
        self._name.setText(row.name)
        number = say("No. {number}", number=row.number)
        self._beside.setText(BETWEEN.join(part for part in (row.pinyin, number) if part))
        self._show_chips(standing_chips(row))
        self._reach.setText(BETWEEN.join(_reach_of(file)))
        self._reach.setToolTip(file.entry.note or "")
        allergies = listed(each.text for each in file.entry.allergies)
        self._warning.setText(say("⚠ allergic: {what}", what=allergies) if allergies else "")

    def _show_chips(self, chips: list[Chip]) -> None:
        for at, shown in enumerate(self._chips):
            shown.set_chip(chips[at] if at < len(chips) else None)

    def _build(self) -> None:
        self._more.setMenu(self.menu)
        middle = Qt.AlignmentFlag.AlignVCenter
        upper = QHBoxLayout()
        upper.setSpacing(Space.S)
        for widget in (self._name, self._beside, *self._chips):
            upper.addWidget(widget, 0, middle)
        upper.addStretch(1)
        lower = QHBoxLayout()
        lower.setSpacing(Space.S)
        lower.addWidget(self._reach)
        lower.addWidget(self._warning)
        lower.addStretch(1)
        who = QVBoxLayout()
        who.setSpacing(Space.TINY)
        who.addLayout(upper)
        who.addLayout(lower)
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        across.setSpacing(Space.M)
        across.addWidget(self._avatar)
        across.addLayout(who, 1)
        for action in self._actions():
            across.addWidget(action, 0, middle)

    def _actions(self) -> tuple[QPushButton, ...]:
        return (self._edit, self._more, self._contact, self._followup, self._visit)


def _reach_of(file: CustomerFile) -> list[str]:
    entry = file.entry
    since = file.first_visit_on or entry.first_contact_on
    region = ", ".join(part for part in (entry.region, entry.sub_region) if part)
    said = (
        file.phones_shown[0] if file.phones_shown else say("no phone"),
        say("WeChat {name}", name=entry.wechat) if entry.wechat else "",
        region,
        say("since {day}", day=long_day(since)) if since else "",
        say("responsible {name}", name=file.responsible_name) if file.responsible_name else "",
    )
    return [part for part in said if part]
