"""On which day the calls of a sheet were."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.services.followups.called_days import WITHIN
from app.ui.parts.fields.choice_box import ChoiceBox
from app.words.formats import page_day
from app.words.language import say


class CalledBox(ChoiceBox[date]):
    """Each call on the day it was due, or all that follow on one day, the latest first."""

    def __init__(self, *, today: date, parent: QWidget | None = None) -> None:
        days = [today - timedelta(days=ago) for ago in range(WITHIN.days + 1)]
        said = {today: say("Today"), today - timedelta(days=1): say("Yesterday")}
        super().__init__(
            [(day, said.get(day) or page_day(day)) for day in days],
            nothing=say("each on the day it was due"),
            parent=parent,
        )

    def step(self, by: int) -> None:
        """Go some lines down, or up."""
        self.setCurrentIndex(min(max(self.currentIndex() + by, 0), self.count() - 1))
