"""Puts the made-up clinic into a store, with people who can sign in."""

import secrets
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.services.demo.aftersales import come_back
from app.services.demo.clinic import DemoOrder, prepare
from app.services.demo.complaints import hear_complaints
from app.services.demo.crowd import populate
from app.services.demo.followups import plan_ahead, plan_past, work_off_past
from app.services.demo.phrases import in_language
from app.services.demo.team import demo_people
from app.services.foundation.actors import Actor
from app.services.foundation.clock import SystemClock
from app.services.foundation.settings import load_settings
from app.services.grading.gradings import grade_due, grade_everyone
from app.services.office.opening import OpenDesk, change_person, open_desk
from app.services.rules.periods import period_end_before
from app.services.vault.clinic_store import ClinicEntry, create_clinic
from app.services.vault.keyring import Keyring
from app.services.vault.keys import FULL_COST, Cost
from app.words import Intent

_ZONE: Final = ZoneInfo("Asia/Shanghai")
_YEAR_DAYS: Final = 365
_CLINIC: Final = {"zh": "无锡丽人医疗美容", "en": "Lakeside Aesthetic Clinic"}
_MANAGER: Final = {"zh": "沈宁", "en": "Shen Ning"}
_LIGHT: Final = Cost(memory_kib=8, passes=1, lanes=1)  # the password is thrown away at once


def open_demo(folder: Path, *, customers: int, language: str) -> OpenDesk:
    """Make a clinic up in an empty folder and return it open, the supervisor at the desk.

    Nobody learns the password: what is in the folder is lost with the desk.
    """
    entry = ClinicEntry(
        name=in_language(_CLINIC, language),
        manager_name=in_language(_MANAGER, language),
        zone=_ZONE,
        currency="CNY",
        language=language,
    )
    password, clock = secrets.token_urlsafe(), SystemClock(_ZONE)
    create_clinic(folder, entry=entry, password=password, clock=clock, cost=_LIGHT)
    desk = open_desk(folder, name=entry.manager_name, password=password)
    order = DemoOrder(today=clock.today(), customers=customers, language=language)
    fill_clinic(desk, order=order, password=password, cost=_LIGHT)
    supervisor = demo_people(language)[0]
    return change_person(desk, name=supervisor.name, password=password)


def fill_clinic(
    desk: OpenDesk, *, order: DemoOrder, password: str, cost: Cost = FULL_COST
) -> list[str]:
    """Fill the store of a clinic just set up and return who else can sign in.

    Args:
        desk: The open clinic.
        order: What is wanted.
        password: The same for everybody.
        cost: Work per guess of a password.
    """
    keyring, data_key = Keyring(desk.clinic.folder, cost), desk.clinic.data_key
    people = [person.name for person in demo_people(order.language)]
    others = [name for name in people if name != desk.actor.name]
    slots = {name: keyring.add_slot(name, password, data_key=data_key) for name in others}

    begun = desk.store.write(
        lambda session: prepare(session, order=order, slots=slots),
        actor=desk.actor,
        intent=Intent.SET_UP,
    )
    for _ in populate(begun.value):
        desk.store.write(begun.value.ledger.write, actor=desk.actor, intent=Intent.SET_UP)
    desk.store.write(
        lambda session: grade_past_year(
            session, today=order.today, actor=desk.actor, now=desk.clock.now()
        ),
        actor=desk.actor,
        intent=Intent.SET_UP,
    )
    fill_calendar(desk, order=order)
    return others


def fill_calendar(desk: OpenDesk, *, order: DemoOrder) -> None:
    """Give the clinic follow-ups, complaints and what comes after a sale."""
    actor, now = desk.actor, desk.clock.now()
    for work in (
        lambda session: plan_past(session, today=order.today, actor=actor),
        lambda session: work_off_past(session, order=order, now=now),
        lambda session: plan_ahead(session, order=order, actor=actor, now=now),
        lambda session: hear_complaints(session, order=order, now=now),
        lambda session: come_back(session, order=order, actor=actor, now=now),
    ):
        desk.store.write(work, actor=actor, intent=Intent.SET_UP)


def grade_past_year(session: Session, *, today: date, actor: Actor, now: datetime) -> None:
    """Grade the periods of the past year, so that there are movements to look at."""
    kind = load_settings(session).grading_period
    begin_on = period_end_before(today - timedelta(days=_YEAR_DAYS), kind)
    grade_everyone(session, as_of=begin_on, actor=actor, now=now)
    grade_due(session, today=today, actor=actor, now=now)
