"""The people who work in the made-up clinic."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import StaffMember
from app.services.demo.ledger import Ledger
from app.services.demo.phrases import in_language, load_resource
from app.services.demo.setting import Team
from app.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Someone of the staff, as the made-up clinic has them.

    Attributes:
        key: Names them in the cast, whatever the language.
    """

    key: str
    name: str
    role: Role
    title: str
    speciality: str | None
    joined_on: date


def demo_people(language: str) -> list[DemoPerson]:
    """Return the staff with their names in a language, the supervisor first."""
    return [
        DemoPerson(
            key=person["key"],
            name=in_language(person["name"], language),
            role=Role(person["role"]),
            title=in_language(person["title"], language),
            speciality=in_language(person["speciality"], language)
            if "speciality" in person
            else None,
            joined_on=date.fromisoformat(person["joined"]),
        )
        for person in load_resource("cast.json")["staff"]
    ]


def hire(
    session: Session, ledger: Ledger, people: Sequence[DemoPerson], slots: Mapping[str, str]
) -> Team:
    """Give everyone a row, except who has one by that name already.

    Args:
        session: Only read.
        ledger: Where the rows go.
        people: The staff.
        slots: Key slots by name, of those who can sign in.
    """
    known = dict(session.execute(sa.select(StaffMember.name, StaffMember.id)).all())
    by_key: dict[str, int] = {}
    by_role: dict[Role, list[int]] = defaultdict(list)
    for person in people:
        staff_id = known.get(person.name) or ledger.add(
            StaffMember,
            name=person.name,
            role=person.role,
            title=person.title,
            speciality=person.speciality,
            joined_on=person.joined_on,
            slot_id=slots.get(person.name),
        )
        by_key[person.key] = staff_id
        by_role[person.role].append(staff_id)
    return Team(by_key=by_key, by_role=by_role)
