"""The list of home visits, and what can be done with one."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.aftersales.home_visit_ends import file_card
from app.services.aftersales.home_visit_rows import (
    HomeVisitRow,
    list_home_visits,
    load_home_visit,
)
from app.services.aftersales.home_visits import cancel_home_visit, confirm_home_visit, set_out
from app.services.office.staff import list_staff
from app.ui.aftersales.columns import customer_column
from app.ui.aftersales.home_visit_dialogs import (
    AnswerDialog,
    ChecklistDialog,
    PaymentDialog,
    PlanVisitDialog,
)
from app.ui.aftersales.month_review import open_month_review
from app.ui.parts.desk import Desk
from app.ui.parts.forms.step_form import TextDialog, open_form, step_of, take_step
from app.ui.parts.lists.columns import Column
from app.ui.parts.lists.sight import Deed, Sight
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import HomeVisitState, Intent, Permission
from app.words.formats import clock_time, short_day
from app.words.language import listed, say, say_many
from app.words.names import name_of


def home_visits_sight() -> Sight[HomeVisitRow]:
    """Return what the list of home visits shows."""
    return Sight(
        title=say("Home visits"),
        columns=_columns(),
        key=lambda row: row.home_visit_id,
        customer=lambda row: row.customer_id,
        load=lambda desk: partial(list_home_visits, today=desk.clock.today()),
        empty=(
            say("No home visit is planned."),
            say("Ctrl+N agrees on one, at an hour that suits the customer."),
        ),
        deeds=_deeds(),
        add=(say("Agree on a home visit"), _plan),
        note=_late_of,
    )


def _steps() -> tuple[Deed[HomeVisitRow], ...]:
    visits = Permission.MAKE_HOME_VISITS
    agreed, away = HomeVisitState.AGREED, HomeVisitState.ON_THE_WAY
    return (
        Deed(
            text=say("Customer confirmed"),
            does=_confirm,
            fits=lambda row: row.state is agreed and row.confirmed_on is None,
            permission=visits,
        ),
        Deed(
            text=say("Checklist …"),
            does=_check,
            fits=lambda row: row.state in (agreed, away),
            permission=visits,
        ),
        Deed(
            text=say("Set out"),
            does=_set_out,
            fits=lambda row: row.state is agreed,
            permission=visits,
        ),
        Deed(text=say("Extra …"), does=_pay, fits=_was_made, permission=visits),
        Deed(
            text=say("Done …"), does=_finish, fits=lambda row: row.state is away, permission=visits
        ),
        Deed(
            text=say("Card on file"),
            does=_file,
            fits=lambda row: row.done_on is not None and row.filed_on is None,
            permission=visits,
        ),
        Deed(
            text=say("Call off …"),
            does=_cancel,
            fits=lambda row: row.state in (agreed, away),
            permission=visits,
        ),
    )


def _deeds() -> tuple[Deed[HomeVisitRow], ...]:
    return (
        *_steps(),
        Deed(
            text=say("Print sheet"),
            does=_print,
            fits=lambda row: row.state is not HomeVisitState.CANCELLED,
            permission=Permission.MAKE_HOME_VISITS,
        ),
        Deed(text=say("Month …"), does=_review, permission=Permission.REVIEW_COMPLAINTS),
    )


def _columns() -> tuple[Column[HomeVisitRow], ...]:
    return (
        Column(
            name="when",
            title=lambda: say("When"),
            text=lambda row: short_day(row.visits_on),
            below=lambda row: f"{clock_time(row.starts_at)}–{clock_time(row.ends_at)}",
            sort_key=lambda row: row.visits_on.toordinal(),
            width=ColumnWidth.SHORT,
        ),
        customer_column(HomeVisitRow),
        Column(
            name="purpose",
            title=lambda: say("Purpose"),
            text=lambda row: row.purpose,
            below=lambda row: row.address,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="who",
            title=lambda: say("Who goes"),
            text=lambda row: listed(row.visitors),
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="state",
            title=lambda: say("State"),
            text=lambda row: name_of(row.state),
            below=_standing,
            tone=_tone,
            width=ColumnWidth.LONG,
        ),
    )


def _standing(row: HomeVisitRow) -> str:
    match row.state:
        case HomeVisitState.AGREED if row.confirmed_on is None:
            return say("Not confirmed by the customer")
        case HomeVisitState.AGREED:
            return say("Confirmed on {day}", day=short_day(row.confirmed_on))
        case HomeVisitState.DONE if row.filed_on is None:
            return say("Card {card} not on file", card=row.card_number)
        case HomeVisitState.DONE:
            return say("Card {card}, score {score}", card=row.card_number, score=row.score)
        case _:
            return row.cancelled_why or ""


def _tone(row: HomeVisitRow) -> Tone | None:
    if row.card_late:
        return Tone.BAD
    unconfirmed = row.state is HomeVisitState.AGREED and row.confirmed_on is None
    return Tone.WARN if unconfirmed else None


def _was_made(row: HomeVisitRow) -> bool:
    return row.state in (HomeVisitState.ON_THE_WAY, HomeVisitState.DONE)


def _late_of(rows: object) -> str:
    late = sum(row.card_late for row in rows) if isinstance(rows, tuple) else 0
    return say_many("{count} card overdue", "{count} cards overdue", late) if late else ""


def _plan(desk: Desk, owner: QWidget) -> None:
    desk.tasks.read(
        owner,
        lambda session: [(each.id, each.name) for each in list_staff(session)],
        lambda staff: open_form(
            desk, PlanVisitDialog(desk, staff, owner), intent=Intent.PLAN_HOME_VISIT
        ),
    )


def _confirm(desk: Desk, owner: QWidget, row: HomeVisitRow) -> None:
    step = step_of(confirm_home_visit, home_visit_id=row.home_visit_id)
    take_step(desk, owner, step, intent=Intent.WORK_HOME_VISIT)


def _set_out(desk: Desk, owner: QWidget, row: HomeVisitRow) -> None:
    step = step_of(set_out, home_visit_id=row.home_visit_id)
    take_step(desk, owner, step, intent=Intent.WORK_HOME_VISIT)


def _file(desk: Desk, owner: QWidget, row: HomeVisitRow) -> None:
    step = step_of(file_card, home_visit_id=row.home_visit_id)
    take_step(desk, owner, step, intent=Intent.WORK_HOME_VISIT)


def _check(desk: Desk, owner: QWidget, row: HomeVisitRow) -> None:
    today = desk.clock.today()
    desk.tasks.read(
        owner,
        partial(load_home_visit, home_visit_id=row.home_visit_id, today=today),
        lambda detail: open_form(
            desk, ChecklistDialog(detail, owner), intent=Intent.WORK_HOME_VISIT
        ),
    )


def _pay(desk: Desk, owner: QWidget, row: HomeVisitRow) -> None:
    dialog = PaymentDialog(row.home_visit_id, row.number, desk.settings.currency, owner)
    open_form(desk, dialog, intent=Intent.WORK_HOME_VISIT)


def _finish(desk: Desk, owner: QWidget, row: HomeVisitRow) -> None:
    dialog = AnswerDialog(row.home_visit_id, row.number, owner)
    open_form(desk, dialog, intent=Intent.WORK_HOME_VISIT)


def _cancel(desk: Desk, owner: QWidget, row: HomeVisitRow) -> None:
    dialog = TextDialog(
        say("Call off {number}", number=row.number),
        say("Why"),
        lambda text: step_of(cancel_home_visit, home_visit_id=row.home_visit_id, why=text),
        owner,
    )
    open_form(desk, dialog, intent=Intent.WORK_HOME_VISIT)


def _review(desk: Desk, owner: QWidget, _row: HomeVisitRow) -> None:
    open_month_review(desk, owner)


def _print(desk: Desk, owner: QWidget, row: HomeVisitRow) -> None:
    from app.ui.parts.papers.paper import preview  # drawing is loaded when wanted

    preview(desk, owner, "homevisit", keys=[row.home_visit_id])
