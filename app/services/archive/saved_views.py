"""Filters people come back to, under names of their own."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import SavedView
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedViewRow:
    """One view of a list.

    Attributes:
        query: The filters as a URL query string.
    """

    id: int
    name: str
    query: str


def list_views(session: Session, *, list_name: str, actor: Actor) -> list[SavedViewRow]:
    """Return the views of a list that the actor saved, by name."""
    query = _own(actor).where(SavedView.list_name == list_name).order_by(SavedView.name)
    return [
        SavedViewRow(id=row.id, name=row.name, query=row.query) for row in session.scalars(query)
    ]


def save_view(session: Session, *, list_name: str, name: str, query: str, actor: Actor) -> int:
    """Keep ``query`` as ``name``, in place of a view of that name; return its key."""
    same = _own(actor).where(SavedView.list_name == list_name, SavedView.name == name)
    view = session.scalars(same).first()
    if view is None:
        view = SavedView(staff_id=actor.staff_id, list_name=list_name, name=name)
        session.add(view)
    view.query = query
    session.flush()
    return view.id


def rename_view(session: Session, *, view_id: int, name: str, actor: Actor) -> None:
    """Call a view ``name`` from now on.

    Raises:
        NotFound: The actor has no such view.
    """
    _view(session, view_id, actor).name = name


def delete_view(session: Session, *, view_id: int, actor: Actor) -> None:
    """Forget a view.

    Raises:
        NotFound: The actor has no such view.
    """
    session.delete(_view(session, view_id, actor))


def _view(session: Session, view_id: int, actor: Actor) -> SavedView:
    view = session.scalars(_own(actor).where(SavedView.id == view_id)).first()
    if view is None:
        raise NotFound("view", view_id)
    return view


def _own(actor: Actor) -> sa.Select[SavedView]:
    return sa.select(SavedView).where(SavedView.staff_id == actor.staff_id)
