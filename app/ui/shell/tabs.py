"""The pages of the window, in their order, and who may see them.

A page is imported when it is first opened, so that a start waits for the first one only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from app.ui.parts.desk import Desk
from app.words import Permission
from app.words.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One page.

    Attributes:
        name: By which signals and preferences know it.
        title: Says its title in the language of the moment.
        make: Builds it when it is first opened.
        permission: Who lacks it does not see the tab.
        under: The tab whose place in the bar it shares; empty for one of its own.
    """

    name: str
    title: Callable[[], str]
    make: Callable[[Desk], QWidget]
    permission: Permission = Permission.SEE_CUSTOMERS
    under: str = ""


def _aftersales(desk: Desk) -> QWidget:
    from app.ui.aftersales.page import AftersalesPage

    return AftersalesPage(desk)


def _complaints(desk: Desk) -> QWidget:
    from app.ui.complaints.page import ComplaintsPage

    return ComplaintsPage(desk)


def _customers(desk: Desk) -> QWidget:
    from app.ui.customers.page import CustomersPage

    return CustomersPage(desk)


def _adherence(desk: Desk) -> QWidget:
    from app.ui.followups.adherence_page import AdherencePage

    return AdherencePage(desk)


def _followups(desk: Desk) -> QWidget:
    from app.ui.followups.page import FollowUpsPage

    return FollowUpsPage(desk)


def _grading(desk: Desk) -> QWidget:
    from app.ui.grading.page import GradingPage

    return GradingPage(desk)


def _profile(desk: Desk) -> QWidget:
    from app.ui.profile.page import ProfilePage

    return ProfilePage(desk)


def _settings(desk: Desk) -> QWidget:
    from app.ui.settings.page import SettingsPage

    return SettingsPage(desk)


def _import(desk: Desk) -> QWidget:
    from app.ui.tables.page import ImportPage

    return ImportPage(desk)


def _today(desk: Desk) -> QWidget:
    from app.ui.today.page import TodayPage

    return TodayPage(desk)


FIRST: Final = "today"
PROFILE: Final = "profile"
FOLLOWUPS: Final = "followups"
COMPLAINTS: Final = "complaints"
TABS: Final = (
    Tab(name="today", title=lambda: say("Today"), make=_today),
    Tab(name="customers", title=lambda: say("Customers"), make=_customers),
    Tab(name="profile", title=lambda: say("Profile"), make=_profile),
    Tab(
        name=FOLLOWUPS,
        title=lambda: say("Follow-ups"),
        make=_followups,
        permission=Permission.WORK_FOLLOWUPS,
    ),
    Tab(
        name=COMPLAINTS,
        title=lambda: say("Complaints"),
        make=_complaints,
        permission=Permission.WORK_COMPLAINTS,
    ),
    Tab(
        name="grading",
        title=lambda: say("Grading"),
        make=_grading,
        permission=Permission.GRADE,
    ),
    Tab(name="settings", title=lambda: say("Settings"), make=_settings),
    Tab(
        name="aftersales",
        title=lambda: say("After the sale"),
        make=_aftersales,
        permission=Permission.WORK_COMPLAINTS,
        under=COMPLAINTS,
    ),
    Tab(
        name="import",
        title=lambda: say("Import"),
        make=_import,
        permission=Permission.IMPORT,
        under="customers",
    ),
    Tab(
        name="adherence",
        title=lambda: say("Adherence"),
        make=_adherence,
        permission=Permission.PLAN_FOLLOWUPS,
        under=FOLLOWUPS,
    ),
)
