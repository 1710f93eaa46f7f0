"""The made-up clinic as a whole: the same order gives the same rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import AftercareStep, Family, Item, NeedCode, NeedMeaning
from app.services.catalogue.catalogue import list_catalogue
from app.services.catalogue.seed import seed_catalogue
from app.services.demo.chance import dice
from app.services.demo.crowd import draw_numbers
from app.services.demo.histories import Menu, Treatment
from app.services.demo.ledger import Ledger, open_ledger
from app.services.demo.names import NameBook
from app.services.demo.occasions import hold_events
from app.services.demo.phrases import Phrases, load_resource
from app.services.demo.setting import Setting
from app.services.demo.team import demo_people, hire
from app.services.foundation.bulk import update_rows
from app.words import NeedKind, Tier


def stock_catalogue(session: Session, *, language: str, since_on: date) -> dict[str, Treatment]:
    """Put the default catalogue in, priced since a day; return its items by code."""
    seed_catalogue(session, today=since_on)
    if language == "en":
        _put_into_english(session)
    return {
        item.code: Treatment(
            item_id=item.id,
            family_id=family.id,
            price_minor=item.price_minor or 0,
            cycle_days=family.cycle_days,
            one_off=family.one_off,
        )
        for family in list_catalogue(session, on=since_on)
        for item in family.items
    }


def _put_into_english(session: Session) -> None:
    english = load_resource("catalogue_en.json")
    families = session.execute(sa.select(Family.id, Family.name)).all()
    update_rows(
        session,
        Family,
        [{"id": key, "name": english["families"][name]} for key, name in families],
    )
    items = session.execute(sa.select(Item.id, Item.code)).all()
    update_rows(session, Item, [{"id": key, "name": english["items"][code]} for key, code in items])
    steps = session.execute(sa.select(AftercareStep.id, AftercareStep.after_days)).all()
    questions = {int(days): question for days, question in english["questions"].items()}
    update_rows(
        session,
        AftercareStep,
        [{"id": key, "question": questions[days]} for key, days in steps],
    )


DEFAULT_CUSTOMERS: Final = 600
_SEED: Final = 20210312
_YEARS: Final = 3
_YEAR_DAYS: Final = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOrder:
    """What kind of clinic is wanted.

    Attributes:
        today: The last day of its story.
        language: Of staff, treatments and what is written down: ``zh`` or ``en``.
        seed: Another seed, another clinic.
    """

    today: date
    customers: int = DEFAULT_CUSTOMERS
    language: str = "zh"
    seed: int = _SEED
    years: int = _YEARS

    @property
    def begin_on(self) -> date:
        """The first day of its story."""
        return self.today - timedelta(days=self.years * _YEAR_DAYS)


def prepare(session: Session, *, order: DemoOrder, slots: Mapping[str, str]) -> Setting:
    """Write staff, catalogue, events and codes into a store that has just been set up.

    Args:
        session: An open transaction; the caller commits.
        order: What is wanted.
        slots: Key slots by name, of the staff who are to sign in.

    Returns:
        The clinic, for ``populate`` to fill with customers.
    """
    treatments = stock_catalogue(session, language=order.language, since_on=order.begin_on)
    ledger, phrases, random = open_ledger(session), Phrases(order.language), dice(order.seed)
    setting = Setting(
        random=random,
        ledger=ledger,
        phrases=phrases,
        names=NameBook(random),
        team=hire(session, ledger, demo_people(order.language), slots),
        treatments=treatments,
        menu=Menu.of(treatments.values()),
        needs=_code_needs(ledger, phrases),
        events=hold_events(ledger, phrases, first_on=order.begin_on, today=order.today),
        numbers=draw_numbers(session, order.customers),
        begin_on=order.begin_on,
        today=order.today,
    )
    ledger.write(session)
    return setting


def _code_needs(ledger: Ledger, phrases: Phrases) -> dict[NeedKind, list[int]]:
    """Code what customers want and what troubles them; some of it means something for VIPs."""
    coded = {
        kind: [ledger.add(NeedCode, kind=kind, name=name) for name in phrases.all(f"{kind}s")]
        for kind in NeedKind
    }
    for kind, codes in coded.items():
        for code, text in zip(codes, phrases.all(f"{kind}_meanings"), strict=False):
            ledger.add(NeedMeaning, tier=Tier.VIP, need_code_id=code, text=text)
    return coded
