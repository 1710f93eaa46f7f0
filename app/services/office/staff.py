"""The people who work here and their roles; keys and passwords are the vault's."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, StaffMember
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.office.staff_errors import LastManager, StaffNameMissing, StaffNameTaken
from app.services.planning.plans import plan_waiting_call_backs
from app.services.reading.folding import fold, tidy_line
from app.services.rules.permissions import require
from app.words import CustomerStatus, Permission, Role

_LOOKED_AFTER = (CustomerStatus.ACTIVE, CustomerStatus.LOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEntry:
    """What the people page collected.

    Attributes:
        title: Their real title, such as "attending physician".
    """

    name: str
    role: Role
    title: str | None = None
    speciality: str | None = None
    joined_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """Somebody who works here, or did.

    Attributes:
        slot_id: The key slot they sign in with; ``None`` if they do not.
    """

    id: int
    name: str
    role: Role
    title: str | None
    speciality: str | None
    joined_on: date | None
    active: bool
    slot_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEdited:
    """Somebody changed.

    Attributes:
        slot_id: The key slot to rename too; ``None`` if the name stayed or there is no slot.
    """

    staff_id: int
    name: str
    slot_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDeactivated:
    """Somebody left.

    Attributes:
        slot_id: The key slot to remove, so that their password opens nothing any more.
        customer_count: Customers they were responsible for, who want someone else.
    """

    staff_id: int
    slot_id: str | None
    customer_count: int


def list_staff(session: Session, *, left_too: bool = False) -> list[StaffRow]:
    """Return who works here, by name; on request also who did."""
    query = sa.select(StaffMember).order_by(StaffMember.active.desc(), StaffMember.name)
    if not left_too:
        query = query.where(StaffMember.active)
    return [_row(member) for member in session.scalars(query)]


def add_staff(session: Session, *, entry: StaffEntry, actor: Actor, today: date) -> int:
    """Add somebody and return their key; they sign in once ``give_slot`` was called.

    Complaints that came while nobody worked here get their call-back.

    Raises:
        NotAllowed: The actor may not edit staff.
        StaffNameMissing: There is no name.
        StaffNameTaken: Somebody has it.
    """
    require(actor, Permission.EDIT_STAFF)
    member = StaffMember(name=_free_name(session, entry.name, own_id=None), role=entry.role)
    _write(member, entry)
    session.add(member)
    session.flush()
    plan_waiting_call_backs(session, today=today)
    return member.id


def edit_staff(session: Session, *, staff_id: int, entry: StaffEntry, actor: Actor) -> StaffEdited:
    """Change name, role and the rest.

    Raises:
        NotAllowed: The actor may not edit staff.
        NotFound: The person is gone.
        StaffNameMissing: There is no name.
        StaffNameTaken: Somebody else has it.
        LastManager: The only manager would become something else.
    """
    require(actor, Permission.EDIT_STAFF)
    member = _member(session, staff_id)
    name = _free_name(session, entry.name, own_id=staff_id)
    if entry.role is not Role.MANAGER:
        _refuse_last_manager(session, member)
    renamed = member.name != name
    member.name, member.role = name, entry.role
    _write(member, entry)
    session.flush()
    slot_id = member.slot_id if renamed else None
    return StaffEdited(staff_id=staff_id, name=name, slot_id=slot_id)


def deactivate_staff(session: Session, *, staff_id: int, actor: Actor) -> StaffDeactivated:
    """Take somebody out of the lists and take their key slot from the row; what they did stays.

    Raises:
        NotAllowed: The actor may not edit staff.
        NotFound: The person is gone.
        LastManager: No manager would be left.
    """
    require(actor, Permission.EDIT_STAFF)
    member = _member(session, staff_id)
    _refuse_last_manager(session, member)
    slot_id, member.slot_id = member.slot_id, None
    member.active = False
    session.flush()
    responsible = sa.select(sa.func.count(Customer.id)).where(
        Customer.responsible_id == staff_id, Customer.status.in_(_LOOKED_AFTER)
    )
    return StaffDeactivated(
        staff_id=staff_id, slot_id=slot_id, customer_count=session.scalar(responsible) or 0
    )


def reactivate_staff(session: Session, *, staff_id: int, actor: Actor, today: date) -> None:
    """Put somebody who came back into the lists again, without a key slot.

    Complaints that came while nobody worked here get their call-back.

    Raises:
        NotAllowed: The actor may not edit staff.
        NotFound: The person is gone.
    """
    require(actor, Permission.EDIT_STAFF)
    _member(session, staff_id).active = True
    session.flush()
    plan_waiting_call_backs(session, today=today)


def give_slot(session: Session, *, staff_id: int, slot_id: str, actor: Actor) -> None:
    """Note which key slot a person signs in with, once the vault has made it.

    Raises:
        NotAllowed: The actor may not edit staff.
        NotFound: The person is gone.
    """
    require(actor, Permission.EDIT_STAFF)
    _member(session, staff_id).slot_id = slot_id
    session.flush()


def _member(session: Session, staff_id: int) -> StaffMember:
    member = session.get(StaffMember, staff_id)
    if member is None:
        raise NotFound("staff", staff_id)
    return member


def _row(member: StaffMember) -> StaffRow:
    return StaffRow(
        id=member.id,
        name=member.name,
        role=member.role,
        title=member.title,
        speciality=member.speciality,
        joined_on=member.joined_on,
        active=member.active,
        slot_id=member.slot_id,
    )


def _write(member: StaffMember, entry: StaffEntry) -> None:
    member.title = (entry.title or "").strip() or None
    member.speciality = (entry.speciality or "").strip() or None
    member.joined_on = entry.joined_on


def _free_name(session: Session, text: str, *, own_id: int | None) -> str:
    name = tidy_line(text)
    if not name:
        raise StaffNameMissing
    query = sa.select(StaffMember.id, StaffMember.name, StaffMember.active)
    for key, taken, active in session.execute(query):
        if key != own_id and fold(taken) == fold(name):
            raise StaffNameTaken(taken, active=active)
    return name


def _refuse_last_manager(session: Session, member: StaffMember) -> None:
    if member.role is not Role.MANAGER or not member.active:
        return
    others = sa.select(sa.func.count(StaffMember.id)).where(
        StaffMember.role == Role.MANAGER, StaffMember.active, StaffMember.id != member.id
    )
    if member.slot_id is not None:
        others = others.where(StaffMember.slot_id.is_not(None))
    if not session.scalar(others):
        raise LastManager(member.name)
