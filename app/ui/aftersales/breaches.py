"""First-asked breaches: how often within a year, what was decided, what the person says."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.aftersales.breaches import (
    BreachEntry,
    BreachRow,
    appeal_breach,
    decide_breach,
    lift_breach,
    list_breaches,
    record_breach,
)
from app.services.office.staff import list_staff
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.forms.step_form import (
    Step,
    StepDialog,
    TextDialog,
    open_form,
    step_of,
    take_step,
    text_field,
)
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.sight import Deed, Sight
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import BreachKind, Intent, Permission
from app.words.formats import short_day
from app.words.language import say
from app.words.names import name_of

_LAST_STAGE = 3


def breaches_sight() -> Sight[BreachRow]:
    """Return what the list of first-asked breaches shows."""
    review = Permission.REVIEW_COMPLAINTS
    return Sight(
        title=say("First-asked accountability"),
        columns=_columns(),
        key=lambda row: row.breach_id,
        customer=lambda _row: None,
        load=lambda desk: partial(list_breaches, today=desk.clock.today()),
        empty=(
            say("Whoever was asked first saw to it."),
            say("A supervisor writes down when somebody did not; nothing follows by itself."),
        ),
        deeds=(
            Deed(text=say("Decide …"), does=_decide, permission=review),
            Deed(text=say("Appeal …"), does=_appeal),
            Deed(
                text=say("Take back"),
                does=_lift,
                fits=lambda row: row.appeal is not None and row.lifted_on is None,
                permission=review,
            ),
        ),
        add=(say("Record a breach"), _record),
    )


def _columns() -> tuple[Column[BreachRow], ...]:
    return (
        Column(
            name="person",
            title=lambda: say("Person"),
            text=lambda row: row.staff_name,
            below=lambda row: short_day(row.breached_on),
            look=Look.STRONG,
        ),
        Column(
            name="what",
            title=lambda: say("What happened"),
            text=lambda row: name_of(row.kind),
            below=lambda row: row.text,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="count",
            title=lambda: say("Within a year"),
            text=_counted,
            tone=lambda row: Tone.BAD if row.stage == _LAST_STAGE else None,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="decision",
            title=lambda: say("Decision"),
            text=lambda row: row.decision or say("Not decided"),
            below=lambda row: say("Appeal: {words}", words=row.appeal) if row.appeal else "",
            tone=lambda row: Tone.WARN if row.decision is None else None,
            width=ColumnWidth.WIDE,
        ),
    )


class BreachDialog(StepDialog):
    """Collects who was asked first, when, and how they let the customer down."""

    def __init__(
        self, desk: Desk, staff: list[tuple[int, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(say("First-asked breach"), parent=parent)
        today = desk.clock.today()
        self._person: ChoiceBox[int] = ChoiceBox(staff, nothing=None)
        self._kind: ChoiceBox[BreachKind] = word_box(BreachKind, nothing=None)
        self._day = DayField(say("Day"), today=today, latest=today)
        self._day.set_day(today)
        self._text = text_field()
        for caption, field in (
            (say("Person"), self._person),
            (say("How"), self._kind),
            (say("Day"), self._day),
            (say("What happened"), self._text),
        ):
            self.add_row(caption, field)

    @override
    def collect(self) -> Step | None:
        person, kind, day = self._person.value, self._kind.value, self._day.day
        if person is None or kind is None or day is None:
            self.show_refusal(say("Type the day, such as 11-21 or today."), self._day)
            return None
        entry = BreachEntry(
            staff_id=person, kind=kind, breached_on=day, text=self._text.toPlainText()
        )
        return step_of(record_breach, entry=entry)


def _counted(row: BreachRow) -> str:
    if row.occurrence is None:
        return say("Taken back")
    return say("No. {count}, stage {stage}", count=row.occurrence, stage=row.stage)


def _record(desk: Desk, owner: QWidget) -> None:
    desk.tasks.read(
        owner,
        lambda session: [(each.id, each.name) for each in list_staff(session)],
        lambda staff: open_form(
            desk, BreachDialog(desk, staff, owner), intent=Intent.RECORD_BREACH
        ),
    )


def _decide(desk: Desk, owner: QWidget, row: BreachRow) -> None:
    dialog = TextDialog(
        say("Decide about {name}", name=row.staff_name),
        say("Decision"),
        lambda text: step_of(decide_breach, breach_id=row.breach_id, decision=text),
        owner,
    )
    open_form(desk, dialog, intent=Intent.DECIDE_BREACH)


def _appeal(desk: Desk, owner: QWidget, row: BreachRow) -> None:
    dialog = TextDialog(
        say("What {name} says to it", name=row.staff_name),
        say("Appeal"),
        lambda text: step_of(appeal_breach, breach_id=row.breach_id, appeal=text),
        owner,
    )
    open_form(desk, dialog, intent=Intent.DECIDE_BREACH)


def _lift(desk: Desk, owner: QWidget, row: BreachRow) -> None:
    step = step_of(lift_breach, breach_id=row.breach_id)
    take_step(desk, owner, step, intent=Intent.DECIDE_BREACH)
