"""Cards and lines of widgets."""

from PySide6.QtWidgets import QLabel, QWidget

from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.flow_layout import FlowLayout


def chip_in(flow):
    chip = QLabel("x")
    chip.setFixedSize(80, 20)
    flow.addWidget(chip)
    return chip


def test_widgets_flow_into_a_new_line_where_the_room_ends(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(widget, gap=10)
    chips = [chip_in(flow), chip_in(flow), chip_in(flow)]
    widget.resize(180, 100)
    widget.show()

    assert [(chip.x(), chip.y()) for chip in chips] == [(0, 0), (90, 0), (0, 30)]
    assert flow.heightForWidth(180) == 50
    assert flow.heightForWidth(1000) == 20


def test_a_flow_gives_its_items_back(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(widget)
    flow.addWidget(QLabel("x"))

    assert flow.takeAt(0) is not None
    assert flow.takeAt(0) is None
    assert flow.count() == 0


def test_the_first_row_of_a_card_has_no_hairline(qtbot):
    card = Card("Next")
    qtbot.addWidget(card)
    first, second = line_row(QLabel("a")), line_row(QLabel("b"))
    card.add_row(first)
    card.add_row(second)

    assert first.property("first") == "true"
    assert second.property("first") == "false"


def test_a_card_is_emptied_to_be_filled_again(qtbot):
    card = Card("Next")
    qtbot.addWidget(card)
    row = line_row(QLabel("a"))
    card.add_row(row)
    with qtbot.waitSignal(row.destroyed):
        card.clear()

    again = line_row(QLabel("b"))
    card.add_row(again)
    assert again.property("first") == "true"
