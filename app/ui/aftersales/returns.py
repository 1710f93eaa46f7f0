"""The list of returns, and what can be done with one."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.aftersales.return_rows import ReturnRow, list_returns
from app.services.aftersales.return_slips import load_slip
from app.services.aftersales.returns import refuse_return
from app.ui.aftersales.columns import customer_column
from app.ui.aftersales.listing import Deed, Sight
from app.ui.aftersales.return_dialogs import FinishDialog, SettleDialog
from app.ui.aftersales.take_in_dialog import TakeInDialog
from app.ui.parts.desk import Desk
from app.ui.parts.forms.step_form import TextDialog, open_form, step_of
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import Intent, Permission, ReturnState
from app.words.formats import money, short_day
from app.words.language import listed, say, say_many
from app.words.names import name_of


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
    from app.ui.parts.papers.paper import preview_return_slip  # drawing is loaded when wanted

    preview_return_slip(desk, owner, return_id=row.return_id)
