"""What is photographed: one line per picture."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QWidget

from app.commands.engineering.pictures.hands import choose, doctors, front_dialog, press, type_into
from app.commands.engineering.pictures.trouble import AFTERSALES, SUPERVISING
from app.commands.stage import Stage
from app.services.archive.search import find_customers
from app.services.complaints.rows import ComplaintScope, list_complaints
from app.services.followups.day_calls import load_day_calls
from app.services.followups.printed_lists import PrintedWeek, print_list
from app.services.followups.wanted import Wanted
from app.ui.bookings.booking import open_booking_dialog
from app.ui.calls.back_entry import open_back_entry
from app.ui.calls.calling import open_call
from app.ui.calls.contacts import open_contact
from app.ui.complaints.deeds import open_call_back_dialog
from app.ui.complaints.head import scope_name
from app.ui.complaints.receiving import open_receive_dialog
from app.ui.customers.editing import open_customer_dialog
from app.ui.customers.page import CustomersPage
from app.ui.followups.adding import open_add_dialog
from app.ui.followups.page import FollowUpsPage
from app.ui.followups.spans import View, span_of
from app.ui.grading.page import GradingPage
from app.ui.parts.papers.call_papers import preview_week_list
from app.ui.settings.page import SettingsPage
from app.ui.shell.window import ClinicWindow
from app.ui.tables.page import ImportPage
from app.ui.visit.logging import open_visit_dialog
from app.words import ComplaintStage, Intent, Outcome
from app.words.language import say
from app.words.names import name_of


def key_in(stage: Stage) -> None:
    """Print what was due and what is, and key in the first lines of what was."""
    workplace = stage.workplace
    older = _print_days(stage, ago=3)
    _print_days(stage, ago=0)
    open_back_entry(workplace.desk, workplace)
    if dialog := front_dialog(stage):
        for line, digit in zip(older.lines, ("1", "1 4/5", "4 @y", "5 +3"), strict=False):
            type_into(stage, dialog, say("Code and digit"), f"{line.code} {digit}")


def _print_days(stage: Stage, *, ago: int) -> PrintedWeek:
    """Print the list of three days, as it was done some days ago."""
    back, actor = timedelta(days=ago), stage.desk.actor
    today, now = stage.desk.clock.today() - back, stage.desk.clock.now() - back
    wanted = Wanted(first_on=today, last_on=today + timedelta(days=2))
    return stage.desk.store.write(
        lambda session: print_list(session, wanted=wanted, actor=actor, now=now, today=today),
        actor=actor,
        intent=Intent.PRINT_LIST,
    ).value


_SHOWN: Final = "李思雨"
_BOOKS: Final = """会员号,姓名,性别,手机,生日,区域,来源
00231,李思雨,女,139 0013 8821,1988-02-14,,
00018,陈美玲,女,135 9921 0043,1979年9月8日,无锡滨湖,
00402,周静怡,女,133 0071 9920,1992/10/27,,朋友介绍
,顾小曼,女,１３７０００１２２３３,1990-03-18,无锡梁溪,小红书
,Julia Brandt,女,151 9876 5432,5-Mar-84,上海,大众点评
00097,许若兰,女,188 6172 0097,1985-11-24,,
00288,黄丽娟,女,1.36E+10,1976-03-03,,
00447,郭晓燕,女,139 2156 1198,1990/2/30,,
,沈可,女,158 0619 7721,2090-01-01,常州,美团
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One picture.

    Attributes:
        name: Of the file, before look and language.
        show: Brings the window there.
        dialog: Only the dialog in front is in the picture.
    """

    name: str
    show: Callable[[Stage], object]
    dialog: bool = False

    @contextmanager
    def shown(self, stage: Stage) -> Iterator[QWidget]:
        """Yield what is to be in the picture, and close what was opened for it."""
        shown = self.show(stage)
        front = front_dialog(stage)
        own = shown if isinstance(shown, ClinicWindow) else None
        yield own or (front if self.dialog and front else stage.window)
        for opened in (own, front, stage.workplace.finder):
            if opened is not None:
                opened.close()


def _page(name: str) -> Callable[[Stage], QWidget]:
    return lambda stage: stage.open_page(name)


def _settings(section: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        page = stage.open_page("settings")
        if isinstance(page, SettingsPage):
            page.open_section(section)

    return show


def _customers(stage: Stage) -> None:
    page = stage.open_page("customers")
    if isinstance(page, CustomersPage):
        page.show_customer(_customer_id(stage))


def _followups(stage: Stage, view: View) -> QWidget:
    page = stage.open_page("followups")
    if isinstance(page, FollowUpsPage):
        page.show_view(view)
    return page


def _plan(stage: Stage) -> None:
    page = _followups(stage, View.WEEK)
    if isinstance(page, FollowUpsPage):
        page.plan()
    if dialog := front_dialog(stage):
        press(stage, dialog, say("With the next quarter"))


def _add_followup(stage: Stage) -> None:
    _followups(stage, View.WEEK)
    open_add_dialog(
        stage.workplace.desk,
        stage.workplace,
        day=stage.desk.clock.today(),
        customer_id=_customer_id(stage),
    )


def _profile(stage: Stage) -> None:
    stage.workplace.show_customer(_customer_id(stage))


def _find(stage: Stage) -> None:
    stage.open_page("today")
    stage.workplace.finder.open_over()
    stage.workplace.finder.text.setText("lsy")


def _trial(stage: Stage) -> None:
    page = stage.open_page("grading")
    if isinstance(page, GradingPage):
        page.new_wanted()


def _gate(stage: Stage, folder: Path) -> ClinicWindow:
    """Return a window in front of a clinic, or of none yet, in ``folder``."""
    window = ClinicWindow(folder, passing=True)
    window.resize(stage.window.size())
    window.show_gate()
    window.show()
    return window


def _first_run(stage: Stage) -> ClinicWindow:
    return _gate(stage, stage.desk.clinic.folder / "new")


def _sign_in(stage: Stage) -> ClinicWindow:
    return _gate(stage, stage.desk.clinic.folder)


def _visit(stage: Stage) -> None:
    workplace = stage.workplace
    open_visit_dialog(workplace.desk, workplace, customer_id=_customer_id(stage))
    if dialog := front_dialog(stage):
        for code in ("RM04", "RD01"):
            type_into(stage, dialog, say("Treatment"), code)
        choose(dialog, doctors(stage))
        press(stage, dialog, "5")
        press(stage, dialog, say("took part in the plan"))


def _call_card(stage: Stage) -> None:
    """Open the card of somebody who is late, with the findings half-typed."""
    workplace = stage.workplace
    today = stage.desk.clock.today()
    calls = stage.desk.store.read(partial(load_day_calls, today=today))
    open_call(workplace.desk, workplace, followup_id=calls.rows[0].followup_id)
    if dialog := front_dialog(stage):
        press(stage, dialog, f"1   {name_of(Outcome.SATISFIED)}")
        press(stage, dialog, "5")


def _week_on_paper(stage: Stage) -> None:
    workplace, span = stage.workplace, span_of(View.WEEK, stage.desk.clock.today())
    preview_week_list(workplace.desk, workplace, first_on=span.first_on, last_on=span.last_on)


def _contact(stage: Stage) -> None:
    workplace = stage.workplace
    open_contact(workplace.desk, workplace, customer_id=_customer_id(stage))
    if dialog := front_dialog(stage):
        press(stage, dialog, f"1   {name_of(Outcome.SATISFIED)}")


def _booking(stage: Stage) -> None:
    workplace = stage.workplace
    open_booking_dialog(workplace.desk, workplace, customer_id=_customer_id(stage))
    if dialog := front_dialog(stage):
        type_into(stage, dialog, say("Day"), "+2")
        type_into(stage, dialog, say("Time"), "14:30")
        type_into(stage, dialog, say("Treatment"), "RM04")
        choose(dialog, doctors(stage))


def _customer(stage: Stage) -> None:
    workplace = stage.workplace
    open_customer_dialog(workplace.desk, workplace, customer_id=_customer_id(stage))


def _import(stage: Stage) -> None:
    path = stage.desk.clinic.folder / "members.csv"
    path.write_text(_BOOKS, encoding="utf-8")
    page = stage.open_page("import")
    if isinstance(page, ImportPage):
        page.read_file(path)


def _customer_id(stage: Stage) -> int:
    return stage.desk.store.read(partial(find_customers, text=_SHOWN))[0].id


def _complaints(stage: Stage, *, scope: ComplaintScope = ComplaintScope.OPEN) -> None:
    page = stage.open_page("complaints")
    press(stage, page, _chip(page, scope))


def _chip(page: QWidget, scope: ComplaintScope) -> str:
    """Return what the chip of ``scope`` says now, its count included."""
    said = scope_name(scope)
    texts = [button.text() for button in page.findChildren(QAbstractButton)]
    return next((text for text in texts if text.split(" ")[0] == said), said)


def _receive(stage: Stage) -> None:
    workplace = stage.workplace
    open_receive_dialog(workplace.desk, workplace, customer_id=_customer_id(stage))
    front_dialog(stage)


def _call_back(stage: Stage) -> None:
    _complaints(stage)
    rows = stage.desk.store.read(
        partial(list_complaints, scope=ComplaintScope.OPEN, mine=None, now=stage.desk.clock.now())
    )
    signed = next(row.case_id for row in rows if row.stage is ComplaintStage.SIGNED)
    open_call_back_dialog(stage.workplace.desk, stage.workplace, case_id=signed)


SCENES: Final = (
    Scene(name="today", show=_page("today")),
    Scene(name="customers", show=_customers),
    Scene(name="profile", show=_profile),
    Scene(name="followups", show=partial(_followups, view=View.WEEK)),
    Scene(name="followups_day", show=partial(_followups, view=View.DAY)),
    Scene(name="followups_month", show=partial(_followups, view=View.MONTH)),
    Scene(name="followups_list", show=partial(_followups, view=View.LIST)),
    Scene(name="dialog_plan", show=_plan, dialog=True),
    Scene(name="dialog_followup", show=_add_followup, dialog=True),
    Scene(name="preview_week", show=_week_on_paper, dialog=True),
    Scene(name="complaints", show=_complaints),
    Scene(name="complaints_closed", show=partial(_complaints, scope=ComplaintScope.CLOSED)),
    Scene(name="dialog_complaint", show=_receive, dialog=True),
    Scene(name="dialog_call_back", show=_call_back, dialog=True),
    *(Scene(name=name, show=show, dialog="dialog" in name) for name, show in AFTERSALES.items()),
    *(Scene(name=name, show=show) for name, show in SUPERVISING.items()),
    Scene(name="adherence", show=_page("adherence")),
    Scene(name="settings", show=_page("settings")),
    Scene(name="settings_hours", show=_settings("hours")),
    Scene(name="settings_standards", show=_settings("standards")),
    Scene(name="settings_promises", show=_settings("promises")),
    Scene(name="settings_policies", show=_settings("policies")),
    Scene(name="import", show=_import),
    Scene(name="find", show=_find),
    Scene(name="first_run", show=_first_run),
    Scene(name="sign_in", show=_sign_in),
    Scene(name="dialog_trial", show=_trial, dialog=True),
    Scene(name="dialog_visit", show=_visit, dialog=True),
    Scene(name="dialog_booking", show=_booking, dialog=True),
    Scene(name="dialog_call", show=_call_card, dialog=True),
    Scene(name="dialog_back_entry", show=key_in, dialog=True),
    Scene(name="dialog_contact", show=_contact, dialog=True),
    Scene(name="dialog_customer", show=_customer, dialog=True),
)
