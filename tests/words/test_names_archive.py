"""The words for what an archive can hold."""

from collections.abc import Iterator

import pytest

from app.words import FileField
from app.words.language import LANGUAGES, choose_language
from app.words.names import name_of


@pytest.fixture(params=LANGUAGES)
def language(request) -> Iterator[str]:
    choose_language(request.param)
    yield request.param
    choose_language("en")


def test_everything_that_may_be_missing_has_a_word_of_its_own(language):
    assert len({name_of(field) for field in FileField}) == len(FileField)
