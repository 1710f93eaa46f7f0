"""Documents on file are, to the last byte, what was filed."""

import hashlib

import pytest
import sqlalchemy as sa

from app.models import Attachment, AttachmentContent
from app.services.archive.proofs import check_files
from app.words import AttachmentKind, FindingKind
from tests.conftest import FixedClock
from tests.factories import make_customer

CONTENT = b"%PDF-1.7 a consent"


@pytest.fixture
def filed(session):
    digest = hashlib.sha256(CONTENT).hexdigest()
    session.add(AttachmentContent(sha256=digest, content=CONTENT))
    attachment = Attachment(
        customer_id=make_customer(session).id,
        kind=AttachmentKind.SIGNED_FORM,
        title="Consent",
        file_name="consent.pdf",
        media_type="application/pdf",
        size_bytes=len(CONTENT),
        sha256=digest,
        added_on=FixedClock().today(),
    )
    session.add(attachment)
    session.flush()
    return attachment.id


def forge(session, statement):
    for action in ("UPDATE", "DELETE"):
        session.execute(sa.text(f"DROP TRIGGER attachment_contents_stay_on_{action}"))
    session.execute(sa.text(statement))


def test_a_document_as_it_was_filed_is_proven(session, filed):
    assert check_files(session) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attachment_contents SET content = x'00'",
        "UPDATE attachment_contents SET content = content || x'00'",
        "DELETE FROM attachment_contents",
    ],
)
def test_other_bytes_and_none_are_found(session, filed, statement):
    forge(session, statement)

    (finding,) = check_files(session)

    assert (finding.kind, finding.key) == (FindingKind.FILE_ALTERED, filed)
