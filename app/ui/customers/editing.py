"""Joins the form of a customer to the store."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.archive.choices import Choices, load_choices
from app.services.archive.customer_files import CustomerFile, load_customer
from app.services.archive.customers import CustomerSaved, add_customer, edit_customer
from app.services.archive.entries import CustomerEntry
from app.services.foundation.store import Work
from app.services.leaving.duplicates import Similar, similar_customers
from app.services.rules.permissions import may
from app.ui.customers.editor import BLANK, CustomerEditor, EditorGround
from app.ui.parts.desk import Desk
from app.ui.parts.messages import show_notice
from app.ui.parts.tasks import Tasks
from app.words import Intent, Permission
from app.words.language import say

MOST_ALIKE: Final = 3
Told = Callable[[int], None]
_Forms = dict[tuple[int | None, int | None], CustomerEntry]  # by who typed, and about whom
_half_typed: Final[WeakKeyDictionary[Tasks, _Forms]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    """What the store says before the form opens."""

    choices: Choices
    file: CustomerFile | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """For whom the form is opened.

    Attributes:
        then: Gets the key once it is saved.
        meant: Gets the key of somebody on file who was meant instead.
    """

    customer_id: int | None
    then: Told | None
    meant: Told | None


def open_customer_dialog(
    desk: Desk,
    parent: QWidget,
    *,
    customer_id: int | None = None,
    then: Told | None = None,
    meant: Told | None = None,
) -> None:
    """Open the form for a customer on file, or for somebody new.

    Args:
        desk: Where it is saved.
        parent: The widget it stands over.
        customer_id: Whom to edit; ``None`` for somebody new.
        then: Gets the key once it is saved.
        meant: Gets the key of somebody on file who was meant instead.
    """
    errand = _Errand(customer_id=customer_id, then=then, meant=meant)
    work = _loading(desk, customer_id)
    desk.tasks.read(parent, work, partial(_open, desk, parent, errand), latest="customer form")


class _Editing(QObject):
    """Lives as long as its form: saves what it collects, keeps what it loses."""

    def __init__(self, desk: Desk, errand: _Errand, editor: CustomerEditor) -> None:
        super().__init__(editor)
        self._desk = desk
        self._errand = errand
        self._editor = editor
        editor.entered.connect(self._on_entered)
        editor.left.connect(self._on_left)
        editor.recognisable.connect(self._on_recognisable)
        editor.alike_opened.connect(self._on_alike_opened)

    @Slot(CustomerEntry)
    def _on_entered(self, entry: CustomerEntry) -> None:
        adding = self._errand.customer_id is None
        self._desk.tasks.write(
            self._editor,
            self._saving(entry),
            self._on_saved,
            intent=Intent.ADD_CUSTOMER if adding else Intent.EDIT_CUSTOMER,
            failed=self._editor.refuse,
        )

    def _on_saved(self, saved: CustomerSaved) -> None:
        self._keep(None)
        self._editor.accept()
        if saved.pair_missing:
            show_notice(
                say(
                    "{name} is a VIP without a responsible specialist and supervisor. Those "
                    "customers are listed by the filter “Responsible pair”.",
                    name=saved.name,
                ),
                parent=self._editor.parentWidget() or self._editor,
            )
        if self._errand.then is not None:
            self._errand.then(saved.id)

    @Slot(object)
    def _on_left(self, entry: CustomerEntry | None) -> None:
        if entry is not None:
            self._keep(entry)

    @Slot(str, object)
    def _on_recognisable(self, name: str, phones: tuple[str, ...]) -> None:
        but = self._errand.customer_id
        self._desk.tasks.read(
            self._editor,
            lambda session: similar_customers(session, name=name, phones=phones, except_id=but),
            self._on_similar,
            latest="alike",
        )

    def _on_similar(self, similar: list[Similar]) -> None:
        self._editor.show_alike(
            [
                (each.id, " · ".join((each.name, each.phone_end or each.number)))
                for each in similar[:MOST_ALIKE]
            ]
        )

    @Slot(int)
    def _on_alike_opened(self, customer_id: int) -> None:
        self._editor.reject()
        if self._errand.meant is not None:
            self._errand.meant(customer_id)

    def _saving(self, entry: CustomerEntry) -> Work[CustomerSaved]:
        customer_id, actor, now = (
            self._errand.customer_id,
            self._desk.person,
            self._desk.clock.now(),
        )
        if customer_id is None:
            return lambda session: add_customer(session, entry=entry, actor=actor, now=now)
        return lambda session: edit_customer(
            session, customer_id=customer_id, entry=entry, actor=actor, now=now
        )

    def _keep(self, entry: CustomerEntry | None) -> None:
        forms = _forms(self._desk)
        key = _form_key(self._desk, self._errand)
        if entry is None:
            forms.pop(key, None)
        else:
            forms[key] = entry


def _loading(desk: Desk, customer_id: int | None) -> Work[_Loaded]:
    actor, today = desk.person, desk.clock.today()
    return lambda session: _Loaded(
        choices=load_choices(session),
        file=None
        if customer_id is None
        else load_customer(session, customer_id=customer_id, actor=actor, today=today),
    )


def _open(desk: Desk, parent: QWidget, errand: _Errand, loaded: _Loaded) -> None:
    file = loaded.file
    ground = EditorGround(
        entry=file.entry if file else replace(BLANK, first_contact_on=desk.clock.today()),
        choices=loaded.choices,
        today=desk.clock.today(),
        kept=_forms(desk).get(_form_key(desk, errand)),
        masked=file is not None and not may(desk.person, Permission.SEE_FULL_PHONES),
    )
    title = say("New customer") if file is None else say("Edit {who}", who=file.entry.name)
    editor = CustomerEditor(ground, title=title, parent=parent.window())
    _Editing(desk, errand, editor)
    editor.open()


def _forms(desk: Desk) -> _Forms:
    return _half_typed.setdefault(desk.tasks, {})


def _form_key(desk: Desk, errand: _Errand) -> tuple[int | None, int | None]:
    return desk.person.staff_id, errand.customer_id
