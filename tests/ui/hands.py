"""The hands and eyes of whoever sits at the desk: find what is on the screen, read it, use it.

What is looked for must be there once and in sight. It goes by the name a screen reader would say,
or by what is written on it; nothing private of a widget is touched.
"""

from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.parts.fields.suggest_field import SuggestField
from app.ui.parts.lists.table import ListTable
from app.ui.tables.sum_card import SumPart

CTRL, DOWN, ENTER, ESCAPE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)
LEFT = Qt.MouseButton.LeftButton
FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
Kind = TypeVar("Kind", bound=QWidget)


def visible(place: QWidget, kind: type[Kind]) -> list[Kind]:
    return [each for each in place.findChildren(kind) if each.isVisible()]


def opened(window, kind, qtbot):
    """Return the dialog of ``kind`` once it is open and has the keyboard."""
    qtbot.waitUntil(lambda: bool(visible(window, kind)))
    (dialog,) = visible(window, kind)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def words_of(place: QWidget) -> list[str]:
    """Everything that can be read on labels."""
    return [label.text() for label in visible(place, QLabel)]


def says(place: QWidget, words: str) -> bool:
    """Return whether ``words`` can be read somewhere."""
    return any(words in text for text in words_of(place))


def called(place: QWidget, name: str, kind: type[Kind]) -> Kind:
    """Return the widget of ``kind`` with that name."""
    found = [each for each in visible(place, kind) if each.accessibleName() == name]
    assert len(found) == 1, (name, [each.accessibleName() for each in visible(place, kind)])
    return found[0]


def field(place: QWidget, name: str) -> Any:
    """Return the field with that name."""
    (found,) = [
        each for kind in FIELDS for each in visible(place, kind) if each.accessibleName() == name
    ]
    return found


def fill(place: QWidget, name: str, text: str) -> None:
    """Type ``text`` into the field with that name, in the place of what stands there."""
    found = field(place, name)
    found.setFocus()
    found.selectAll()
    QTest.keyClick(found, Qt.Key.Key_Delete)
    _type(found, text)


def choose(place: QWidget, name: str, text: str) -> None:
    """Choose what says ``text`` in the box with that name."""
    box = called(place, name, QComboBox)
    at = box.findText(text)
    assert at >= 0, [box.itemText(each) for each in range(box.count())]
    box.setCurrentIndex(at)
    box.activated.emit(at)


def button(place: QWidget, name: str) -> QAbstractButton:
    """Return the button with that name, or on which that is written."""
    found = [
        each
        for each in visible(place, QAbstractButton)
        if name in {each.accessibleName(), each.text().strip()}
    ]
    assert len(found) == 1, (name, [each.text() for each in visible(place, QAbstractButton)])
    return found[0]


def click(place: QWidget, name: str) -> None:
    """Click the button with that name."""
    found = button(place, name)
    assert found.isEnabled(), name
    found.click()


def listing(place: QWidget, name: str) -> ListTable:
    """Return the list with that name."""
    return called(place, name, ListTable)


def lines_of(table: QTableView) -> list[list[str]]:
    """What stands in a list, line by line."""
    model = table.model()
    return [
        [model.index(row, column).data() or "" for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def line_of(table: QTableView, *words: str) -> list[str]:
    """What stands in the line in which all the words do."""
    return lines_of(table)[_place_of(table, words)]


def click_line(table: QTableView, *words: str) -> None:
    """Click the line in which all the words stand."""
    index = table.model().index(_place_of(table, words), 0)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def _place_of(table: QTableView, words: tuple[str, ...]) -> int:
    lines = ["\t".join(cells) for cells in lines_of(table)]
    return next(at for at, line in enumerate(lines) if all(word in line for word in words))


def pick(place: QWidget, name: str, text: str, qtbot: QtBot) -> None:
    """Type into the field with that name, which finds things, and take what it offers first."""
    line = called(place, name, QLineEdit)
    _type(line, text)
    QTest.keyClick(line, ENTER)
    finder = line.parent()
    assert isinstance(finder, SuggestField)
    qtbot.waitUntil(lambda: finder.taken is not None)


def choose_entry(place: QWidget, text: str) -> None:
    """Choose the entry that says ``text`` from the menus of a place."""
    menus = place.findChildren(QMenu)
    entries = {entry.text(): entry for menu in menus for entry in menu.actions()}
    entries[text].trigger()


def figure_of(place: QWidget, caption: str) -> str:
    """How many rows of a file a part of it says it is."""
    return called(place, caption, SumPart).accessibleDescription().split(" ", 1)[0]


def answer_file(place: QWidget, path: Path) -> None:
    """Choose ``path`` where a file is asked for."""
    (question,) = place.findChildren(QFileDialog)
    question.fileSelected.emit(str(path))
    question.close()


def type_in(dialog, text, qtbot):
    """Type into whatever has the focus."""
    _type(dialog.focusWidget(), text)


def press(dialog, key, qtbot, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    qtbot.keyClick(dialog.focusWidget() or dialog, key, modifier)


def press_keys(place, keys, qtbot):
    """Press keys one after another, each where the focus is by then."""
    for key in keys:
        press(place, key, qtbot)


def save(dialog, qtbot):
    """Press Ctrl+Enter."""
    press(dialog, ENTER, qtbot, CTRL)


def finish(dialog, qtbot):
    """Press Ctrl+Enter, and wait until the dialog is gone."""
    with qtbot.waitSignal(dialog.finished):
        save(dialog, qtbot)


def action_of(dialog: QWidget) -> QPushButton:
    """Return the one button of a dialog that stands out."""
    (action,) = [
        each for each in dialog.findChildren(QPushButton) if each.property("kind") == "primary"
    ]
    return action


def _type(place: QWidget, text: str) -> None:
    if text.isascii():
        QTest.keyClicks(place, text)
        return
    typed = QInputMethodEvent()  # as Chinese comes in
    typed.setCommitString(text)
    QApplication.sendEvent(place, typed)
