"""What customers said in a month, theme by theme: the basis of getting better."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Contact, Customer, StaffMember
from app.services.planning.next_steps import corrected_ids
from app.words import Theme

_PAST_A_MONTH: Final = 31
_COLUMNS: Final = {
    Theme.EFFECT: Contact.effect,
    Theme.SATISFACTION: Contact.satisfaction,
    Theme.PRODUCT_GAPS: Contact.product_gaps,
    Theme.NEW_NEEDS: Contact.new_needs,
    Theme.SUGGESTIONS: Contact.suggestions,
    Theme.COMPETITORS: Contact.competitor,
    Theme.LEADS: Contact.lead,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What one customer said to one theme."""

    contact_id: int
    customer_id: int
    number: str
    name: str
    on: date
    staff_name: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestTheme:
    """One theme of the month.

    Attributes:
        count: Entries that say something to it.
        often: What was said word for word more than once, the most often first.
    """

    theme: Theme
    sayings: tuple[Saying, ...]
    often: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """How many entries say something to it."""
        return len(self.sayings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The contact log of a month, by theme.

    Attributes:
        entries: Of the log; those with findings and those without add up to it.
        scores: How often each satisfaction from 1 to 5 was given.
    """

    first_on: date
    last_on: date
    entries: int
    with_findings: int
    themes: tuple[DigestTheme, ...]
    scores: Mapping[int, int]

    @property
    def without_findings(self) -> int:
        """Entries that hold nothing anybody said."""
        return self.entries - self.with_findings

    @property
    def mean_score(self) -> float | None:
        """The mean satisfaction; None if nobody gave one."""
        count = sum(self.scores.values())
        return sum(score * heads for score, heads in self.scores.items()) / count if count else None


def load_digest(session: Session, *, month: date) -> Digest:
    """Return what was said in the month that ``month`` lies in, corrected entries once."""
    first_on = month.replace(day=1)
    last_on = (first_on + timedelta(days=_PAST_A_MONTH)).replace(day=1) - timedelta(days=1)
    rows = session.execute(_query(first_on, last_on)).all()
    scores = Counter(row.satisfaction for row in rows if row.satisfaction is not None)
    return Digest(
        first_on=first_on,
        last_on=last_on,
        entries=len(rows),
        with_findings=sum(any(_said(row, theme) for theme in Theme) for row in rows),
        themes=tuple(_theme(theme, rows) for theme in Theme),
        scores=dict(sorted(scores.items())),
    )


def _query(first_on: date, last_on: date) -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            Contact.id.label("contact_id"),
            Contact.customer_id,
            Customer.number,
            Customer.name,
            Contact.contacted_on.label("on"),
            StaffMember.name.label("staff_name"),
            *_COLUMNS.values(),
        )
        .join(Customer, Customer.id == Contact.customer_id)
        .outerjoin(StaffMember, StaffMember.id == Contact.staff_id)
        .where(Contact.contacted_on.between(first_on, last_on), Contact.id.not_in(corrected_ids()))
        .order_by(Contact.contacted_on, Contact.id)
    )


def _theme(theme: Theme, rows: Sequence[sa.Row[Any]]) -> DigestTheme:
    sayings = tuple(_saying(row, said) for row in rows if (said := _said(row, theme)))
    words = Counter(saying.text for saying in sayings)
    often = tuple((text, count) for text, count in words.most_common() if count > 1)
    return DigestTheme(theme=theme, sayings=sayings, often=often)


def _said(row: sa.Row[Any], theme: Theme) -> str:
    said = getattr(row, _COLUMNS[theme].key)
    return "" if said is None else str(said).strip()


def _saying(row: sa.Row[Any], text: str) -> Saying:
    return Saying(
        contact_id=row.contact_id,
        customer_id=row.customer_id,
        number=row.number,
        name=row.name,
        on=row.on,
        staff_name=row.staff_name,
        text=text,
    )
