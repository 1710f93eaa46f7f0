"""What a line of each kind must say to be a row."""

from collections.abc import Callable, Mapping
from typing import Final

from app.services.tables.customer_shape import Said, Troubles, customer_row, who_in
from app.services.tables.rows import (
    AnyRow,
    AttendanceRow,
    ComplaintRow,
    FollowUpRow,
    ReferralRow,
    VisitRow,
    Who,
)
from app.words import (
    ComplaintStatus,
    FeedbackDirection,
    FeedbackKind,
    FollowUpState,
    ImportColumn,
    ImportKind,
    RowProblem,
)


def _visit(line: int, said: Said) -> VisitRow | Troubles:
    who = who_in(said)
    missing = _nobody(who) + _missing(said, ImportColumn.DAY, ImportColumn.AMOUNT)
    if missing:
        return missing
    return VisitRow(
        line=line,
        who=who,
        day=said[ImportColumn.DAY],
        amount_minor=said[ImportColumn.AMOUNT],
        treatment=said.get(ImportColumn.TREATMENT),
        staff=said.get(ImportColumn.STAFF),
        event=said.get(ImportColumn.EVENT),
    )


def _referral(line: int, said: Said) -> ReferralRow | Troubles:
    missing = _missing(said, ImportColumn.REFERRER, ImportColumn.REFERRED)
    if missing:
        return missing
    return ReferralRow(
        line=line,
        referrer=said[ImportColumn.REFERRER],
        referred=said[ImportColumn.REFERRED],
        day=said.get(ImportColumn.DAY),
    )


def _attendance(line: int, said: Said) -> AttendanceRow | Troubles:
    who = who_in(said)
    troubles = _nobody(who) + _missing(said, ImportColumn.EVENT, ImportColumn.DAY)
    sales_minor = said.get(ImportColumn.SALES) or 0
    if sales_minor < 0:
        troubles.append((ImportColumn.SALES, RowProblem.BELOW_ZERO))
    if troubles:
        return troubles
    return AttendanceRow(
        line=line,
        who=who,
        event=said[ImportColumn.EVENT],
        day=said[ImportColumn.DAY],
        sales_minor=sales_minor,
    )


def _complaint(line: int, said: Said) -> ComplaintRow | Troubles:
    who = who_in(said)
    missing = _nobody(who) + _missing(said, ImportColumn.DAY)
    if missing:
        return missing
    kind = said.get(ImportColumn.KIND) or FeedbackKind.COMPLAINT
    waits = kind is FeedbackKind.COMPLAINT
    status = said.get(ImportColumn.STATUS) or ComplaintStatus.OPEN
    return ComplaintRow(
        line=line,
        who=who,
        day=said[ImportColumn.DAY],
        status=status if waits else ComplaintStatus.CONFIRMED,
        kind=kind,
        direction=said.get(ImportColumn.DIRECTION) or FeedbackDirection.OTHER,
        text=said.get(ImportColumn.NOTE),
    )


def _followup(line: int, said: Said) -> FollowUpRow | Troubles:
    who = who_in(said)
    missing = _nobody(who) + _missing(said, ImportColumn.KIND, ImportColumn.DUE)
    if missing:
        return missing
    return FollowUpRow(
        line=line,
        who=who,
        kind=said[ImportColumn.KIND],
        due_on=said[ImportColumn.DUE],
        due_at=said.get(ImportColumn.TIME),
        staff=said.get(ImportColumn.STAFF),
        method=said.get(ImportColumn.METHOD),
        ask=said.get(ImportColumn.ASK),
        say=said.get(ImportColumn.SAY),
        state=said.get(ImportColumn.STATUS) or FollowUpState.OPEN,
    )


BUILDERS: Final[Mapping[ImportKind, Callable[[int, Said], AnyRow | Troubles]]] = {
    ImportKind.CUSTOMERS: customer_row,
    ImportKind.VISITS: _visit,
    ImportKind.REFERRALS: _referral,
    ImportKind.ATTENDANCES: _attendance,
    ImportKind.COMPLAINTS: _complaint,
    ImportKind.FOLLOWUPS: _followup,
}


def _nobody(who: Who) -> Troubles:
    known = who.number or (who.name and who.phones)
    return [] if known else [(None, RowProblem.NO_CUSTOMER)]


def _missing(said: Said, *columns: ImportColumn) -> Troubles:
    if None not in map(said.get, columns):
        return []
    return [(column, RowProblem.NOTHING_THERE) for column in columns if said.get(column) is None]
