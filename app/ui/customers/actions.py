"""What can be done with the customers chosen in the list."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.services.archive.assignments import assign_customers
from app.services.archive.choices import Choices
from app.services.archive.circles import join_circle
from app.services.archive.reviews import record_review
from app.services.foundation.store import Work
from app.services.leaving.retirement import restore_customers
from app.services.leaving.statuses import mark_active, mark_lost, pause_contact, resume_contact
from app.services.rules.permissions import may
from app.ui.parts.desk import Desk
from app.ui.parts.forms.step_form import TextDialog, open_form
from app.words import ContactPause, Intent, Permission
from app.words.language import say, say_many
from app.words.names import name_of


class CustomerActions(QObject):
    """Builds the menu of chosen customers and does what is picked there.

    Signals:
        profile_wanted: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
        edit_wanted: Edit the customer; carries the key.
    """

    profile_wanted = Signal(int)
    visit_wanted = Signal(object)
    edit_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = parent
        self._choices = Choices()

    def set_choices(self, choices: Choices) -> None:
        """Offer these people and circles."""
        self._choices = choices

    def menu_for(self, keys: Sequence[int], *, retired: bool = False) -> QMenu:
        """Return what can be done with the customers under ``keys``.

        Args:
            keys: Of the chosen customers.
            retired: All of them are, so all that can be done is to bring them back.
        """
        menu = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        if retired:
            self._add_way_back(menu, keys)
            return menu
        if len(keys) == 1:
            self._add_ways(menu, keys[0])
        if may(self._desk.person, Permission.EDIT_CUSTOMERS):
            self._add_changes(menu, keys)
        return menu

    def _add_way_back(self, menu: QMenu, keys: Sequence[int]) -> None:
        if len(keys) == 1:
            menu.addAction(say("Open profile"), partial(self.profile_wanted.emit, keys[0]))
        back = menu.addAction(say("Bring back to the lists…"), partial(self._ask_why_back, keys))
        back.setEnabled(may(self._desk.person, Permission.RETIRE_CUSTOMERS))

    def _ask_why_back(self, keys: Sequence[int]) -> None:
        today = self._desk.clock.today()
        dialog = TextDialog(
            say_many("Bring {count} customer back", "Bring {count} customers back", len(keys)),
            say("Reason"),
            lambda why: (
                lambda doing: partial(
                    restore_customers,
                    customer_ids=keys,
                    reason=why,
                    actor=doing.actor,
                    today=today,
                )
            ),
            parent=self._page,
        )
        open_form(self._desk, dialog, intent=Intent.CHANGE_STATUS)

    def _add_ways(self, menu: QMenu, key: int) -> None:
        menu.addAction(say("Open profile"), partial(self.profile_wanted.emit, key))
        if may(self._desk.person, Permission.LOG_VISITS):
            menu.addAction(say("Log a visit"), partial(self.visit_wanted.emit, key))
        if may(self._desk.person, Permission.EDIT_CUSTOMERS):
            menu.addAction(say("Edit"), partial(self.edit_wanted.emit, key))
        menu.addSeparator()

    def _add_changes(self, menu: QMenu, keys: Sequence[int]) -> None:
        people = menu.addMenu(say("Make responsible"))
        for staff_id, name in self._choices.staff:
            people.addAction(name, partial(self._assign, keys, staff_id))
        circles = menu.addMenu(say("Add to a circle"))
        for circle_id, name in self._choices.circles:
            circles.addAction(name, partial(self._join, keys, circle_id))
        people.setEnabled(bool(self._choices.staff))
        circles.setEnabled(bool(self._choices.circles))
        pauses = menu.addMenu(say("Pause contact"))
        for pause in ContactPause:
            pauses.addAction(name_of(pause), partial(self._pause, keys, pause))
        menu.addAction(say("Resume contact"), partial(self._decide, keys, resume_contact))
        menu.addSeparator()
        lost = partial(mark_lost, today=self._desk.clock.today())
        menu.addAction(say("Mark as lost"), partial(self._decide, keys, lost))
        menu.addAction(say("Mark as active"), partial(self._decide, keys, mark_active))
        menu.addAction(say("File reviewed today"), partial(self._review, keys))

    def _assign(self, keys: Sequence[int], staff_id: int) -> None:
        actor = self._desk.person
        assign = partial(assign_customers, customer_ids=keys, responsible_id=staff_id, actor=actor)
        self._write([assign], Intent.EDIT_CUSTOMER)

    def _join(self, keys: Sequence[int], circle_id: int) -> None:
        join = partial(join_circle, circle_id=circle_id, actor=self._desk.person)
        self._write([partial(join, customer_id=key) for key in keys], Intent.EDIT_CUSTOMER)

    def _pause(self, keys: Sequence[int], pause: ContactPause) -> None:
        actor, today = self._desk.person, self._desk.clock.today()
        stop = partial(pause_contact, pause=pause, until_on=None, actor=actor, today=today)
        self._write([partial(stop, customer_id=key) for key in keys], Intent.CHANGE_STATUS)

    def _decide(self, keys: Sequence[int], decide: Callable[..., None]) -> None:
        actor = self._desk.person
        works = [partial(decide, customer_id=key, actor=actor) for key in keys]
        self._write(works, Intent.CHANGE_STATUS)

    def _review(self, keys: Sequence[int]) -> None:
        actor, today = self._desk.person, self._desk.clock.today()
        review = partial(record_review, note=None, actor=actor, today=today)
        self._write([partial(review, customer_id=key) for key in keys], Intent.REVIEW_ARCHIVE)

    def _write(self, works: Sequence[Work[object]], intent: Intent) -> None:
        """Do all of ``works`` or none; one undo takes them all back."""
        self._desk.tasks.write(
            self._page, lambda session: [work(session) for work in works], intent=intent
        )
