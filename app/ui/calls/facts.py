"""What one needs to know while the telephone rings, beside the form."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.followups.call_cards import Call
from app.services.planning.reason_words import reason_line, what_to_say
from app.ui.calls.fact_words import facts_of, number_of, reach_of, standing_of, warnings_of
from app.ui.parts.cards.chips import ChipLabel, tier_chip
from app.ui.parts.cards.labels import label, mark, muted, wrapped
from app.ui.theme.tokens import ColumnWidth, Size, Space
from app.words.language import say

_CAPTION: Final = ColumnWidth.SHORT


class FactsPanel(QScrollArea):
    """Who, the number, why, what never to do, what to say, and what went before."""

    def __init__(
        self, call: Call, *, today: date, full_phones: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("About the call"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(Size.CALL_FACTS)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.L, Space.L, Space.S, Space.L)
        column.setSpacing(Space.M)
        number = label(number_of(call.row, full=full_phones), "figure")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        number.setAccessibleName(say("Phone"))
        column.addLayout(_who(call))
        column.addLayout(_close(number, wrapped(reach_of(call), "muted")))
        for sentence in warnings_of(call):
            column.addWidget(_warning(sentence))
        why = wrapped(standing_of(call.row), "bad" if call.row.days_late else "muted")
        column.addLayout(_close(wrapped(reason_line(call.row.reason), "strong"), why))
        script = wrapped(what_to_say(call.row.reason, on=today))
        script.setAccessibleName(say("What to say"))
        column.addWidget(_said(script))
        column.addLayout(_facts(facts_of(call, today=today)))
        column.addStretch(1)
        self.setWidget(inner)


def _who(call: Call) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addWidget(label(call.row.name, "title"))
    row.addWidget(ChipLabel(tier_chip(call.row.tier)))
    row.addStretch(1)
    return row


def _close(upper: QWidget, lower: QWidget) -> QVBoxLayout:
    pair = QVBoxLayout()
    pair.setSpacing(Space.TINY)
    pair.addWidget(upper)
    pair.addWidget(lower)
    return pair


def _warning(sentence: str) -> QFrame:
    banner = QFrame()
    mark(banner, kind="banner", tone="bad")
    row = QHBoxLayout(banner)
    row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
    row.addWidget(wrapped(sentence, "bad_strong"))
    return banner


def _said(script: QWidget) -> QFrame:
    frame = QFrame()
    mark(frame, kind="banner", tone="ok")
    row = QHBoxLayout(frame)
    row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
    row.addWidget(script)
    return frame


def _facts(facts: Sequence[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.S)
    for caption, text in facts:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        words = muted(caption)
        words.setFixedWidth(_CAPTION)
        told = wrapped(text)
        told.setAccessibleName(caption)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(told, 1)
        column.addLayout(row)
    return column
