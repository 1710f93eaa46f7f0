"""Documents filed with a customer; their bytes lie inside the encrypted store, each once."""

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import Attachment, AttachmentContent, Consent
from app.services.archive.customers import open_customer
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.permissions import require
from app.words import AttachmentKind, ConsentKind, Permission
from app.words.language import N_, say

_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)


_ZIP: Final = b"PK\x03\x04"


_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


_HEIC_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


def media_type_of(content: bytes) -> str | None:
    """Return the media type of a PDF, picture or Word document; ``None`` for anything else."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return "image/heic"
    return _DOCX if content.startswith(_ZIP) and _is_word(content) else None


def _is_word(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "word/document.xml" in package.namelist()
    except zipfile.BadZipFile:
        return False


@dataclass(eq=False)
class AttachmentTooBig(Refusal):
    """A file is bigger than the archive takes in."""

    file_name: str
    size_bytes: int
    limit_bytes: int

    @override
    def sentence(self) -> str:
        return say(
            "{name} is too big. Files of up to {limit} MB are kept.",
            name=self.file_name,
            limit=self.limit_bytes >> 20,
        )


@dataclass(eq=False)
class AttachmentEmpty(Refusal):
    """A file holds nothing."""

    file_name: str

    says = N_("{file_name} is empty. Please choose another file.")


@dataclass(eq=False)
class AttachmentUnknown(Refusal):
    """A file is of no kind that the archive takes in, whatever its name says."""

    file_name: str

    says = N_(
        "{file_name} is neither a PDF, a picture nor a Word document. Please choose another file."
    )


@dataclass(eq=False)
class ConsentOfOther(Refusal):
    """An attachment names a consent that another customer gave."""

    says = N_("That consent was given by someone else. Please choose one of the customer.")


LIMIT_BYTES: Final = 20 * 1024 * 1024
_LONGEST_NAME: Final = 200
_NEEDED: Final = {
    AttachmentKind.TESTIMONY: ConsentKind.TESTIMONY,
    AttachmentKind.PHOTOGRAPH: ConsentKind.PORTRAIT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentEntry:
    """What was chosen to be filed.

    Attributes:
        title: Empty for the name of the file.
        consent_id: The consent it goes with; by itself the standing one of its kind.
    """

    kind: AttachmentKind
    file_name: str
    content: bytes
    title: str = ""
    consent_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRow:
    """One filed document.

    Attributes:
        usable: May be used for publicity; ``None`` for what nobody would use so.
    """

    id: int
    kind: AttachmentKind
    title: str
    file_name: str
    media_type: str
    size_bytes: int
    added_on: date
    usable: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentFile:
    """A filed document with its bytes."""

    file_name: str
    media_type: str
    content: bytes


def add_attachment(
    session: Session, *, customer_id: int, entry: AttachmentEntry, actor: Actor, today: date
) -> int:
    """File a document and return its key.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such customer.
        CustomerGone: The customer was merged into another or anonymised.
        AttachmentEmpty: The file holds nothing.
        AttachmentTooBig: The file is over the limit.
        AttachmentUnknown: The file is neither PDF, picture nor Word document.
        ConsentOfOther: Another customer gave the consent.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    open_customer(session, customer_id=customer_id)
    file_name = plain_file_name(entry.file_name)
    attachment = Attachment(
        customer_id=customer_id,
        consent_id=_consent_for(session, customer_id, entry),
        kind=entry.kind,
        title=entry.title.strip() or file_name,
        file_name=file_name,
        media_type=_checked_media_type(file_name, entry.content),
        size_bytes=len(entry.content),
        sha256=_keep_content(session, entry.content),
        added_on=today,
    )
    session.add(attachment)
    session.flush()
    return attachment.id


def list_attachments(session: Session, *, customer_id: int) -> list[AttachmentRow]:
    """Return what is filed with the customer, the latest first."""
    standing = set(
        session.scalars(
            sa.select(Consent.kind).where(
                Consent.customer_id == customer_id, Consent.withdrawn_on.is_(None)
            )
        )
    )
    query = (
        sa.select(Attachment)
        .where(Attachment.customer_id == customer_id)
        .order_by(Attachment.added_on.desc(), Attachment.id.desc())
    )
    return [_row(attachment, standing) for attachment in session.scalars(query)]


def read_attachment(session: Session, *, attachment_id: int, actor: Actor) -> AttachmentFile:
    """Return a filed document.

    Raises:
        NotAllowed: The actor may not see customers.
        NotFound: There is no such document.
    """
    require(actor, Permission.SEE_CUSTOMERS)
    attachment = _attachment(session, attachment_id)
    content = session.get(AttachmentContent, attachment.sha256)
    if content is None:
        raise NotFound("attachment", attachment_id)
    return AttachmentFile(
        file_name=attachment.file_name, media_type=attachment.media_type, content=content.content
    )


def remove_attachment(session: Session, *, attachment_id: int, actor: Actor) -> None:
    """Take a document out of the file; its bytes stay in the store for undo.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such document.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    session.delete(_attachment(session, attachment_id))
    session.flush()


def plain_file_name(name: str) -> str:
    """Return ``name`` without folders and control characters; it is shown, never opened."""
    last = re.split(r"[/\\]", name)[-1]
    printable = "".join(each for each in last if each.isprintable()).strip(" .")
    return printable[-_LONGEST_NAME:] or "-"


def _checked_media_type(file_name: str, content: bytes) -> str:
    if not content:
        raise AttachmentEmpty(file_name)
    if len(content) > LIMIT_BYTES:
        raise AttachmentTooBig(file_name, len(content), LIMIT_BYTES)
    media_type = media_type_of(content)
    if media_type is None:
        raise AttachmentUnknown(file_name)
    return media_type


def _keep_content(session: Session, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    kept = sa.select(sa.exists().where(AttachmentContent.sha256 == digest))
    if not session.scalar(kept):
        session.add(AttachmentContent(sha256=digest, content=content))
    return digest


def _consent_for(session: Session, customer_id: int, entry: AttachmentEntry) -> int | None:
    if entry.consent_id is not None:
        consent = session.get(Consent, entry.consent_id)
        if consent is None or consent.customer_id != customer_id:
            raise ConsentOfOther
        return consent.id
    return session.scalar(
        sa.select(Consent.id).where(
            Consent.customer_id == customer_id,
            Consent.kind == _NEEDED.get(entry.kind),
            Consent.withdrawn_on.is_(None),
        )
    )


def _row(attachment: Attachment, standing: set[ConsentKind]) -> AttachmentRow:
    needed = _NEEDED.get(attachment.kind)
    return AttachmentRow(
        id=attachment.id,
        kind=attachment.kind,
        title=attachment.title,
        file_name=attachment.file_name,
        media_type=attachment.media_type,
        size_bytes=attachment.size_bytes,
        added_on=attachment.added_on,
        usable=None if needed is None else needed in standing,
    )


def _attachment(session: Session, attachment_id: int) -> Attachment:
    attachment = session.get(Attachment, attachment_id)
    if attachment is None:
        raise NotFound("attachment", attachment_id)
    return attachment
