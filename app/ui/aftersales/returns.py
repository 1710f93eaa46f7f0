"""The list of returns, and what can be done with one."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from app.services.aftersales.return_rows import ReturnRow, list_returns
from app.services.aftersales.return_slips import ReturnSlip, load_slip
from app.services.aftersales.returns import (
    FinishEntry,
    SettlementEntry,
    finish_return,
    refuse_return,
    settle_inside,
)
from app.ui.aftersales.columns import customer_column
from app.ui.aftersales.take_in_dialog import TakeInDialog
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import MoneyField
from app.ui.parts.forms.step_form import (
    Step,
    StepDialog,
    TextDialog,
    open_form,
    step_of,
    text_field,
)
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.sight import Deed, Sight
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import Department, Intent, Permission, ReturnState, ReturnWish, SettlementKind
from app.words.formats import money, short_day
from app.words.language import listed, say, say_many
from app.words.names import name_of


class FinishDialog(StepDialog):
    """Collects what was done for the customer, and what goes back for each thing."""

    def __init__(self, slip: ReturnSlip, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Finish {number}", number=slip.number), action=say("Finish"), parent=parent
        )
        self._slip = slip
        self._done: ChoiceBox[ReturnWish] = word_box(ReturnWish, nothing=None)
        self._signed = QCheckBox(say("The customer signed the slip"))
        self._amounts = {
            line.line_id: MoneyField(line.item_name, currency=currency) for line in slip.lines
        }
        self.add_row(say("Done"), self._done)
        for line in slip.lines:
            self._amounts[line.line_id].set_amount(line.left_minor or None)
            self.add_row(say("Back for {item}", item=line.item_name), self._amounts[line.line_id])
        self.add_wide(self._signed)
        self._done.currentIndexChanged.connect(self._on_done_chosen)
        self._done.choose(slip.wish)
        self._on_done_chosen()

    @override
    def collect(self) -> Step | None:
        amounts = {key: field.amount_minor or 0 for key, field in self._amounts.items()}
        done = self._done.value or self._slip.wish
        entry = FinishEntry(
            done=done,
            refunds=amounts if done is ReturnWish.REFUND else {},
            signed=self._signed.isChecked(),
        )
        return step_of(finish_return, return_id=self._slip.return_id, entry=entry)

    @Slot()
    def _on_done_chosen(self) -> None:
        for field in self._amounts.values():
            self.set_row_visible(field, visible=self._done.value is ReturnWish.REFUND)


class SettleDialog(StepDialog):
    """Collects who inside the clinic bears a return."""

    def __init__(
        self, return_id: int, number: str, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Settle {number} inside", number=number), parent=parent)
        self._return_id = return_id
        self._kind: ChoiceBox[SettlementKind] = word_box(SettlementKind, nothing=None)
        self._department: ChoiceBox[Department] = word_box(Department)
        self._amount = MoneyField(say("Amount"), currency=currency)
        self._text = text_field()
        for caption, field in (
            (say("Borne by"), self._kind),
            (say("Department"), self._department),
            (say("Amount"), self._amount),
            (say("Note"), self._text),
        ):
            self.add_row(caption, field)
        self.add_wide(wrapped(say("Never printed on the customer’s slip."), "muted"))

    @override
    def collect(self) -> Step | None:
        if self._amount.is_wrong:
            self.show_refusal(say("This is not an amount."), self._amount)
            return None
        entry = SettlementEntry(
            kind=self._kind.value or SettlementKind.WRITE_OFF,
            amount_minor=self._amount.amount_minor or 0,
            department=self._department.value,
            text=self._text.toPlainText(),
        )
        return step_of(settle_inside, return_id=self._return_id, entry=entry)


def returns_sight(desk: Desk) -> Sight[ReturnRow]:
    """Return what the list of returns shows."""
    return Sight(
        title=say("Returns and exchanges"),
        columns=_columns(desk.settings.currency),
        key=lambda row: row.return_id,
        customer=lambda row: row.customer_id,
        load=lambda _desk: list_returns,
        empty=(
            say("Nothing came back yet."),
            say("Ctrl+N takes something in. Anybody may; only a supervisor refuses."),
        ),
        deeds=(
            Deed(
                text=say("Finish …"),
                does=_finish,
                fits=_is_open,
                permission=Permission.TAKE_RETURNS,
            ),
            Deed(
                text=say("Refuse …"),
                does=_refuse,
                fits=_is_open,
                permission=Permission.REFUSE_RETURNS,
            ),
            Deed(
                text=say("Settle inside …"),
                does=_settle,
                permission=Permission.REVIEW_COMPLAINTS,
            ),
            Deed(text=say("Print slip"), does=_print, permission=Permission.TAKE_RETURNS),
        ),
        add=(say("Take in a return"), _take_in),
        note=_refused_of,
    )


def _columns(currency: str) -> tuple[Column[ReturnRow], ...]:
    return (
        Column(
            name="number",
            title=lambda: say("Number"),
            text=lambda row: row.number,
            below=lambda row: short_day(row.taken_on),
            width=ColumnWidth.SHORT,
        ),
        customer_column(ReturnRow),
        Column(
            name="items",
            title=lambda: say("What came back"),
            text=lambda row: listed(row.items),
            below=lambda row: name_of(row.reason),
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="wish",
            title=lambda: say("Wish"),
            text=lambda row: name_of(row.wish),
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="state",
            title=lambda: say("State"),
            text=lambda row: name_of(row.state),
            below=lambda row: _outcome(row, currency),
            tone=lambda row: Tone.WARN if _is_open(row) else None,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="taken_by",
            title=lambda: say("Taken in by"),
            text=lambda row: row.taken_by_name or "",
            look=Look.MUTED,
        ),
    )


def _outcome(row: ReturnRow, currency: str) -> str:
    if row.refused_why:
        return row.refused_why
    done = name_of(row.done) if row.done else ""
    return f"{done} {money(row.refund_minor, currency)}" if row.refund_minor else done


def _is_open(row: ReturnRow) -> bool:
    return row.state is ReturnState.TAKEN_IN


def _refused_of(rows: object) -> str:
    listed = list(rows) if isinstance(rows, tuple) else []
    refused = sum(row.state is ReturnState.REFUSED for row in listed)
    requests = say_many("{count} request", "{count} requests", len(listed))
    return say("{requests}, {count} refused", requests=requests, count=refused) if listed else ""


def _take_in(desk: Desk, owner: QWidget) -> None:
    open_form(desk, TakeInDialog(desk, owner), intent=Intent.TAKE_RETURN)


def _finish(desk: Desk, owner: QWidget, row: ReturnRow) -> None:
    desk.tasks.read(
        owner,
        partial(load_slip, return_id=row.return_id),
        lambda slip: open_form(
            desk, FinishDialog(slip, desk.settings.currency, owner), intent=Intent.FINISH_RETURN
        ),
    )


def _refuse(desk: Desk, owner: QWidget, row: ReturnRow) -> None:
    dialog = TextDialog(
        say("Refuse {number}", number=row.number),
        say("Why it is refused"),
        lambda text: step_of(refuse_return, return_id=row.return_id, why=text),
        owner,
    )
    open_form(desk, dialog, intent=Intent.REFUSE_RETURN)


def _settle(desk: Desk, owner: QWidget, row: ReturnRow) -> None:
    dialog = SettleDialog(row.return_id, row.number, desk.settings.currency, owner)
    open_form(desk, dialog, intent=Intent.SETTLE_RETURN)


def _print(desk: Desk, owner: QWidget, row: ReturnRow) -> None:
    from app.ui.parts.papers.paper import preview  # drawing is loaded when wanted

    preview(desk, owner, "return", keys=[row.return_id])
