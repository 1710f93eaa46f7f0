"""The colour at the edge of each kind; the word always stands with it."""

from typing import Final

from PySide6.QtGui import QColor

from app.ui.theme.theme import current
from app.ui.theme.tokens import Tone
from app.words import FollowUpKind
from app.words.language import say_in
from app.words.names import name_of

_TONES: Final = {
    FollowUpKind.AFTERCARE: Tone.OK,
    FollowUpKind.DUE_BACK: Tone.WARN,
    FollowUpKind.DATES: Tone.VIP,
    FollowUpKind.HOLIDAY: Tone.VIP,
    FollowUpKind.COMPLAINT_CALL_BACK: Tone.BAD,
    FollowUpKind.STANDARD: Tone.MAJOR,
    FollowUpKind.CULTIVATION: Tone.POTENTIAL,
    FollowUpKind.WIN_BACK: Tone.BAD,
    FollowUpKind.INVITATION: Tone.POTENTIAL,
    FollowUpKind.REFERRAL_THANKS: Tone.VIP,
    FollowUpKind.ARCHIVE_UPDATE: Tone.ORDINARY,
    FollowUpKind.SECOND_VISIT: Tone.MAJOR,
    FollowUpKind.IN_PERSON: Tone.BAD,
    FollowUpKind.LEAD: Tone.WARN,
}


def short_kind(kind: FollowUpKind) -> str:
    """Return the name of ``kind`` as far as a narrow card has room for it."""
    match kind:
        case FollowUpKind.DATES:
            short = say_in("short follow-up kind", "Dates")
        case FollowUpKind.HOLIDAY:
            short = say_in("short follow-up kind", "Greeting")
        case FollowUpKind.COMPLAINT_CALL_BACK:
            short = say_in("short follow-up kind", "Call-back")
        case FollowUpKind.STANDARD:
            short = say_in("short follow-up kind", "Quarterly")
        case FollowUpKind.REFERRAL_THANKS:
            short = say_in("short follow-up kind", "Thanks")
        case FollowUpKind.ARCHIVE_UPDATE:
            short = say_in("short follow-up kind", "Archive")
        case _:
            short = name_of(kind)
    return short


def kind_tone(kind: FollowUpKind) -> Tone:
    """Return the tone of ``kind``."""
    return _TONES[kind]


def kind_ink(kind: FollowUpKind) -> QColor:
    """Return the colour at the edge of ``kind``."""
    return current().ink(_TONES[kind])
