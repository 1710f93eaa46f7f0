"""What every page is handed when it is built."""

from dataclasses import dataclass

from app.services.foundation.actors import Actor
from app.services.foundation.clock import Clock
from app.services.foundation.settings import ClinicSettings
from app.services.office.people import KeyCabinet
from app.ui.parts.keeping import Keeping
from app.ui.parts.preferences import Preferences
from app.ui.parts.tasks import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The desk a page works at.

    Attributes:
        tasks: Runs store work and tells what was changed.
        clock: Knows the moment and the day.
        preferences: What the person has arranged.
        cabinet: For giving people keys of their own; ``None`` where nobody signs in.
        settings: What holds for the whole clinic, such as the currency.
        keeping: Keeps the store safe; ``None`` where there is nothing to keep.
    """

    tasks: Tasks
    clock: Clock
    preferences: Preferences
    settings: ClinicSettings
    cabinet: KeyCabinet | None = None
    keeping: Keeping | None = None

    @property
    def person(self) -> Actor:
        """Who sits at the desk."""
        return self.tasks.actor
