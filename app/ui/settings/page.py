"""Settings: one's own desk, hours, standards, the clinic, people, safe keeping, journal."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.foundation.settings import ClinicSettings
from app.services.rules.permissions import may
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import label, title, wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.keeping import Keeping
from app.ui.parts.messages import show_notice
from app.ui.settings.catalogue import CatalogueSection
from app.ui.settings.clinic import ClinicSection
from app.ui.settings.hours import HoursSection
from app.ui.settings.journal import JournalSection
from app.ui.settings.keeping import KeepingSection
from app.ui.settings.needs import NeedsSection
from app.ui.settings.password_dialog import PasswordDialog, PasswordSubmitted
from app.ui.settings.people import PeopleSection
from app.ui.settings.policies import PoliciesSection
from app.ui.settings.promises import PromisesSection
from app.ui.settings.standards import StandardsSection
from app.ui.theme.theme import Look, current
from app.ui.theme.tokens import Size, Space
from app.words import Permission
from app.words.language import current_language, say


class OwnSection(QWidget):
    """What holds for the person alone and takes effect at once.

    Signals:
        look_wanted: Carries a ``Look``.
        language_wanted: Carries ``zh`` or ``en``.
        password_wanted: The person wants another password.
    """

    look_wanted = Signal(object)
    language_wanted = Signal(str)
    password_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        looks = [(Look.LIGHT.value, say("Light")), (Look.DARK.value, say("Dark"))]
        self._look = Segmented(looks, name=say("Look"))
        self._look.choose(current().look.value)
        self._language = Segmented([("zh", "中文"), ("en", "English")], name=say("Language"))
        self._language.choose(current_language())
        password = button(say("Change password…"))
        self._build(password)
        self._look.chosen.connect(lambda name: self.look_wanted.emit(Look(name)))
        self._language.chosen.connect(self.language_wanted)
        password.clicked.connect(self.password_wanted)

    def _build(self, password: QWidget) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.M)
        form.addRow(label(say("Look"), "muted"), self._look)
        form.addRow(label(say("Language"), "muted"), self._language)
        form.addRow(label(say("Password"), "muted"), password)
        body = QWidget()
        body.setLayout(form)
        card = Card(say("My desk"))
        card.add(wrapped(say("Holds on this computer, for you."), "muted"))
        card.add(body)
        card.setMaximumWidth(Size.DIALOG)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)


_KEEP = "settings/section"
_PLAIN: Final[Mapping[str, Callable[[Desk], QWidget]]] = {
    "catalogue": CatalogueSection,
    "needs": NeedsSection,
    "hours": HoursSection,
    "standards": StandardsSection,
    "promises": PromisesSection,
    "policies": PoliciesSection,
}


class SettingsPage(QWidget):
    """Sections side by side, built when first opened; each shows what the role may see.

    Signals:
        look_wanted, language_wanted: See ``OwnSection``.
        settings_changed: See ``ClinicSection``.
        undo_wanted: See ``JournalSection``.
        return_wanted: See ``KeepingSection``.
    """

    look_wanted = Signal(object)
    language_wanted = Signal(str)
    settings_changed = Signal(ClinicSettings)
    undo_wanted = Signal(int)
    return_wanted = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._built: dict[str, QWidget] = {}
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = self._names()
        self._sections = Segmented(list(names.items()), name=say("Sections"))
        self._stack = QStackedWidget()
        self._build()
        self._sections.chosen.connect(self.open_section)
        kept = desk.preferences.text(_KEEP, "own")
        self.open_section(kept if kept in names else "own")

    @property
    def section_names(self) -> list[str]:
        """The sections this person may open."""
        return list(self._names())

    @Slot(str)
    def open_section(self, name: str) -> None:
        """Bring a section to the front."""
        if name not in self._built:
            self._built[name] = self._make(name)
            self._stack.addWidget(self._built[name])
        self._sections.choose(name)
        self._stack.setCurrentWidget(self._built[name])
        self._desk.preferences.keep(_KEEP, name)

    def _names(self) -> dict[str, str]:
        names = {"own": say("My desk"), "catalogue": say("Catalogue")}
        person = self._desk.person
        if may(person, Permission.EDIT_CUSTOMERS):
            names["needs"] = say("Needs and circles")
        if may(person, Permission.EDIT_STANDARDS):
            names["hours"] = say("Opening hours")
            names["standards"] = say("Service standards")
            names["promises"] = say("Service promise")
            names["policies"] = say("Published rules")
        if may(person, Permission.EDIT_SETTINGS):
            names["clinic"] = say("The clinic")
        if may(person, Permission.EDIT_STAFF) and self._desk.cabinet is not None:
            names["people"] = say("People")
        if may(person, Permission.BACK_UP) and self._desk.keeping is not None:
            names["keeping"] = say("Safe keeping")
        if may(person, Permission.SEE_JOURNAL):
            names["journal"] = say("Journal")
        return names

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.L)
        head.addWidget(title(say("Settings")))
        head.addWidget(self._sections)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.L] * 4)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _make(self, name: str) -> QWidget:
        cabinet = self._desk.cabinet
        plain = _PLAIN.get(name)
        if plain is not None:
            return plain(self._desk)
        if name == "people" and cabinet is not None:
            return PeopleSection(self._desk, cabinet)
        if name == "clinic":
            clinic = ClinicSection(self._desk)
            clinic.settings_changed.connect(self.settings_changed)
            return clinic
        if name == "keeping" and self._desk.keeping is not None:
            return self._make_keeping(self._desk.keeping)
        if name == "journal":
            journal = JournalSection(self._desk)
            journal.undo_wanted.connect(self.undo_wanted)
            return journal
        return self._make_own()

    def _make_keeping(self, keeping: Keeping) -> QWidget:
        section = KeepingSection(self._desk, keeping)
        section.settings_changed.connect(self.settings_changed)
        section.return_wanted.connect(self.return_wanted)
        section.worries_counted.connect(self._on_worries_counted)
        return section

    @Slot(int)
    def _on_worries_counted(self, count: int) -> None:
        words = say("Safe keeping")
        self._sections.reword("keeping", f"{words} {count}" if count else words)

    def _make_own(self) -> QWidget:
        own = OwnSection()
        own.look_wanted.connect(self.look_wanted)
        own.language_wanted.connect(self.language_wanted)
        own.password_wanted.connect(self._on_password_wanted)
        return own

    @Slot()
    def _on_password_wanted(self) -> None:
        dialog = PasswordDialog(self._desk.person.name, own=True, parent=self)
        dialog.submitted.connect(partial(self._on_password_submitted, dialog))
        dialog.open()

    def _on_password_submitted(self, dialog: PasswordDialog, submitted: PasswordSubmitted) -> None:
        cabinet = self._desk.cabinet
        if cabinet is None:
            dialog.reject()
            return
        job = partial(
            cabinet.keyring.change_password,
            self._desk.person.name,
            submitted.old,
            submitted.new,
            now=self._desk.clock.now(),
        )
        self._desk.tasks.run(
            self, job, partial(self._on_password_changed, dialog), failed=dialog.show_error
        )

    def _on_password_changed(self, dialog: PasswordDialog, _nothing: None) -> None:
        dialog.accept()
        show_notice(say("The new password holds from the next sign-in."), parent=self)
