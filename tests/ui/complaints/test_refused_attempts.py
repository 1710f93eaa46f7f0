"""A refused attempt is said at once, and stands in the log of the complaint from then on."""

import pytest
from PySide6.QtWidgets import QWidget

from app.models import ComplaintCase
from app.services.foundation.history import list_entries
from app.ui.complaints.deeds import open_call_back_dialog
from app.ui.settings.journal import JournalSection
from tests.ui.hands import lines_of, listing, says


@pytest.mark.req("B41")
def test_a_handler_who_wants_to_call_back_is_told_and_the_log_keeps_it(
    show, team, signed, session, qtbot
):
    complaint_id = session.get_one(ComplaintCase, signed).complaint_id
    page = show(team.wu)
    qtbot.waitUntil(lambda: says(page, "C-0001 · 李思雨"))

    page.call_back(complaint_id)

    qtbot.waitUntil(lambda: says(page, "so somebody else calls back: Li Na, Zhou Lan"))
    qtbot.waitUntil(lambda: says(page, "Refused: calling back after having handled it · Dr Wu"))
    assert says(page, "Who ever had a complaint in hand never calls back about it.")


def test_the_journal_names_what_was_tried_and_the_rule_that_held(desk, team, signed, store, qtbot):
    desk.tasks.act_for(team.wu)
    owner = QWidget()
    qtbot.addWidget(owner)
    open_call_back_dialog(desk, owner, case_id=signed)
    qtbot.waitUntil(lambda: store.read(lambda s: list_entries(s, last=1))[0].tried is not None)

    section = JournalSection(desk)
    qtbot.addWidget(section)
    section.show()
    qtbot.waitUntil(lambda: lines_of(listing(section, "Journal")) != [])

    assert lines_of(listing(section, "Journal"))[0][2:5] == [
        "Dr Wu",
        "Refused: calling back after having handled it · C-0001",
        "nothing changed",
    ]
