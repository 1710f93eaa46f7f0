"""Complaints a low result score drafted: made one, or dropped with a reason."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.complaints.drafts import DraftRow, confirm_draft, drop_draft, list_drafts
from app.services.complaints.reception import ComplaintEntry
from app.services.foundation.doing import Doing
from app.services.foundation.store import Work
from app.ui.aftersales.columns import customer_column
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.forms.step_form import (
    Step,
    StepDialog,
    TextDialog,
    open_form,
    step_of,
    text_field,
)
from app.ui.parts.lists.columns import Column
from app.ui.parts.lists.sight import Deed, Sight
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import ComplaintChannel, FeedbackDirection, Intent
from app.words.formats import number, short_day
from app.words.language import say


def drafts_sight() -> Sight[DraftRow]:
    """Return what the list of drafted complaints shows."""
    return Sight(
        title=say("Poor results"),
        columns=_COLUMNS,
        key=lambda row: row.draft_id,
        customer=lambda row: row.customer_id,
        load=lambda _desk: list_drafts,
        empty=(
            say("No poor result waits."),
            say("A result scored 1 or 2 on a visit drafts a complaint here."),
        ),
        deeds=(
            Deed(text=say("Make it a complaint …"), does=_confirm),
            Deed(text=say("Drop …"), does=_drop),
        ),
    )


_COLUMNS: tuple[Column[DraftRow], ...] = (
    Column(
        name="visit",
        title=lambda: say("Visit"),
        text=lambda row: short_day(row.visited_on),
        value=lambda row: row.visited_on,
        sort_key=lambda row: row.visited_on.toordinal(),
        width=ColumnWidth.SHORT,
    ),
    customer_column(DraftRow),
    Column(
        name="score",
        title=lambda: say("Result"),
        text=lambda row: number(row.result_score),
        value=lambda row: row.result_score,
        tone=lambda _row: Tone.BAD,
        width=ColumnWidth.SHORT,
    ),
    Column(
        name="note",
        title=lambda: say("Note"),
        text=lambda row: row.note or "",
        width=ColumnWidth.WIDE,
    ),
)


class DraftDialog(StepDialog):
    """Collects what the customer says about the result."""

    def __init__(self, row: DraftRow, parent: QWidget | None = None) -> None:
        super().__init__(say("Complaint of {name}", name=row.name), parent=parent)
        self._row = row
        self._channel: ChoiceBox[ComplaintChannel] = word_box(ComplaintChannel, nothing=None)
        self._text = text_field(row.note or "")
        self.add_row(say("In their words"), self._text)
        self.add_row(say("Channel"), self._channel)

    @override
    def collect(self) -> Step | None:
        facts, channel = self._text.toPlainText(), self._channel.value
        row = self._row

        def step(doing: Doing) -> Work[object]:
            entry = ComplaintEntry(
                customer_id=row.customer_id,
                received_at=doing.now,
                facts=facts,
                channel=channel or ComplaintChannel.IN_PERSON,
                direction=FeedbackDirection.RESULT,
                visit_id=row.visit_id,
            )
            return step_of(confirm_draft, draft_id=row.draft_id, entry=entry)(doing)

        return step


def _confirm(desk: Desk, owner: QWidget, row: DraftRow) -> None:
    open_form(desk, DraftDialog(row, owner), intent=Intent.DECIDE_DRAFT)


def _drop(desk: Desk, owner: QWidget, row: DraftRow) -> None:
    dialog = TextDialog(
        say("Drop the draft of {name}", name=row.name),
        say("Why no complaint"),
        lambda text: step_of(drop_draft, draft_id=row.draft_id, why=text),
        owner,
    )
    open_form(desk, dialog, intent=Intent.DECIDE_DRAFT)
