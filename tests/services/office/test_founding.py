"""A new clinic starts with a catalogue and can be opened."""

from zoneinfo import ZoneInfo

from app.services.catalogue.catalogue import list_catalogue
from app.services.office.founding import found_clinic
from app.services.office.opening import open_desk
from app.services.vault.clinic_store import ClinicEntry

ENTRY = ClinicEntry(
    name="无锡丽人",
    manager_name="李梅",
    zone=ZoneInfo("Asia/Shanghai"),
    currency="CNY",
    language="zh",
)


def test_a_new_clinic_has_a_catalogue_and_its_first_person(tmp_path):
    created = found_clinic(tmp_path, entry=ENTRY, password="peach-blossom")

    desk = open_desk(tmp_path, name="李梅", password="peach-blossom")
    families = desk.store.read(lambda session: list_catalogue(session, on=desk.clock.today()))
    desk.close()

    assert len(created.recovery_code) > 24
    assert "热玛吉" in [family.name for family in families]
