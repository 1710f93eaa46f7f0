"""The clinic: name, numbers, grading period, and how tiers are shown."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.services.foundation.settings import ClinicSettings
from app.services.office.clinic import MOST_DIGITS, edit_clinic
from app.services.rules.permissions import may
from app.ui.parts.buttons import primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import label, wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.number_fields import NumberField
from app.ui.theme.tokens import Size, Space
from app.words import GradingPeriod, Intent, Permission, TierScheme
from app.words.language import say
from app.words.names import name_of


class ClinicSection(QWidget):
    """What holds for everybody.

    Signals:
        settings_changed: Carries the ``ClinicSettings`` now in force.
    """

    settings_changed = Signal(ClinicSettings)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        settings = desk.settings
        self._name = QLineEdit(settings.name)
        self._prefix = QLineEdit(settings.number_prefix)
        self._digits = NumberField(least=1, most=MOST_DIGITS, value=settings.number_digits)
        self._period = QComboBox()
        for period in GradingPeriod:
            self._period.addItem(name_of(period), period.value)
        self._period.setCurrentIndex(self._period.findData(settings.grading_period.value))
        self._scheme = QComboBox()
        for scheme in TierScheme:
            self._scheme.addItem(name_of(scheme), scheme.value)
        self._scheme.setCurrentIndex(self._scheme.findData(settings.tier_scheme.value))
        self._save = primary_button(say("Save"), shortcut="Ctrl+Return")
        self._save.clicked.connect(self._on_save_clicked)
        self._build()

    def _build(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.M)
        for caption, field in (
            (say("Name of the clinic"), self._name),
            (say("Customer numbers begin with"), self._prefix),
            (say("Digits of a customer number"), self._digits),
            (say("Grade everybody"), self._period),
            (say("Show tiers as"), self._scheme),
        ):
            field.setAccessibleName(caption)
            form.addRow(label(caption, "muted"), field)
        zone, currency = self._desk.settings.zone.key, self._desk.settings.currency
        form.addRow(label(say("Time zone"), "muted"), label(zone))
        form.addRow(label(say("Currency"), "muted"), label(currency))
        body = QWidget()
        body.setLayout(form)
        body.setEnabled(may(self._desk.person, Permission.EDIT_SETTINGS))
        self._save.setVisible(body.isEnabled())
        card = Card(say("The clinic"))
        card.add(body)
        note = say("The end of the year is graded in any case. Tiers are shown, never changed.")
        card.add(wrapped(note, "muted"))
        card.add(self._save)
        self._save.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        card.setMaximumWidth(Size.DIALOG)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    @Slot()
    def _on_save_clicked(self) -> None:
        wanted = replace(
            self._desk.settings,
            name=self._name.text(),
            number_prefix=self._prefix.text(),
            number_digits=self._digits.value(),
            grading_period=GradingPeriod(self._period.currentData()),
            tier_scheme=TierScheme(self._scheme.currentData()),
        )
        self._desk.tasks.write(
            self,
            partial(edit_clinic, settings=wanted, actor=self._desk.person),
            lambda _done: self.settings_changed.emit(wanted),
            intent=Intent.EDIT_SETTINGS,
        )
