"""Take in a complaint with the customer in front of one, or on the telephone."""

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.services.archive.opening import CustomerAnonymised, CustomerMerged, CustomerRetired
from app.services.complaints.foresight import Foreseen, foresee
from app.services.complaints.reception import ComplaintEntry, FactsMissing
from app.services.story.facts import StoryKind, VisitFact
from app.services.story.story import StoryPage, load_story
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.known_customer import KnownCustomer
from app.ui.parts.fields.who_field import WhoField
from app.ui.parts.forms.form_dialog import FormDialog
from app.ui.parts.forms.step_form import text_field
from app.words import (
    ComplaintChannel,
    Complexity,
    Department,
    FeedbackDirection,
    Severity,
)
from app.words.formats import long_day, moment
from app.words.language import listed, say

_LAST: Final = 10


class VisitBox(QWidget):
    """The last visits by day and treatment; none need be chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._box: ChoiceBox[int] = ChoiceBox(())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        self.setFocusProxy(self._box)

    @property
    def value(self) -> int | None:
        """The visit that was chosen."""
        return self._box.value

    def show_customer(self, customer_id: int | None) -> None:
        """Offer the last visits of a customer."""
        self._offer(())
        if customer_id is not None:
            self._desk.tasks.read(
                self,
                lambda session: load_story(
                    session,
                    customer_id=customer_id,
                    kinds=[StoryKind.VISIT],
                    limit=_LAST,
                    offset=0,
                ),
                self._show,
                latest="visits",
            )

    def _show(self, page: StoryPage) -> None:
        self._offer(
            [
                (entry.fact.visit_id, f"{long_day(entry.on)} · {_treatments(entry.fact)}")
                for entry in page.entries
                if isinstance(entry.fact, VisitFact)
            ]
        )

    def _offer(self, visits: list[tuple[int, str]] | tuple[()]) -> None:
        fresh: ChoiceBox[int] = ChoiceBox(visits)
        fresh.setAccessibleName(self.accessibleName())
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._box, fresh)
        self.setFocusProxy(fresh)
        self._box.deleteLater()
        self._box = fresh


def _treatments(fact: VisitFact) -> str:
    return listed(each.item_name for each in fact.treatments)


_LOOK_AFTER_MS: Final = 150
_WHO: Final = (CustomerRetired, CustomerMerged, CustomerAnonymised)


class ReceiveDialog(FormDialog):
    """Collects what happened; says by when the customer is answered, before anything is saved.

    Signals:
        complaint_entered: Carries the ``ComplaintEntry``.
    """

    complaint_entered = Signal(ComplaintEntry)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Take in a complaint"), action=say("Take in"), parent=parent)
        self._desk = desk
        self._who = WhoField(desk)
        self._facts, self._wish = text_field(), text_field()
        self._direction: ChoiceBox[FeedbackDirection] = word_box(FeedbackDirection, nothing=None)
        self._direction.choose(FeedbackDirection.OTHER)
        self._severity: ChoiceBox[Severity] = word_box(Severity, nothing=None)
        self._complexity: ChoiceBox[Complexity] = word_box(Complexity, nothing=None)
        self._channel: ChoiceBox[ComplaintChannel] = word_box(ComplaintChannel, nothing=None)
        self._department: ChoiceBox[Department] = word_box(Department)
        self._visit = VisitBox(desk)
        self._promise = wrapped("", "strong")
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._add_rows()
        self._listen()
        self._look()

    def choose_customer(self, customer_id: int) -> None:
        """Take in what this customer says; another can still be typed."""
        self._who.choose(customer_id)

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why it was not taken in, at the field it is about."""
        field = self._who if isinstance(error, _WHO) else None
        self.show_error(error, self._facts if isinstance(error, FactsMissing) else field)

    def _add_rows(self) -> None:
        for caption, field in (
            (say("Customer"), self._who),
            (say("What happened"), self._facts),
            (say("Direction"), self._direction),
            (say("Severity"), self._severity),
            (say("It is"), self._complexity),
            (say("How it came"), self._channel),
            (say("What they wish"), self._wish),
            (say("About the visit"), self._visit),
            (say("Responsible"), self._department),
        ):
            self.add_row(caption, field)
        self.add_wide(self._promise)

    def _listen(self) -> None:
        self._who.customer_known.connect(self._on_customer_known)
        self._who.customer_forgotten.connect(self._on_customer_forgotten)
        self._severity.currentIndexChanged.connect(self._look)
        self._complexity.currentIndexChanged.connect(self._look)
        self._looking.timeout.connect(self._on_looking_timeout)
        self.save_wanted.connect(self._on_save_wanted)

    def _entry(self, customer_id: int) -> ComplaintEntry:
        return ComplaintEntry(
            customer_id=customer_id,
            received_at=self._desk.clock.now(),
            facts=self._facts.toPlainText(),
            channel=self._channel.value or ComplaintChannel.IN_PERSON,
            direction=self._direction.value or FeedbackDirection.OTHER,
            severity=self._severity.value or Severity.ORDINARY,
            complexity=self._complexity.value or Complexity.CLEAR,
            wish=self._wish.toPlainText(),
            department=self._department.value,
            visit_id=self._visit.value,
        )

    def _show_promise(self, foreseen: Foreseen) -> None:
        zone = self._desk.settings.zone
        self._promise.setText(
            say(
                "First answer by {answer}, solved by {solution}.",
                answer=moment(foreseen.first_response_at, zone),
                solution=moment(foreseen.solution_at, zone),
            )
        )

    @Slot()
    def _look(self) -> None:
        """See a moment later what would be promised."""
        self._looking.start()

    @Slot()
    def _on_looking_timeout(self) -> None:
        customer_id, at = self._who.customer_id, self._desk.clock.now()
        severity = self._severity.value or Severity.ORDINARY
        complexity = self._complexity.value or Complexity.CLEAR
        self._desk.tasks.read(
            self,
            lambda session: foresee(
                session,
                customer_id=customer_id,
                severity=severity,
                complexity=complexity,
                at=at,
            ),
            self._show_promise,
            latest="promise",
        )

    @Slot(KnownCustomer)
    def _on_customer_known(self, known: KnownCustomer) -> None:
        self._visit.show_customer(known.file.id)
        self._facts.setFocus()
        self._look()

    @Slot()
    def _on_customer_forgotten(self) -> None:
        self._visit.show_customer(None)
        self._look()

    @Slot()
    def _on_save_wanted(self) -> None:
        customer_id = self._who.customer_id
        if customer_id is None:
            self.show_refusal(
                say("Who complains? Type a name, pinyin or the last four digits."), self._who
            )
            return
        self.hold()
        self.complaint_entered.emit(self._entry(customer_id))
