"""The customer's own rhythm as a strip of visits."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.services.rules.rhythm import Risk
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.cards.rhythm_strip import Rhythm, RhythmStrip
from app.ui.profile.rhythms import CustomerRhythm
from app.words import RiskStage
from app.words.language import say

EARLY_SHARE = 0.75
FEWEST_GAPS = 2


class RhythmCard(Card):
    """When they came, when they were expected, and where today is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Return rhythm"), parent=parent)
        self._strip = RhythmStrip()
        self._none = wrapped(say("No treatment yet that one comes back for."), "muted")
        self.add(self._strip)
        self.add(self._none)

    def show_rhythm(self, rhythm: CustomerRhythm, today: date) -> None:
        """Show the rhythm of this customer."""
        known = rhythm.risk is not None
        self._strip.setVisible(known)
        self._none.setVisible(not known)
        self.set_note(rhythm.risk.rhythm.family if rhythm.risk else "")
        self._strip.set_rhythm(_strip_of(rhythm.risk, rhythm, today) if rhythm.risk else None)


def _strip_of(risk: Risk, rhythm: CustomerRhythm, today: date) -> Rhythm:
    gap = float(risk.rhythm.expected_gap)
    last_on = risk.rhythm.visits.last_on
    over = risk.rhythm.days_since - round(gap)
    earliest = gap * EARLY_SHARE
    return Rhythm(
        visited_on=rhythm.visited_on,
        today=today,
        expected_from=last_on + timedelta(days=round(earliest)),
        expected_to=last_on + timedelta(days=round(gap)),
        note=_note(round(gap), rhythm.gaps),
        today_note=say("today, {days} d over", days=over) if over > 0 else say("today"),
        late=risk.stage is not RiskStage.ON_RHYTHM,
    )


def _note(gap: int, gaps: list[int]) -> str:
    """Return how often, and between which days where several lie around it.

    Few visits lean on what is usual for the treatment, which may be far from their own days.
    """
    if len(gaps) < FEWEST_GAPS or not gaps[0] <= gap <= gaps[-1]:
        return say("every {days} days", days=gap)
    return say(
        "every {days} days ({shortest}–{longest})", days=gap, shortest=gaps[0], longest=gaps[-1]
    )
