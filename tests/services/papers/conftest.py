"""What the papers need: a stamp, and English after each test."""

from collections.abc import Iterator

import pytest

from app.services.papers.document import PaperSetting, PrintStamp
from app.words.language import choose_language


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    choose_language("en")


@pytest.fixture
def stamp(settings, clock, actor) -> PrintStamp:
    return PrintStamp(
        clinic_name=settings.name,
        zone=settings.zone,
        printed_at=clock.now(),
        printed_by=actor.name,
    )


@pytest.fixture
def card_setting(stamp, actor) -> PaperSetting:
    return PaperSetting(stamp=stamp, actor=actor, currency="CNY")
