"""Every paper that can be asked for by name: preview and command line both walk this table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any, Final, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import HomeVisit, Return
from app.services.aftersales.home_visit_rows import load_home_visit
from app.services.aftersales.return_slips import load_slip as load_return
from app.services.complaints.case_numbers import find_case
from app.services.followups.customer_year import load_customer_year
from app.services.foundation.actors import Actor
from app.services.papers.aftersales_forms import print_home_visit_sheet, print_return_slip
from app.services.papers.complaint_forms import print_complaint_paper
from app.services.papers.complaint_kinds import ComplaintPaper, title_of
from app.services.papers.complaint_slips import ComplaintSlip, load_promise_card, load_slip
from app.services.papers.contact_calendar import print_contact_calendar
from app.services.papers.document import CardSize, Paper, PaperSetting
from app.services.papers.price_list import load_price_list, print_price_list
from app.services.papers.promise_card import print_promise_card
from app.services.papers.standard_sheet import print_standard_sheet
from app.services.papers.standard_sheets import load_standard_sheet
from app.services.papers.tier_statement import print_tier_statement
from app.services.papers.tier_statements import load_tier_statement
from app.services.papers.visit_card import print_visit_cards
from app.services.papers.visit_cards import load_visit_cards
from app.words.language import say, say_in

T = TypeVar("T")


class About(Enum):
    """Whom or what a paper is about."""

    NOTHING = auto()
    CUSTOMER = auto()
    ANYBODY = auto()  # a customer, or nobody in particular
    COMPLAINT = auto()
    RETURN = auto()
    HOME_VISIT = auto()


def find_return(session: Session, *, number: str) -> int | None:
    """Return the key of the return under ``number``, whatever its case."""
    return session.scalar(sa.select(Return.id).where(Return.number == number.strip().upper()))


def find_home_visit(session: Session, *, number: str) -> int | None:
    """Return the key of the home visit under ``number``, whatever its case."""
    wanted = HomeVisit.number == number.strip().upper()
    return session.scalar(sa.select(HomeVisit.id).where(wanted))


FINDERS: Final[Mapping[About, Callable[..., int | None]]] = {
    About.COMPLAINT: find_case,
    About.RETURN: find_return,
    About.HOME_VISIT: find_home_visit,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for.

    Attributes:
        keys: Of what it is about; one, but for papers of several customers at once.
        period: Which grading; ``None`` for the last.
        year: ``None`` for this one.
    """

    actor: Actor
    today: date
    keys: tuple[int, ...] = ()
    period: str | None = None
    year: int | None = None

    @property
    def key(self) -> int:
        """Of the one thing that the paper is about."""
        (key,) = self.keys
        return key


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind(Generic[T]):
    """A paper that can be asked for.

    Attributes:
        title: What the window of the preview is called.
        load: Reads what stands on it.
        draw: Makes the paper of what was read.
        sizes: Between which sizes of cards one can choose.
    """

    title: Callable[[], str]
    load: Callable[[Session, Asked], T]
    draw: Callable[[T, PaperSetting], Paper]
    about: About = field(default=About.NOTHING)
    sizes: tuple[CardSize, ...] = ()


def _of_complaint(kind: ComplaintPaper) -> PaperKind[ComplaintSlip]:
    return PaperKind(
        title=lambda: title_of(kind),
        load=lambda session, asked: load_slip(session, case_id=asked.key),
        draw=lambda slip, setting: print_complaint_paper(slip, kind=kind, stamp=setting.stamp),
        about=About.COMPLAINT,
    )


PAPERS: Final[Mapping[str, PaperKind[Any]]] = {
    "calendar": PaperKind(
        title=lambda: say("Contact calendar"),
        load=lambda session, asked: load_customer_year(
            session,
            customer_id=asked.key,
            year=asked.year or asked.today.year,
            today=asked.today,
        ),
        draw=lambda year, setting: print_contact_calendar(year, stamp=setting.stamp),
        about=About.CUSTOMER,
    ),
    "card": PaperKind(
        title=lambda: say("Visit card"),
        load=lambda session, asked: load_visit_cards(
            session, customer_ids=asked.keys, actor=asked.actor, today=asked.today
        ),
        draw=lambda cards, setting: print_visit_cards(cards, setting=setting),
        about=About.CUSTOMER,
        sizes=tuple(CardSize),
    ),
    "feedback": _of_complaint(ComplaintPaper.FEEDBACK),
    "homevisit": PaperKind(
        title=lambda: say_in("home visit sheet", "Home visit"),
        load=lambda session, asked: load_home_visit(
            session, home_visit_id=asked.key, today=asked.today
        ),
        draw=lambda detail, setting: print_home_visit_sheet(detail, stamp=setting.stamp),
        about=About.HOME_VISIT,
    ),
    "intake": _of_complaint(ComplaintPaper.INTAKE),
    "prices": PaperKind(
        title=lambda: say("Price list"),
        load=lambda session, asked: load_price_list(session, on=asked.today),
        draw=lambda prices, setting: print_price_list(
            prices, stamp=setting.stamp, currency=setting.currency
        ),
    ),
    "promise": PaperKind(
        title=lambda: say("Service promise"),
        load=lambda session, asked: load_promise_card(
            session, customer_id=asked.key if asked.keys else None
        ),
        draw=lambda card, setting: print_promise_card(card, stamp=setting.stamp),
        about=About.ANYBODY,
    ),
    "return": PaperKind(
        title=lambda: say_in("return slip", "Return slip"),
        load=lambda session, asked: load_return(session, return_id=asked.key),
        draw=lambda slip, setting: print_return_slip(
            slip, stamp=setting.stamp, currency=setting.currency
        ),
        about=About.RETURN,
    ),
    "signoff": _of_complaint(ComplaintPaper.SIGN_OFF),
    "standards": PaperKind(
        title=lambda: say("Service standards"),
        load=lambda session, _asked: load_standard_sheet(session),
        draw=lambda sheet, setting: print_standard_sheet(sheet, stamp=setting.stamp),
    ),
    "statement": PaperKind(
        title=lambda: say("How the tier was found"),
        load=lambda session, asked: load_tier_statement(
            session, customer_id=asked.key, period=asked.period
        ),
        draw=lambda statement, setting: print_tier_statement(
            statement, stamp=setting.stamp, currency=setting.currency
        ),
        about=About.CUSTOMER,
    ),
}
