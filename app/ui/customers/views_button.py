"""Saved views: filters a person comes back to."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from app.services.archive.saved_views import (
    SavedViewRow,
    delete_view,
    list_views,
    rename_view,
    save_view,
)
from app.services.foundation.store import Work
from app.ui.parts.buttons import quiet_button
from app.ui.parts.desk import Desk
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.icons import Icon, icon
from app.ui.theme.tokens import Size
from app.words import Intent
from app.words.language import say, say_in

LIST_NAME: Final = "customers"
LONGEST_NAME: Final = 80


class ViewsButton(QWidget):
    """Offers the views of the person at the desk, and to save what is shown as one.

    Signals:
        view_wanted: A view was chosen; carries its query.
    """

    view_wanted = Signal(str)

    def __init__(self, desk: Desk, query: Callable[[], str], parent: QWidget | None = None) -> None:
        """Build the button; ``query`` tells what is shown now."""
        super().__init__(parent)
        self._desk = desk
        self._query = query
        self._views: list[SavedViewRow] = []
        self._button = quiet_button(say("Saved views"))
        self._button.setIcon(icon(Icon.DOWN, "muted"))
        self._button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._button.setFixedHeight(Size.FILTER)
        self._menu = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        self._button.clicked.connect(self._on_clicked)
        self._load()

    def _load(self) -> None:
        actor = self._desk.person
        self._desk.tasks.read(
            self,
            lambda session: list_views(session, list_name=LIST_NAME, actor=actor),
            self._on_loaded,
        )

    def _on_loaded(self, views: list[SavedViewRow]) -> None:
        self._views = views

    @Slot()
    def _on_clicked(self) -> None:
        self._fill_menu()
        self._menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self._menu.clear()
        shown = self._query()
        for view in self._views:
            action = self._menu.addAction(view.name, partial(self.view_wanted.emit, view.query))
            action.setCheckable(True)
            action.setChecked(view.query == shown)
        self._menu.addSeparator()
        save = self._menu.addAction(say("Save what is shown…"), self._ask_name)
        save.setEnabled(bool(shown))
        for view in self._views:
            if view.query == shown:
                rename = partial(self._ask_new_name, view)
                self._menu.addAction(say("Rename “{name}”…", name=view.name), rename)
                delete = partial(self._delete, view)
                self._menu.addAction(say("Delete “{name}”", name=view.name), delete)

    def _ask_name(self) -> None:
        dialog = NameDialog(say("Save what is shown"), parent=self.window())
        dialog.named.connect(partial(self._save, dialog))
        dialog.open()

    def _ask_new_name(self, view: SavedViewRow) -> None:
        dialog = NameDialog(say("Rename the view"), name=view.name, parent=self.window())
        dialog.named.connect(partial(self._rename, dialog, view))
        dialog.open()

    def _save(self, dialog: "NameDialog", name: str) -> None:
        actor, query = self._desk.person, self._query()
        self._write(
            lambda session: save_view(
                session, list_name=LIST_NAME, name=name, query=query, actor=actor
            ),
            dialog,
        )

    def _rename(self, dialog: "NameDialog", view: SavedViewRow, name: str) -> None:
        actor = self._desk.person
        self._write(
            lambda session: rename_view(session, view_id=view.id, name=name, actor=actor), dialog
        )

    def _delete(self, view: SavedViewRow) -> None:
        actor = self._desk.person
        self._write(lambda session: delete_view(session, view_id=view.id, actor=actor))

    def _write(self, work: Work[object], dialog: "NameDialog | None" = None) -> None:
        def done(_value: object) -> None:
            if dialog is not None:
                dialog.accept()
            self._load()

        self._desk.tasks.write(
            self,
            work,
            done,
            intent=Intent.EDIT_SETTINGS,
            failed=dialog.show_error if dialog is not None else None,
        )


class NameDialog(DeskDialog):
    """Asks what a view is to be called.

    Signals:
        named: Carries the name.
    """

    named = Signal(str)

    def __init__(self, title: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, action=say("Save"), width=Size.SMALL_DIALOG, parent=parent)
        self._name = QLineEdit(name)
        self._name.setMaxLength(LONGEST_NAME)
        self.add_row(say_in("thing", "Name"), self._name)
        self.save_wanted.connect(self._on_save_wanted)
        self._name.returnPressed.connect(self._on_save_wanted)

    @Slot()
    def _on_save_wanted(self) -> None:
        name = self._name.text().strip()
        if name:
            self.hold()
            self.named.emit(name)
        else:
            self.show_refusal(say("Give the view a name."), self._name)
