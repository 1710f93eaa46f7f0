"""By when customers are answered who complain: by tier and severity."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintPromise
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal
from app.services.rules.complaint_clocks import Promise
from app.services.rules.permissions import require
from app.words import Permission, Severity, Tier
from app.words.language import N_


@dataclass(eq=False)
class PromiseImpossible(Refusal):
    """A promise that contradicts itself."""

    tier: Tier
    severity: Severity

    says = N_(
        "The promise for {tier}, {severity}, contradicts itself: at least a minute, and the harder"
        " the longer."
    )


_PACES: Final = (10, 30, 120)  # minutes to the first answer
_PACE_OF: Final = {Tier.VIP: 0, Tier.MAJOR: 1, Tier.POTENTIAL_VIP: 1}
_HASTE: Final = {Severity.ORDINARY: 0, Severity.SERIOUS: 1, Severity.RED_LINE: 2}

Promises = Mapping[tuple[Tier, Severity], Promise]


def default_promise(tier: Tier, severity: Severity) -> Promise:
    """Return what holds unless the clinic says otherwise.

    Whoever has a serious reason is answered as fast as the tier above, a red line at once.
    """
    pace = max(_PACE_OF.get(tier, len(_PACES) - 1) - _HASTE[severity], 0)
    return Promise(
        first_response_minutes=_PACES[pace],
        plan_days=0,
        clear_days=1,
        complex_days=3,
        several_departments_days=5,
        call_back_days=2,
    )


def load_promises(session: Session) -> Promises:
    """Return the promise for every tier and severity."""
    promises = {
        (tier, severity): default_promise(tier, severity) for tier in Tier for severity in Severity
    }
    for row in session.scalars(sa.select(ComplaintPromise)):
        promises[row.tier, row.severity] = Promise(
            first_response_minutes=row.first_response_minutes,
            plan_days=row.plan_days,
            clear_days=row.clear_days,
            complex_days=row.complex_days,
            several_departments_days=row.several_departments_days,
            call_back_days=row.call_back_days,
        )
    return promises


def edit_promise(
    session: Session, *, tier: Tier, severity: Severity, promise: Promise, actor: Actor
) -> None:
    """Promise something else from now on; deadlines already given stand.

    Raises:
        NotAllowed: The actor may not edit the standards.
        PromiseImpossible: Less than a minute, days before today, or the harder the faster.
    """
    require(actor, Permission.EDIT_STANDARDS)
    days = (promise.clear_days, promise.complex_days, promise.several_departments_days)
    least = min(promise.plan_days, promise.call_back_days, *days)
    if promise.first_response_minutes < 1 or least < 0 or list(days) != sorted(days):
        raise PromiseImpossible(tier, severity)
    row = session.scalar(
        sa.select(ComplaintPromise).where(
            ComplaintPromise.tier == tier, ComplaintPromise.severity == severity
        )
    )
    if row is None:
        session.add(ComplaintPromise(tier=tier, severity=severity, **asdict(promise)))
    else:
        for name, value in asdict(promise).items():
            setattr(row, name, value)
    session.flush()
