"""How a grading did, as a table in a file."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.grading.back_tests import BackTestView, MissRow, load_back_test
from app.services.rules.back_test import TierReceipts
from app.services.rules.permissions import require
from app.services.tables.coins import coin_digits
from app.services.tables.exports import Exported
from app.services.tables.grids import Value, write_grid
from app.words import Permission, Tier
from app.words.language import say_in
from app.words.names import name_of


def export_back_test(session: Session, *, path: Path, actor: Actor, run_id: int) -> Exported:
    """Write tiers, their total and the misses to ``path``, .xlsx or .csv by its ending.

    Raises:
        NotAllowed: The actor may not export.
        NotFound: There is no grading before to test.
        UnknownFormat, FolderNotWritable, DiskFull: As ``export_list``.
    """
    require(actor, Permission.EXPORT)
    view = load_back_test(session, run_id=run_id)
    if view is None:
        raise NotFound("grading", run_id)
    rows = _rows(view, digits=coin_digits(session))
    return Exported(path=path, row_count=write_grid(path, headings=_headings(), rows=rows))


def _headings() -> list[str]:
    return [
        say_in("back-test column", "What"),
        say_in("back-test column", "Number"),
        say_in("back-test column", "Customer"),
        say_in("back-test column", "Tier then"),
        say_in("back-test column", "Customers"),
        say_in("back-test column", "Paid since"),
        say_in("back-test column", "Net receipts since"),
        say_in("back-test column", "Share of receipts"),
        say_in("back-test column", "Visits since"),
        say_in("back-test column", "Last visit"),
    ]


def _rows(view: BackTestView, *, digits: int) -> Iterator[Sequence[Value]]:
    tested = view.result
    for line in tested.tiers:
        yield _tier_row(view, line, digits)
    yield (
        say_in("back-test column", "Total"),
        None,
        None,
        None,
        sum(line.customers for line in tested.tiers),
        sum(line.paying for line in tested.tiers),
        _amount(tested.total_minor, digits),
        1 if tested.total_minor > 0 else None,
        None,
        None,
    )
    yield (
        say_in("back-test column", "Hit rate"),
        None,
        None,
        name_of(Tier.VIP),
        tested.big_count,
        len(tested.seen),
        None,
        None if tested.hit_rate is None else round(float(tested.hit_rate), 4),
        None,
        None,
    )
    for row in view.misses:
        yield _miss_row(row, digits)


def _tier_row(view: BackTestView, line: TierReceipts, digits: int) -> Sequence[Value]:
    share = view.result.share_of(line.tier)
    return (
        say_in("back-test column", "Tier then"),
        None,
        None,
        _tier(line.tier),
        line.customers,
        line.paying,
        _amount(line.receipts_minor, digits),
        None if share is None else round(float(share), 4),
        None,
        None,
    )


def _miss_row(row: MissRow, digits: int) -> Sequence[Value]:
    seen = say_in("back-test column", "Seen, brought little")
    return (
        say_in("back-test column", "Brought much, not seen") if row.unseen else seen,
        row.number,
        row.name,
        _tier(row.tier),
        None,
        None,
        _amount(row.receipts_minor, digits),
        None,
        row.visit_count,
        row.last_visit_on,
    )


def _tier(tier: Tier | None) -> str:
    return say_in("tier then", "Not on file") if tier is None else name_of(tier)


def _amount(minor: int, digits: int) -> Decimal:
    return Decimal(minor).scaleb(-digits)
