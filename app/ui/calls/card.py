"""One card with everything for a call: who and why at the left, how it went at the right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.followups.call_cards import Call
from app.services.followups.entries import OutcomeEntry
from app.services.followups.errors import CalledTooEarly
from app.services.foundation.errors import sentence
from app.services.planning.reason_words import reason_line, what_to_say
from app.services.rules.permissions import may
from app.ui.calls.fact_words import facts_of, number_of, reach_of, standing_of, warnings_of
from app.ui.calls.telling import TellingDialog
from app.ui.parts.cards.chips import ChipLabel, tier_chip
from app.ui.parts.cards.labels import label, mark, muted, wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.pickers import DayField
from app.ui.theme.tokens import ColumnWidth, Size, Space
from app.words import Permission
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
        for warned in warnings_of(call):
            column.addWidget(_warning(warned))
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


KEEP_AFTER_MS: Final = 1000
_DAY: Final = "Alt+D"


class CallCard(TellingDialog):
    """Collects how a call went; what was half-typed is given back to be kept.

    Signals:
        outcome_entered: It is to be saved; carries the ``OutcomeEntry``, and until when the
            customer is to be left in peace, if that is known.
        half_typed: Something was typed a second ago, or the card was closed; carries the
            texts by field.
    """

    outcome_entered = Signal(OutcomeEntry, object)
    half_typed = Signal(object)

    def __init__(self, desk: Desk, call: Call, *, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Call {who}", who=call.row.name),
            today=desk.clock.today(),
            currency=desk.settings.currency,
            width=Size.CALL_CARD,
            parent=parent,
        )
        self._kept: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        full = may(desk.person, Permission.SEE_FULL_PHONES)
        self.add_side(FactsPanel(call, today=desk.clock.today(), full_phones=full))
        self.add_telling()
        self.set_method(call.row.method)
        self._add_day(desk.clock.today())
        self._pause.timeout.connect(self._on_paused)
        self.changed.connect(self._pause.start)
        self.save_wanted.connect(self._on_save_wanted)

    @property
    @override
    def is_typed_in(self) -> bool:
        """Nothing is lost by leaving: what was typed is there the next time."""
        return False

    @override
    def texts(self) -> dict[str, str]:
        day = self._day.day
        said = day.isoformat() if day is not None and day != self._today else ""
        return super().texts() | {"called_on": said}

    @override
    def set_texts(self, texts: Mapping[str, str]) -> None:
        super().set_texts(texts)
        said = texts.get("called_on")
        self._day.set_day(date.fromisoformat(said) if said else self._today)

    @override
    def told(self) -> OutcomeEntry | None:
        day = self._day.day
        if day is not None:
            told = super().told()
            return told and replace(told, contacted_on=day)
        self._refuse_day(say("Type the day, not after today."))
        return None

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        if isinstance(error, CalledTooEarly):
            self._refuse_day(sentence(error))
        else:
            super().refuse(error)

    def resume(self, texts: dict[str, str]) -> None:
        """Go on where the card was left."""
        if texts:
            self.set_texts(texts)
            self._pause.stop()
            self.set_total("", say("Taken up where you left it."))
        self._kept = self.texts()

    def say_next(self, name: str) -> None:
        """Say whose call comes after this one."""
        self.set_total("", say("Next: {who}", who=name))

    def _add_day(self, today: date) -> None:
        """Let another day be said on which the call was."""
        self._today = today
        self._day = DayField(say("Day of the call"), today=today, latest=today)
        self._day.set_day(today)
        self._day.setFixedWidth(ColumnWidth.LONG)
        self._day.setToolTip(say("{what} ({shortcut})", what=say("Day of the call"), shortcut=_DAY))
        self._day.textChanged.connect(self.changed)
        self.add_to_foot(say("Called"), self._day)
        QShortcut(QKeySequence(_DAY), self, self._day.setFocus)

    def _refuse_day(self, said: str) -> None:
        self.show_refusal(said)
        self._day.setFocus()

    @override
    def reject(self) -> None:
        self._on_paused()
        super().reject()

    @override
    def accept(self) -> None:
        self._pause.stop()
        super().accept()

    @Slot()
    def _on_paused(self) -> None:
        self._pause.stop()
        texts = self.texts()
        if texts != self._kept:
            self._kept = texts
            self.half_typed.emit(texts)

    @Slot()
    def _on_save_wanted(self) -> None:
        entry = self.told()
        if entry is not None:
            self._pause.stop()
            self.hold()
            self.outcome_entered.emit(entry, self.until_on)
