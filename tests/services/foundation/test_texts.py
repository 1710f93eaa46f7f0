"""What text the store keeps, whichever service writes it."""

import pytest
import sqlalchemy as sa

from app.models import Circle, Customer, NeedCode
from app.services.foundation.errors import sentence
from app.services.foundation.texts import TextTooLong, TextUnseen
from app.words import CircleKind, Intent, NeedKind
from app.words.language import choose_language


@pytest.fixture
def write(store, actor):
    def run(row):
        store.write(lambda session: session.add(row), actor=actor, intent=Intent.EDIT_CUSTOMER)

    return run


def kept(store, model, name):
    return store.read(lambda session: [getattr(row, name) for row in session.query(model)])


def test_a_note_is_kept_without_control_signs_and_with_its_lines(store, write):
    write(Customer(number="1", name="李娜", note="怕疼\x00\x07\r\n周末\u202e可\ud800"))

    assert kept(store, Customer, "note") == ["怕疼\n周末可"]


@pytest.mark.parametrize(("field", "most"), [("name", 80), ("note", 20_000), ("wechat", 64)])
def test_what_is_longer_than_its_place_is_refused(store, write, field, most):
    fits = {"number": "1", "name": "李娜"} | {field: "长" * most}
    write(Customer(**fits))

    with pytest.raises(TextTooLong) as refused:
        write(Customer(**fits | {"number": "2", field: "长" * (most + 1)}))

    assert (refused.value.length, refused.value.most) == (most + 1, most)


@pytest.mark.parametrize(
    "row",
    [
        NeedCode(kind=NeedKind.NEED, name="\u200b\u2060"),
        Circle(kind=CircleKind.CLUB, name="\u202d\u202c"),
    ],
)
def test_a_name_that_nobody_sees_is_refused(write, row):
    with pytest.raises(TextUnseen):
        write(row)


def test_what_was_too_long_before_stands_in_nobodys_way(store, engine, actor):
    with engine.begin() as connection:
        connection.execute(sa.insert(Customer), [{"number": "1", "name": "长" * 90}])

    def edit(session):
        session.query(Customer).one().region = "滨湖"

    store.write(edit, actor=actor, intent=Intent.EDIT_CUSTOMER)

    assert kept(store, Customer, "region") == ["滨湖"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("refusal", [TextTooLong("甲" * 24, 81, 80), TextUnseen()])
def test_each_refusal_has_its_sentence(language, refusal):
    choose_language(language)

    assert sentence(refusal)
