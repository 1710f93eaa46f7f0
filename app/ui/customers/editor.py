"""The form of a customer: everything the archive holds, section by section."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial, reduce
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.services.archive.choices import Choices
from app.services.archive.entries import CustomerEntry
from app.ui.customers.form.family import FamilySection
from app.ui.customers.form.needs import NeedsSection
from app.ui.customers.form.notes import NotesSection
from app.ui.customers.form.person import PersonSection
from app.ui.customers.form.reach import ReachSection
from app.ui.customers.form.relation import ConsentSection, RelationSection
from app.ui.customers.form.section import Section
from app.ui.customers.form.stops import focus_into
from app.ui.customers.form.tastes import HealthSection, TastesSection
from app.ui.parts.buttons import button, link_button, small_button
from app.ui.parts.cards.labels import label
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size, Space
from app.words.language import say, say_in


class Rail(QWidget):
    """One word for each section; Alt with its place goes there, Ctrl+PgDn to the next.

    Signals:
        wanted: A section is to be gone to; carries its place, from 0.
    """

    wanted = Signal(int)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0
        self._words = [self._word(at, title) for at, title in enumerate(titles)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for word in self._words:
            column.addWidget(word)
        column.addStretch(1)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._step, step))
        self.mark_at(0)

    def mark_at(self, at: int) -> None:
        """Show that the section at ``at`` is being filled in."""
        self._at = at
        for place, word in enumerate(self._words):
            word.setChecked(place == at)

    def _word(self, at: int, title: str) -> QPushButton:
        word = button(title, kind="rail")
        word.setCheckable(True)
        word.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        word.setAutoDefault(False)
        keys = f"Alt+{at + 1}"
        word.setToolTip(say("{what} ({shortcut})", what=title, shortcut=keys))
        word.clicked.connect(partial(self._want, at))
        QShortcut(QKeySequence(keys), self, partial(self._want, at))
        return word

    def _step(self, step: int) -> None:
        self._want((self._at + step) % len(self._words))

    def _want(self, at: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's)
        self.mark_at(at)
        self.wanted.emit(at)


class AlikeHint(QFrame):
    """A line for each of those on file who look like what is being typed.

    Signals:
        opened: That one was meant; carries the key.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        self._column.setSpacing(0)
        self.hide()

    def show_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Show ``people`` as pairs of key and words; nobody hides the hint."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(key, words) for key, words in people]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(people))

    def _line(self, key: int, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(say("Looks like {who}", who=words)), 1)
        open_ = link_button(say_in("verb", "open"))
        open_.setAccessibleName(say("Open {who}", who=words))
        open_.clicked.connect(partial(self.opened.emit, key))
        row.addWidget(open_)
        return line


class ResumeStrip(QFrame):
    """Says that something was typed and not saved.

    Signals:
        resumed: It is to be shown again.
        dismissed: It is not wanted any more.
    """

    resumed = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        go_on = small_button(say("Go on with it"))
        drop = small_button(say("Start afresh"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(label(say("The last time this form was closed before it was saved.")), 1)
        row.addWidget(go_on)
        row.addWidget(drop)
        go_on.clicked.connect(self.resumed)
        drop.clicked.connect(self.dismissed)


BLANK: Final = CustomerEntry(name="")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorGround:
    """What the form opens over.

    Attributes:
        kept: What was typed the last time and not saved.
        masked: Phones are shown by their last digits and cannot be changed.
    """

    entry: CustomerEntry
    choices: Choices
    today: date
    kept: CustomerEntry | None = None
    masked: bool = False


class CustomerEditor(DeskDialog):
    """Collects a customer; Esc closes, and what was typed is offered again.

    Signals:
        entered: It is to be saved; carries the ``CustomerEntry``.
        left: It was closed; carries what was typed, ``None`` if nothing was.
        recognisable: Somebody on file may be meant; carries the name and the phones typed.
        alike_opened: Somebody on file was meant; carries the key.
    """

    entered = Signal(CustomerEntry)
    left = Signal(object)
    recognisable = Signal(str, object)
    alike_opened = Signal(int)

    def __init__(self, ground: EditorGround, *, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, action=say("Save"), width=Size.EDITOR, parent=parent)
        self._entry = ground.entry
        self._kept = ground.kept
        self._alike = AlikeHint()
        self._sections = self._build_sections(ground)
        self._rail = Rail([section.title for section in self._sections])
        self._resume = ResumeStrip()
        self._resume.setVisible(ground.kept is not None)
        self._build_body()
        self._fill(ground.entry)
        self._before = self.entry
        self._connect_sections()

    @property
    def entry(self) -> CustomerEntry:
        """What stands in the form now."""
        return reduce(lambda entry, each: each.collected(entry), self._sections, self._entry)

    @property
    @override
    def is_typed_in(self) -> bool:
        """Nothing is ever lost: what was typed is offered the next time."""
        return False

    def show_alike(self, alike: Sequence[tuple[int, str]]) -> None:
        """Offer those on file who may be meant, as pairs of key and words."""
        self._alike.show_people(alike)

    @override
    def refuse(self, error: BaseException) -> None:
        """Say what was refused, at its field where there is one."""
        self._clear_faults()
        if any(section.explain(error) for section in self._sections):
            self.set_action_enabled(enabled=True)
        else:
            self.show_error(error)

    @override
    def reject(self) -> None:
        typed = self.entry
        self.left.emit(None if typed == self._before else typed)
        super().reject()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus_into(self._person)

    def _build_sections(self, ground: EditorGround) -> list[Section]:
        choices = ground.choices
        person = PersonSection(masked=ground.masked, alike=self._alike)
        person.recognisable.connect(self._on_recognisable)
        self._person = person
        return [
            person,
            ReachSection(choices, today=ground.today),
            FamilySection(),
            TastesSection(),
            HealthSection(),
            NeedsSection(choices),
            ConsentSection(),
            RelationSection(choices),
            NotesSection(),
        ]

    def _build_body(self) -> None:
        column = QWidget()
        column.setProperty("ground", "none")
        stack = QVBoxLayout(column)
        stack.setContentsMargins(0, 0, Space.M, 0)
        stack.setSpacing(Space.XL)
        for section in self._sections:
            stack.addWidget(section)
        stack.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setMinimumHeight(Size.EDITOR_HEIGHT)
        self._scroll.setWidget(column)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(self._rail)
        row.addWidget(self._scroll, 1)
        self.add_wide(self._resume)
        self.add_wide(body)

    def _connect_sections(self) -> None:
        self.save_wanted.connect(self._on_save_wanted)
        self._rail.wanted.connect(self._on_section_wanted)
        self._resume.resumed.connect(self._on_resumed)
        self._resume.dismissed.connect(self._resume.hide)
        self._alike.opened.connect(self.alike_opened)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _fill(self, entry: CustomerEntry) -> None:
        for section in self._sections:
            section.fill(entry)

    def _clear_faults(self) -> None:
        self.clear_refusals()
        for section in self._sections:
            section.fields.clear_wrong()

    @Slot()
    def _on_save_wanted(self) -> None:
        self._clear_faults()
        self.hold()
        self.entered.emit(self.entry)

    @Slot()
    def _on_recognisable(self) -> None:
        self.recognisable.emit(self._person.name, self._person.phones)

    @Slot()
    def _on_resumed(self) -> None:
        if self._kept is not None:
            self._fill(self._kept)
        self._resume.hide()
        self._on_recognisable()
        focus_into(self._person)

    @Slot(int)
    def _on_section_wanted(self, at: int) -> None:
        section = self._sections[at]
        focus_into(section)
        self._scroll.verticalScrollBar().setValue(section.y())

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        for at, section in enumerate(self._sections):
            if now is not None and section.isAncestorOf(now):
                self._rail.mark_at(at)
