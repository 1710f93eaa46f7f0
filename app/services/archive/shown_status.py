"""The status that the desk sees."""

from datetime import date

from app.services.rules.score import DORMANT_AFTER_DAYS
from app.words import CustomerStatus, ShownStatus


def shown_status(status: CustomerStatus, last_visit_on: date | None, today: date) -> ShownStatus:
    """Return the decision, and for the active what their visits say."""
    if status is not CustomerStatus.ACTIVE:
        return ShownStatus(status.value)
    if last_visit_on is None:
        return ShownStatus.PROSPECT
    dormant = (today - last_visit_on).days >= DORMANT_AFTER_DAYS
    return ShownStatus.DORMANT if dormant else ShownStatus.ACTIVE
