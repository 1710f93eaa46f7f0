"""Hands at the keyboard: fills a dialog in before its picture is taken."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QWidget

from app.commands.stage import Stage
from app.services.demo.team import demo_people


def front_dialog(stage: Stage) -> QDialog | None:
    """Return the dialog in front once the window stands still; ``None`` without one."""
    stage.stillness.wait()
    shown = [box for box in stage.window.findChildren(QDialog) if box.isVisible()]
    return shown[-1] if shown else None


def type_into(stage: Stage, place: QWidget, name: str, text: str) -> None:
    """Type ``text`` into the field called ``name`` and take what is offered first."""
    for field in place.findChildren(QLineEdit):
        if field.accessibleName() == name and field.isVisible():
            QTest.keyClicks(field, text)
            stage.stillness.wait()
            QTest.keyClick(field, Qt.Key.Key_Return)
            stage.stillness.wait()
            return


def press(stage: Stage, place: QWidget, text: str) -> None:
    """Press the first button that says ``text``."""
    for button in place.findChildren(QAbstractButton):
        if button.text() == text and button.isVisible():
            button.click()
            stage.stillness.wait()
            return


def choose(place: QWidget, texts: Sequence[str]) -> None:
    """Choose the first of ``texts`` in the first box that offers it, and so on down the boxes."""
    boxes = [box for box in place.findChildren(QComboBox) if box.findText(texts[0]) >= 0]
    for box, text in zip(boxes, texts, strict=False):
        box.setCurrentText(text)


def doctors(stage: Stage) -> list[str]:
    """Return the names of those who treat."""
    people = demo_people(stage.desk.settings.language)
    return [person.name for person in people if person.speciality is not None]
