"""The pages of the window, in their order, and who may see them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from app.ui.aftersales.page import AftersalesPage
from app.ui.complaints.page import ComplaintsPage
from app.ui.customers.page import CustomersPage
from app.ui.followups.adherence_page import AdherencePage
from app.ui.followups.page import FollowUpsPage
from app.ui.grading.page import GradingPage
from app.ui.parts.desk import Desk
from app.ui.profile.page import ProfilePage
from app.ui.settings.page import SettingsPage
from app.ui.tables.page import ImportPage
from app.ui.today.page import TodayPage
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


FIRST: Final = "today"
PROFILE: Final = "profile"
FOLLOWUPS: Final = "followups"
COMPLAINTS: Final = "complaints"
TABS: Final = (
    Tab(name="today", title=lambda: say("Today"), make=TodayPage),
    Tab(name="customers", title=lambda: say("Customers"), make=CustomersPage),
    Tab(name="profile", title=lambda: say("Profile"), make=ProfilePage),
    Tab(
        name=FOLLOWUPS,
        title=lambda: say("Follow-ups"),
        make=FollowUpsPage,
        permission=Permission.WORK_FOLLOWUPS,
    ),
    Tab(
        name=COMPLAINTS,
        title=lambda: say("Complaints"),
        make=ComplaintsPage,
        permission=Permission.WORK_COMPLAINTS,
    ),
    Tab(
        name="grading",
        title=lambda: say("Grading"),
        make=GradingPage,
        permission=Permission.GRADE,
    ),
    Tab(name="settings", title=lambda: say("Settings"), make=SettingsPage),
    Tab(
        name="aftersales",
        title=lambda: say("After the sale"),
        make=AftersalesPage,
        permission=Permission.WORK_COMPLAINTS,
        under=COMPLAINTS,
    ),
    Tab(
        name="import",
        title=lambda: say("Import"),
        make=ImportPage,
        permission=Permission.IMPORT,
        under="customers",
    ),
    Tab(
        name="adherence",
        title=lambda: say("Adherence"),
        make=AdherencePage,
        permission=Permission.PLAN_FOLLOWUPS,
        under=FOLLOWUPS,
    ),
)
