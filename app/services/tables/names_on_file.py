"""Treatments, staff and events by the names a file gives them, made when missing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Base, Circle, Event, Family, Item, NeedCode, StaffMember
from app.services.reading.folding import fold, plain
from app.services.tables.writer import Cells, Writer
from app.words import CircleKind, NeedKind, Role

UNSPECIFIED: Final = "unspecified"
"""What a treatment is called where the file says none."""

_CODE: Final = "X{:04}"


@dataclass(slots=True, kw_only=True)
class Named:
    """Something with a name; without ``id`` until it is written.

    Attributes:
        kin: The family of an item.
    """

    id: int | None
    name: str
    kin: "Named | None" = None
    held_on: date | None = None


@dataclass(slots=True)
class _Shelf:
    """Things of one sort by name, and the new ones among them.

    Attributes:
        met: What a spelling was found to mean: the same ones come again and again.
    """

    same: Callable[[str], str] = plain
    things: dict[str, Named] = field(default_factory=dict)
    new: list[Named] = field(default_factory=list)
    met: dict[str, Named] = field(default_factory=dict)

    def put(self, key: int, name: str, kin: Named | None = None) -> Named:
        thing = Named(id=key, name=name, kin=kin)
        return self.things.setdefault(self.same(name), thing)

    def get_or_add(self, name: str) -> Named:
        if (met := self.met.get(name)) is not None:
            return met
        found = self.things.get(self.same(name))
        if found is None:
            found = self.things[self.same(name)] = Named(id=None, name=name)
            self.new.append(found)
        self.met[name] = found
        return found


class Treatments:
    """Items by name or code; an unknown name makes an item in a family of that name."""

    def __init__(self, session: Session) -> None:
        self._families = _Shelf()
        self._items = _Shelf()
        by_id = {
            key: self._families.put(key, name)
            for key, name in session.execute(sa.select(Family.id, Family.name))
        }
        query = sa.select(Item.id, Item.name, Item.code, Item.family_id).order_by(Item.id)
        self._codes = set()
        for key, name, code, family_id in session.execute(query):
            item = self._items.put(key, name, by_id[family_id])
            self._items.things.setdefault(plain(code), item)
            self._codes.add(code)

    @property
    def new_count(self) -> int:
        """How many families and items the file adds."""
        return len(self._families.new) + len(self._items.new)

    def item(self, name: str | None) -> Named:
        """Return the item called ``name``."""
        item = self._items.get_or_add(name or UNSPECIFIED)
        if item.kin is None:
            item.kin = self._families.get_or_add(item.name)
        return item

    def write(self, writer: Writer) -> None:
        """Write the new families and items."""
        _write(writer, Family, self._families.new, [{"name": f.name} for f in self._families.new])
        codes = (code for n in count(1) if (code := _CODE.format(n)) not in self._codes)
        rows = [
            {"name": item.name, "code": next(codes), "family_id": item.kin.id}
            for item in self._items.new
            if item.kin
        ]
        _write(writer, Item, self._items.new, rows)


class Staff:
    """Staff by name; an unknown name makes someone who cannot sign in."""

    def __init__(self, session: Session) -> None:
        self._shelf = _Shelf(same=fold)
        self._roles: dict[int, Role] = {}
        self._gone: set[int] = set()
        query = sa.select(StaffMember.id, StaffMember.name, StaffMember.active)
        for key, name, active in session.execute(query.order_by(StaffMember.active.desc())):
            self._shelf.put(key, name)
            if not active:
                self._gone.add(key)

    @property
    def new_count(self) -> int:
        """How many people the file adds."""
        return len(self._shelf.new)

    @property
    def new_names(self) -> list[str]:
        """Whom the file adds."""
        return [member.name for member in self._shelf.new]

    def member(self, name: str | None, role: Role = Role.SPECIALIST) -> Named | None:
        """Return who is called ``name``; somebody new gets ``role``."""
        if not name:
            return None
        found = self._shelf.get_or_add(name)
        self._roles.setdefault(id(found), role)
        return found

    def works_here(self, member: Named) -> bool:
        """Return whether ``member`` has not left."""
        return member.id not in self._gone

    def write(self, writer: Writer) -> None:
        """Write who is new."""
        rows: list[Cells] = [
            {"name": member.name, "role": self._roles[id(member)]} for member in self._shelf.new
        ]
        _write(writer, StaffMember, self._shelf.new, rows)


class Needs:
    """Needs and pains by name; an unknown one is added to choose from."""

    def __init__(self, session: Session) -> None:
        self._shelf = _Shelf()
        self._kinds: dict[int, NeedKind] = {}
        for key, name in session.execute(sa.select(NeedCode.id, NeedCode.name)):
            self._shelf.put(key, name)

    @property
    def new_count(self) -> int:
        """How many the file adds."""
        return len(self._shelf.new)

    def need(self, kind: NeedKind, name: str) -> Named:
        """Return the need or pain called ``name``; a new one is of ``kind``."""
        found = self._shelf.get_or_add(name)
        self._kinds.setdefault(id(found), kind)
        return found

    def write(self, writer: Writer) -> None:
        """Write the new ones."""
        rows: list[Cells] = [
            {"kind": self._kinds[id(each)], "name": each.name} for each in self._shelf.new
        ]
        _write(writer, NeedCode, self._shelf.new, rows)


class Circles:
    """Clubs and circles by name; an unknown one is founded."""

    def __init__(self, session: Session) -> None:
        self._shelf = _Shelf()
        self._kinds: dict[int, CircleKind] = {}
        for key, name in session.execute(sa.select(Circle.id, Circle.name)):
            self._shelf.put(key, name)

    @property
    def new_count(self) -> int:
        """How many the file adds."""
        return len(self._shelf.new)

    def circle(self, kind: CircleKind, name: str) -> Named:
        """Return the club or circle called ``name``; a new one is of ``kind``."""
        found = self._shelf.get_or_add(name)
        self._kinds.setdefault(id(found), kind)
        return found

    def write(self, writer: Writer) -> None:
        """Write the new ones."""
        rows: list[Cells] = [
            {"kind": self._kinds[id(each)], "name": each.name} for each in self._shelf.new
        ]
        _write(writer, Circle, self._shelf.new, rows)


class Events:
    """Events by name; an unknown name makes an event."""

    def __init__(self, session: Session) -> None:
        self._shelf = _Shelf()
        for key, name in session.execute(sa.select(Event.id, Event.name)):
            self._shelf.put(key, name)

    @property
    def new_count(self) -> int:
        """How many events the file adds."""
        return len(self._shelf.new)

    def event(self, name: str | None) -> Named | None:
        """Return the event called ``name``."""
        return self._shelf.get_or_add(name) if name else None

    def held(self, name: str, on: date) -> Named:
        """Return the event called ``name``; a new one was held on the earliest day given."""
        event = self._shelf.get_or_add(name)
        if event.id is None:
            event.held_on = min(event.held_on or on, on)
        return event

    def write(self, writer: Writer) -> None:
        """Write the new events."""
        rows: list[Cells] = [
            {"name": event.name, "held_on": event.held_on} for event in self._shelf.new
        ]
        _write(writer, Event, self._shelf.new, rows)


def _write(
    writer: Writer,
    model: type[Base],
    new: list[Named],
    rows: list[Cells],
) -> None:
    for thing, key in zip(new, writer.insert(model, rows), strict=True):
        thing.id = key
