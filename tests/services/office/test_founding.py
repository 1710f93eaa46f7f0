"""A new clinic starts with a catalogue and can be opened."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from app.services.archive.choices import load_choices
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


@pytest.mark.parametrize(("language", "first"), [("zh", "丰唇丰颊"), ("en", "clear skin")])
def test_a_new_clinic_has_needs_and_pains_to_choose_from(tmp_path, language, first):
    found_clinic(tmp_path, entry=replace(ENTRY, language=language), password="peach-blossom")

    desk = open_desk(tmp_path, name="李梅", password="peach-blossom")
    choices = desk.store.read(load_choices)
    desk.close()

    assert (len(choices.needs), len(choices.pains)) == (8, 6)
    assert first in [name for _key, name in choices.needs]
