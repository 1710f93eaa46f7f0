"""Who is to be left in peace: the paused, the opted out, and those who are gone."""

from datetime import date

from app.services.planning.facts import Standing
from app.services.planning.frame import Frame
from app.words import ContactPause, CustomerStatus, SkipReason


def left_in_peace(who: Standing, frame: Frame) -> SkipReason | None:
    """Return why the customer is not contacted in all the days to plan; None if they may be."""
    if who.status is not CustomerStatus.ACTIVE:
        return SkipReason.GIVEN_UP
    if who.pause is None or not is_paused_on(who, frame.to_on):
        return None
    opted_out = who.pause is ContactPause.OPTED_OUT
    return SkipReason.OPTED_OUT if opted_out else SkipReason.PAUSED


def is_paused_on(who: Standing, day: date) -> bool:
    """Return whether the customer is not to be contacted on ``day``."""
    return who.pause is not None and (who.pause_until_on is None or day <= who.pause_until_on)
