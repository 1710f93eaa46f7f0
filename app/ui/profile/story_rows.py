"""How an entry of the story looks in the list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.services.story import words as story
from app.services.story.facts import (
    ContactFact,
    EventFact,
    Fact,
    FeedbackFact,
    ReferralFact,
    RefundFact,
    TierFact,
)
from app.services.story.story import StoryEntry
from app.ui.parts.cards.chips import Chip
from app.ui.parts.cards.standing_chips import tone_of
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import FeedbackKind, Outcome
from app.words.formats import short_day
from app.words.language import say

BLANK: Final = " "  # a second line with nothing on it keeps the first one level with the others


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """An entry with a key that stays the same when the story is loaded again."""

    key: int
    entry: StoryEntry


class StoryRows:
    """Gives entries their keys."""

    def __init__(self) -> None:
        self._keys: dict[tuple[StoryEntry, int], int] = {}
        self._seen: Counter[StoryEntry] = Counter()

    def forget(self) -> None:
        """Begin with somebody else."""
        self._keys.clear()
        self._seen.clear()

    def of(self, entries: Sequence[StoryEntry], *, anew: bool) -> list[StoryRow]:
        """Return the rows of ``entries``, which begin the story ``anew`` or go on with it."""
        if anew:
            self._seen.clear()
        return [StoryRow(key=self._key(entry), entry=entry) for entry in entries]

    def _key(self, entry: StoryEntry) -> int:
        self._seen[entry] += 1  # two refunds of a day may read the same
        return self._keys.setdefault((entry, self._seen[entry]), len(self._keys))


def story_columns(currency: str, today: date) -> list[Column[StoryRow]]:
    """Return day, mark and what happened."""
    return [
        Column(
            name="day",
            title=lambda: say("Day"),
            text=lambda row: short_day(row.entry.on),
            below=lambda row: _year(row.entry.on, today),
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
            grows=False,
        ),
        Column(
            name="kind",
            title=lambda: say("Kind"),
            text=lambda row: story.mark(row.entry.fact),
            chip=lambda row: _chip(row.entry.fact),
            below=lambda _row: BLANK,
            width=ColumnWidth.MEDIUM,
            grows=False,
        ),
        Column(
            name="what",
            title=lambda: say("What happened"),
            text=lambda row: story.headline(row.entry.fact, currency=currency),
            below=lambda row: story.detail(row.entry.fact, currency=currency) or BLANK,
            tooltip=lambda row: story.headline(row.entry.fact, currency=currency),
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
    ]


def _year(on: date | None, today: date) -> str:
    return BLANK if on is None or on.year == today.year else str(on.year)


def _chip(fact: Fact) -> Chip:
    return Chip(text=story.mark(fact), tone=_tone(fact))


def _tone(fact: Fact) -> Tone:
    match fact:
        case TierFact(tier=tier):
            return tone_of(tier)
        case ReferralFact():
            return Tone.POTENTIAL
        case EventFact():
            return Tone.MAJOR
        case (
            FeedbackFact(kind=FeedbackKind.COMPLAINT)
            | RefundFact()
            | ContactFact(outcome=Outcome.DISSATISFIED)
        ):
            return Tone.WARN
        case FeedbackFact(kind=FeedbackKind.PRAISE):
            return Tone.OK
        case _:
            return Tone.ORDINARY
