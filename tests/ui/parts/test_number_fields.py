"""Numbers are typed as they come, also from a Chinese input method."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication

from app.ui.parts.fields.number_fields import DecimalField, NumberField
from app.ui.theme.tokens import Space


def compose(field: QAbstractSpinBox, text: str) -> None:
    """Let an input method put in what it composed, as Chinese ones do."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field.lineEdit(), event)


@pytest.mark.parametrize(("typed", "value"), [("42", 42), ("４２", 42), ("4２", 42)])
def test_a_whole_number_may_be_typed_in_full_width(qtbot, typed, value):
    field = NumberField(least=0, most=99)
    qtbot.addWidget(field)
    field.selectAll()
    compose(field, typed)
    assert field.value() == value


@pytest.mark.parametrize(("typed", "value"), [("12.5", 12.5), ("１２．５", 12.5)])
def test_a_number_with_decimals_may_be_typed_in_full_width(qtbot, typed, value):
    field = DecimalField(least=0, most=99, decimals=1)
    qtbot.addWidget(field)
    field.selectAll()
    compose(field, typed)
    assert field.value() == pytest.approx(value)


def test_a_number_out_of_range_is_not_taken(qtbot):
    field = NumberField(least=1, most=9, value=5)
    qtbot.addWidget(field)
    field.selectAll()
    QTest.keyClicks(field, "12")
    assert field.value() == 1


def test_the_text_begins_as_far_from_the_edge_as_in_other_fields(qtbot):
    field = NumberField(least=1, most=9)
    qtbot.addWidget(field)
    assert field.lineEdit().textMargins().left() == Space.S
