"""What planning goes by: days, rules, standards, people, and who may be contacted."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, FollowUp, StaffMember
from app.services.foundation.narrowing import ask
from app.services.planning.opening_hours import (
    ContactRulesEntry,
    load_contact_rules,
    load_open_days,
)
from app.services.planning.standards import StandardRow, load_standards
from app.services.rules.planning_load import Load
from app.services.rules.rhythm import Doer
from app.services.rules.workdays import OpenDays
from app.words import FollowUpState, Role, Tier

CAUGHT_UP_DAYS: Final = 31  # what fell due longer ago is left to the next contact
_AT_WORK: Final = (
    sa.select(
        *(StaffMember.id, StaffMember.name, StaffMember.role),
        sa.exists().where(Customer.responsible_id == StaffMember.id),
    )
    .where(StaffMember.active)
    .order_by(StaffMember.id)
)
_BUSY: Final = sa.select(sa.func.count(FollowUp.id)).where(
    FollowUp.state == FollowUpState.OPEN,
    FollowUp.due_on == sa.bindparam("day"),
    FollowUp.staff_id == sa.bindparam("staff_id"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Who can be given something to do.

    Attributes:
        desk: Who answers for customers or sits at the front, and is given what is nobody's.
        names: Of everybody who works here.
    """

    desk: Sequence[int]
    by_role: Mapping[Role, Sequence[int]]
    names: Mapping[int, str]

    def may_do(
        self, doer: Doer, *, responsible_id: int | None, supervisor_id: int | None
    ) -> Sequence[int]:
        """Return who may do it, all alike; nobody only if nobody works here."""
        if doer in {Doer.FRONT_DESK, Doer.SPECIALIST}:
            return self._one(responsible_id) or self.desk
        roles = (Role.SUPERVISOR, Role.MANAGER)
        if doer is Doer.MANAGER:
            roles = (Role.MANAGER, Role.SUPERVISOR)
        own = self._one(supervisor_id) if doer is Doer.SUPERVISOR else ()
        return own or self.by_role.get(roles[0]) or self.by_role.get(roles[1]) or self.desk

    def _one(self, staff_id: int | None) -> Sequence[int]:
        return (staff_id,) if staff_id in self.names and staff_id is not None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What holds for every customer of one planning.

    Attributes:
        today: The clinic's day.
        from_on: First day to plan, to ``to_on``.
        customer_ids: Whom to plan for; ``None`` for everybody.
        load: What everybody has to do already.
    """

    today: date
    from_on: date
    to_on: date
    customer_ids: Collection[int] | None
    calendar: OpenDays
    rules: ContactRulesEntry
    standards: Mapping[Tier, StandardRow]
    team: Team
    load: Load

    @property
    def missed_from_on(self) -> date:
        """The first day of what is caught up, if nothing was planned from it."""
        return self.from_on - timedelta(days=CAUGHT_UP_DAYS)

    def ask(
        self,
        session: Session,
        query: sa.Select[*tuple[Any, ...]],
        key: sa.SQLColumnExpression[Any],
        **given: object,
    ) -> sa.Result[*tuple[Any, ...]]:
        """Return the answer to ``query`` for the customers planned for only."""
        return ask(session, query, key, self.customer_ids, **given)


def load_frame(
    session: Session,
    *,
    today: date,
    from_on: date,
    to_on: date | None,
    customer_ids: Collection[int] | None = None,
) -> Frame:
    """Return what planning of these days goes by; without ``to_on`` as far as is planned."""
    rules = load_contact_rules(session)
    to_on = to_on or max(today, rules.planned_until_on or today)
    calendar = load_open_days(session, rules)
    load = _load_of(session, calendar, from_on, to_on, everybody=customer_ids is None)
    return Frame(
        today=today,
        from_on=from_on,
        to_on=to_on,
        customer_ids=customer_ids,
        calendar=calendar,
        rules=rules,
        standards=load_standards(session),
        team=load_team(session),
        load=load,
    )


def load_team(session: Session) -> Team:
    """Return who works here."""
    by_role: defaultdict[Role, list[int]] = defaultdict(list)
    names: dict[int, str] = {}
    desk: list[int] = []
    for key, name, role, answers in session.execute(_AT_WORK):
        by_role[role].append(key)
        names[key] = name
        if answers or role is Role.RECEPTIONIST:
            desk.append(key)
    return Team(desk=desk or list(names), by_role=by_role, names=names)


def _load_of(
    session: Session, calendar: OpenDays, from_on: date, to_on: date, *, everybody: bool
) -> Load:
    if everybody:
        load = Load(calendar, from_on, to_on)
        _take_open(session, load)
        return load
    return Load(
        calendar, from_on, to_on, look=lambda staff_id, day: _busy_on(session, staff_id, day)
    )


def _busy_on(session: Session, staff_id: int, day: date) -> int:
    return session.scalar(_BUSY, {"staff_id": staff_id, "day": day}) or 0


def _take_open(session: Session, load: Load) -> None:
    query = (
        sa.select(FollowUp.staff_id, FollowUp.due_on, sa.func.count())
        .where(
            FollowUp.state == FollowUpState.OPEN,
            FollowUp.due_on >= load.first_on,
            FollowUp.due_on <= load.last_on,
        )
        .group_by(FollowUp.staff_id, FollowUp.due_on)
    )
    for staff_id, day, count in session.execute(query):
        load.take(staff_id, day, count)
