"""Documents filed with a customer."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text

from app.models import AttachmentContent, Consent
from app.services.archive import attachments
from app.services.archive.attachments import (
    AttachmentEmpty,
    AttachmentEntry,
    AttachmentTooBig,
    AttachmentUnknown,
    ConsentOfOther,
    add_attachment,
    list_attachments,
    media_type_of,
    plain_file_name,
    read_attachment,
    remove_attachment,
)
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.foundation.undo import undo_entry
from app.words import AttachmentKind, ConsentKind, Intent, Role
from tests.factories import make_customer

PDF = b"%PDF-1.7 signed"
TESTIMONY, PHOTOGRAPH = AttachmentKind.TESTIMONY, AttachmentKind.PHOTOGRAPH


def word_file(*names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return packed.getvalue()


@pytest.fixture
def customer_id(session):
    return make_customer(session).id


@pytest.fixture
def attach(session, actor, today, customer_id):
    def attach(content=PDF, kind=AttachmentKind.SIGNED_FORM, file_name="a.pdf", **fields):
        entry = AttachmentEntry(kind=kind, file_name=file_name, content=content, **fields)
        return add_attachment(
            session, customer_id=customer_id, entry=entry, actor=actor, today=today
        )

    return attach


def consent(session, customer_id, kind=ConsentKind.TESTIMONY, **fields):
    given = Consent(customer_id=customer_id, kind=kind, given_on=date(2026, 1, 1), **fields)
    session.add(given)
    session.flush()
    return given


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic....", "image/heic"),
        (
            word_file("[Content_Types].xml", "word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (word_file("xl/workbook.xml"), None),
        (b"PK\x03\x04 broken", None),
        (b"\x00\x00\x00\x18ftypmp42....", None),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_bytes_say(content, media_type):
    assert media_type_of(content) == media_type


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("form.pdf", "form.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\li\\同意书.pdf", "同意书.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("..", "-"),
        ("", "-"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_file_name_never_becomes_a_path(name, plain):
    assert plain_file_name(name) == plain


def test_what_was_filed_can_be_read_again(session, actor, customer_id, attach):
    key = attach(file_name="forms/同意书.pdf")

    file = read_attachment(session, attachment_id=key, actor=actor)
    row = list_attachments(session, customer_id=customer_id)[0]

    assert (file.content, file.file_name, file.media_type) == (PDF, "同意书.pdf", "application/pdf")
    assert (row.title, row.size_bytes, row.usable) == ("同意书.pdf", len(PDF), None)


def test_the_same_bytes_are_kept_once(session, customer_id, attach):
    attach()
    attach(title="again")

    assert session.scalar(select(func.count()).select_from(AttachmentContent)) == 1
    assert len(list_attachments(session, customer_id=customer_id)) == 2


@pytest.mark.req("B57", "B59")
class TestPublicity:
    def test_a_testimony_without_consent_is_not_usable(self, session, customer_id, attach):
        attach(kind=TESTIMONY)

        assert list_attachments(session, customer_id=customer_id)[0].usable is False

    @pytest.mark.parametrize(
        ("kind", "needed"),
        [(TESTIMONY, ConsentKind.TESTIMONY), (PHOTOGRAPH, ConsentKind.PORTRAIT)],
    )
    def test_with_the_consent_of_its_kind_it_is(self, session, customer_id, attach, kind, needed):
        consent(session, customer_id, needed)
        attach(kind=kind)

        assert list_attachments(session, customer_id=customer_id)[0].usable

    def test_a_consent_taken_back_takes_the_testimony_back(
        self, session, customer_id, attach, today
    ):
        given = consent(session, customer_id)
        attach(kind=TESTIMONY)
        given.withdrawn_on = today - timedelta(days=1)

        assert list_attachments(session, customer_id=customer_id)[0].usable is False

    def test_the_consent_of_someone_else_is_refused(self, session, attach):
        other = consent(session, make_customer(session).id)

        with pytest.raises(ConsentOfOther):
            attach(kind=TESTIMONY, consent_id=other.id)

    def test_a_consent_can_be_named(self, session, customer_id, attach):
        given = consent(session, customer_id)
        attach(kind=TESTIMONY, consent_id=given.id)

        assert list_attachments(session, customer_id=customer_id)[0].usable


class TestRefusals:
    def test_an_empty_file(self, attach):
        with pytest.raises(AttachmentEmpty):
            attach(b"")

    def test_a_file_of_another_kind_whatever_its_name(self, attach):
        with pytest.raises(AttachmentUnknown):
            attach(b"MZ\x90\x00", file_name="form.pdf")

    def test_a_file_over_the_limit(self, attach, monkeypatch):
        monkeypatch.setattr(attachments, "LIMIT_BYTES", len(PDF) - 1)

        with pytest.raises(AttachmentTooBig) as refused:
            attach()

        assert refused.value.size_bytes == len(PDF)

    def test_a_document_that_is_not_there(self, session, actor):
        with pytest.raises(NotFound):
            read_attachment(session, attachment_id=404, actor=actor)

    def test_a_document_without_its_bytes(self, session, actor, attach):
        key = attach()
        session.execute(text("DROP TRIGGER attachment_contents_stay_on_DELETE"))
        session.delete(session.scalars(select(AttachmentContent)).one())
        session.flush()

        with pytest.raises(NotFound):
            read_attachment(session, attachment_id=key, actor=actor)


def test_a_removed_document_comes_back_whole_by_undo(session, store, actor, customer_id, attach):
    key = attach()
    session.commit()
    store.write(
        lambda writing: remove_attachment(writing, attachment_id=key, actor=actor),
        actor=actor,
        intent=Intent.REMOVE_ATTACHMENT,
    )
    assert store.read(lambda r: list_attachments(r, customer_id=customer_id)) == []

    store.write(undo_entry, actor=actor, intent=Intent.UNDO)

    desk = Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)
    file = store.read(lambda r: read_attachment(r, attachment_id=key, actor=desk))
    assert file.content == PDF
