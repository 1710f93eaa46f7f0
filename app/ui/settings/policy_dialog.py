"""Publishes another version of a text."""

from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.services.aftersales.policies import PolicyEmpty, PublishedRow, publish_policy
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.forms.step_form import Step, StepDialog
from app.ui.theme.tokens import Size
from app.words.language import say
from app.words.names import name_of


class PolicyDialog(StepDialog):
    """Collects the words and the day they hold from; begins with the words of ``row``."""

    def __init__(self, row: PublishedRow, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            say("New version: {about}", about=name_of(row.kind)),
            action=say("Publish"),
            parent=parent,
        )
        self._kind, self._today = row.kind, today
        self._from = DayField(say("Holds from"), today=today, earliest=today)
        self._from.set_day(today)
        self._text = QPlainTextEdit(row.policy.text)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(Size.CHART * 2)
        self.add_row(say("Holds from"), self._from)
        self.add_row(say("Text"), self._text)
        self.set_total("", say("It stands on every slip and sheet made from that day on."))

    @override
    def collect(self) -> Step | None:
        day, text = self._from.day, self._text.toPlainText()
        if day is None:
            self.show_refusal(say("Please give the day from which it holds."), self._from)
            return None
        return lambda doing: (
            lambda session: publish_policy(
                session,
                kind=self._kind,
                valid_from_on=day,
                text=text,
                actor=doing.actor,
                today=self._today,
            )
        )

    @override
    def field_for(self, error: BaseException) -> QWidget | None:
        return self._text if isinstance(error, PolicyEmpty) else self._from
