"""Proving the documents on file: each is, to the last byte, what was filed."""

import hashlib
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Attachment, AttachmentContent
from app.services.foundation.findings import Finding
from app.words import FindingKind

_AT_ONCE: Final = 20  # a scan may have megabytes


def check_files(session: Session) -> list[Finding]:
    """Return the documents whose bytes are missing or others."""
    filed, kept = Attachment.__table__.c, AttachmentContent.__table__.c
    query = (
        sa.select(filed.id, filed.size_bytes, filed.sha256, kept.content)
        .outerjoin_from(filed.id.table, kept.sha256.table, kept.sha256 == filed.sha256)
        .order_by(filed.id)
    )
    rows = session.connection().execution_options(yield_per=_AT_ONCE).execute(query)
    return [
        Finding(kind=FindingKind.FILE_ALTERED, what=Attachment.__tablename__, key=row.id)
        for row in rows
        if not _is_what_was_filed(row)
    ]


def _is_what_was_filed(row: Any) -> bool:  # noqa: ANN401 (a row of the query)
    return (
        row.content is not None
        and len(row.content) == row.size_bytes
        and hashlib.sha256(row.content).hexdigest() == row.sha256
    )
