"""Who was looked at lately, by key; nothing here names a customer."""

from typing import Final

from app.ui.parts.preferences import Preferences

KEPT: Final = "profile/recent"
MOST: Final = 6


def recent_customers(preferences: Preferences) -> list[int]:
    """Return the keys of who was looked at, the latest first."""
    return [int(key) for key in preferences.words(KEPT) if key.isdigit()]


def keep_recent(preferences: Preferences, customer_id: int) -> None:
    """Remember that a customer was looked at."""
    others = [key for key in recent_customers(preferences) if key != customer_id]
    kept = [customer_id, *others][:MOST]
    preferences.keep_words(KEPT, [str(key) for key in kept])
