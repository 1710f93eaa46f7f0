"""One card with everything for a call: who and why at the left, how it went at the right."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.followups.call_cards import Call
from app.services.followups.entries import OutcomeEntry
from app.services.followups.errors import CalledTooEarly
from app.services.foundation.errors import sentence
from app.services.rules.permissions import may
from app.ui.calls.facts import FactsPanel
from app.ui.calls.telling import TellingDialog
from app.ui.parts.desk import Desk
from app.ui.parts.fields.pickers import DayField
from app.ui.theme.tokens import ColumnWidth, Size
from app.words import Permission
from app.words.language import say

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
