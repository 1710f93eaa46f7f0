"""A write by a person asks for its permission before it does anything."""

import pytest

from app.services.foundation.errors import NotAllowed
from app.services.rules.deeds import deed
from app.words import Intent, Permission
from tests.factories import doing


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def write_down(session, doing, *, word):
    session.append((doing.actor.name, word))
    return len(session)


def test_a_deed_knows_who_does_it_and_returns_what_it_did(actor):
    page: list[tuple[str, str]] = []

    assert write_down(page, doing(actor), word="price") == 1
    assert page == [(actor.name, "price")]


def test_a_deed_that_is_not_allowed_does_nothing(receptionist):
    page: list[tuple[str, str]] = []
    work = write_down.by(doing(receptionist), word="price")

    with pytest.raises(NotAllowed):
        work(page)

    assert page == []
