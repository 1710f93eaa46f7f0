"""Questions: which file, and whether to do what cannot be undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton

from app.ui.parts.files import ask_file, ask_folder, ask_new_file
from app.ui.parts.forms.confirm import ConfirmDialog


@pytest.fixture
def question(owner, qtbot):
    owner.show()
    question = ConfirmDialog(
        "Anonymise 李思雨",
        consequence="Name, phone and story are blanked. This cannot be undone.",
        action="Anonymise",
        parent=owner,
    )
    question.open()
    qtbot.waitExposed(question)
    return question


@pytest.fixture
def told(question):
    """What the question told whoever asked it."""
    told = []
    question.confirmed.connect(lambda: told.append("confirmed"))
    return told


def answer(question, name):
    (found,) = (
        each for each in question.findChildren(QPushButton) if each.accessibleName() == name
    )
    return found


def test_the_answer_that_changes_nothing_has_the_focus(question):
    assert question.focusWidget().accessibleName() == "Cancel"


def test_it_is_done_only_when_said(question, told, qtbot):
    assert told == []

    qtbot.mouseClick(answer(question, "Anonymise"), Qt.MouseButton.LeftButton)

    assert told == ["confirmed"]
    assert question.result() == QDialog.DialogCode.Accepted


def test_cancel_does_nothing(question, told, qtbot):
    qtbot.mouseClick(answer(question, "Cancel"), Qt.MouseButton.LeftButton)

    assert told == []
    assert question.result() == QDialog.DialogCode.Rejected


def test_escape_does_nothing(question, qtbot):
    with qtbot.assertNotEmitted(question.confirmed), qtbot.waitSignal(question.rejected):
        qtbot.keyClick(question, Qt.Key.Key_Escape)


def test_a_file_is_handed_on_once_it_is_chosen(owner, tmp_path):
    chosen: list[Path] = []
    ask_file(owner, "Import", kinds="Tables (*.csv)", then=chosen.append)
    owner.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "a.csv"))

    assert chosen == [tmp_path / "a.csv"]


def test_a_new_file_carries_the_suggested_name(owner, tmp_path):
    ask_new_file(
        owner, "Export", suggested=tmp_path / "list.xlsx", kinds="Excel (*.xlsx)", then=print
    )
    dialog = owner.findChild(QFileDialog)

    assert dialog.selectedFiles() == [str(tmp_path / "list.xlsx")]
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave


def test_a_folder_is_handed_on(owner, tmp_path):
    chosen: list[Path] = []
    ask_folder(owner, "Second place", then=chosen.append)
    owner.findChild(QFileDialog).fileSelected.emit(str(tmp_path))

    assert chosen == [tmp_path]
