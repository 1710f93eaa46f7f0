"""Sets a new clinic up with everything it starts from."""

from pathlib import Path

from sqlalchemy.orm import Session

from app.services.archive.needs import seed_needs
from app.services.catalogue.seed import seed_catalogue
from app.services.foundation.clock import SystemClock
from app.services.office.opening import open_desk
from app.services.vault.clinic_store import ClinicCreated, ClinicEntry, create_clinic
from app.words import Intent


def found_clinic(folder: Path, *, entry: ClinicEntry, password: str) -> ClinicCreated:
    """Make a clinic with the usual catalogue, needs and pains in ``folder`` and leave it closed.

    Raises:
        Refusal: Whatever ``create_clinic`` refuses.
    """
    clock = SystemClock(entry.zone)
    created = create_clinic(folder, entry=entry, password=password, clock=clock)

    def begin(session: Session) -> None:
        seed_catalogue(session, today=clock.today())
        seed_needs(session, language=entry.language)

    desk = open_desk(folder, name=entry.manager_name, password=password)
    try:
        desk.store.write(begin, actor=desk.actor, intent=Intent.SET_UP)
    finally:
        desk.close()
    return created
