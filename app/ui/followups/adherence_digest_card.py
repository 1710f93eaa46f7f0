"""What customers said this month, by theme."""

from PySide6.QtWidgets import QWidget

from app.services.followups.digest import Digest, DigestTheme
from app.ui.followups.adherence_sayings import digest_sentence
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import muted, wrapped
from app.ui.parts.cards.meters import Meter
from app.words import Theme
from app.words.formats import number, short_day
from app.words.language import say
from app.words.names import name_of

_MOST_SAID = 3


class DigestCard(Card):
    """A bar for each theme, and under it what was said most often."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("What customers said"), parent=parent)

    def show_digest(self, digest: Digest) -> None:
        """Show the themes of the month."""
        self.clear()
        self.set_title(digest_sentence(digest))
        self.set_note(f"{short_day(digest.first_on)} – {short_day(digest.last_on)}")
        for theme in digest.themes:
            if theme.count:
                self._add_theme(theme, digest)
        if not digest.with_findings:
            self.add(muted(say("Nobody has told us anything this month yet.")))

    def _add_theme(self, theme: DigestTheme, digest: Digest) -> None:
        meter = Meter(name_of(theme.theme))
        said = number(theme.count)
        if theme.theme is Theme.SATISFACTION and digest.mean_score is not None:
            said = say("{mean} of 5 · {count}", mean=f"{digest.mean_score:.1f}", count=said)
        meter.set_value(said, theme.count / digest.entries)
        self.add(meter)
        if theme.theme is not Theme.SATISFACTION:
            words = [text for text, _ in theme.often] or [each.text for each in theme.sayings]
            quoted = " · ".join(say("“{words}”", words=each) for each in words[:_MOST_SAID])
            self.add(wrapped(quoted, "small"))
