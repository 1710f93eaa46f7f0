"""Writes what a need or pain means for serving a tier."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.archive.need_meanings import NeedLine, interpret_need
from app.ui.parts.forms.step_form import Step, StepDialog, text_field
from app.words.language import say
from app.words.names import name_of


class MeaningDialog(StepDialog):
    """Collects one text; begins with the words there are."""

    def __init__(self, line: NeedLine, parent: QWidget | None = None) -> None:
        super().__init__(
            say("{need}: {tier}", need=line.name, tier=name_of(line.tier)), parent=parent
        )
        self._line = line
        self._text = text_field(line.meaning)
        self._text.setAccessibleName(say("What it means for serving them"))
        self.add_row(say("What it means"), self._text)
        self.set_total("", say("It is printed on the visit card of who has this need or pain."))

    @override
    def collect(self) -> Step | None:
        line, text = self._line, self._text.toPlainText()
        return lambda doing: (
            lambda session: interpret_need(
                session, tier=line.tier, code_id=line.code_id, text=text, actor=doing.actor
            )
        )

    @override
    def field_for(self, error: BaseException) -> QWidget | None:
        return self._text
