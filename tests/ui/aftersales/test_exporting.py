"""A list of the page goes to a file with the columns and the words of the screen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.services.aftersales.supervision import PersonRow
from app.services.foundation.actors import Actor
from app.ui.aftersales.supervising import people_sight
from app.words import Role
from tests.ui.aftersales.test_page import page

__all__ = ["page"]
pytestmark = pytest.mark.usefixtures("clinic")


def write_to(page, path, qtbot):
    (export,) = (each for each in page.listing.findChildren(QPushButton) if each.text() == "Export")
    qtbot.waitUntil(export.isEnabled)
    export.click()
    qtbot.waitUntil(lambda: page.listing.findChild(QFileDialog) is not None)
    page.listing.findChild(QFileDialog).fileSelected.emit(str(path))
    qtbot.waitUntil(Path(path).exists)
    return Path(path).read_text(encoding="utf-8-sig").splitlines()


def test_the_returns_go_to_a_file_as_they_are_shown(taken_in, page, tmp_path, qtbot):
    heading, line = write_to(page, tmp_path / "returns.csv", qtbot)

    assert heading.startswith("Number,Number: more,Customer,Customer: more,What came back")
    assert "R-0001" in line
    assert "Taken in" in line


def test_a_count_stands_in_the_file_as_a_number_not_as_its_words():
    row = PersonRow(staff_id=1, name="Wu", first_asked=1234, in_hand=3, late=2, closed=1, stage=0)

    columns = people_sight().columns

    assert [column.text(row) for column in columns][1] == "1,234"
    assert [value for column in columns for value in column.values(row)] == ["Wu", 1234, 3, 2, 1, 0]


def test_who_may_not_export_has_no_such_button(desk, page, qtbot):
    desk.tasks.act_for(Actor(staff_id=7, name="李娜", role=Role.RECEPTIONIST))

    page.show_list("home_visits")

    assert [
        b for b in page.listing.findChildren(QPushButton) if b.text() == "Export" and b.isVisible()
    ] == []
