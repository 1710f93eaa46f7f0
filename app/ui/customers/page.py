"""The customers tab: the list, the chosen customer beside it, and the ways on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.archive.choices import Choices, load_choices
from app.services.foundation.changes import Changes
from app.ui.customers.actions import CustomerActions
from app.ui.customers.combing import CombingRoom
from app.ui.customers.duplicates import DuplicatesRoom
from app.ui.customers.editing import open_customer_dialog
from app.ui.customers.exporting import customers_table
from app.ui.customers.filters import chosen_in, query_of
from app.ui.customers.head import PageHead
from app.ui.customers.incomplete import IncompleteRoom
from app.ui.customers.listing import CustomerList
from app.ui.customers.retirement import RetirementRoom
from app.ui.customers.review import ReviewRoom
from app.ui.customers.room import Room
from app.ui.customers.side_panel import SidePanel
from app.ui.customers.views_button import ViewsButton
from app.ui.parts.desk import Desk
from app.ui.parts.lists.table_file import export_table
from app.ui.theme.tokens import Size, Space
from app.words.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomDoor:
    """What the menu says, and how the place behind it is built."""

    words: Callable[[], str]
    build: Callable[[Desk], Room]


ROOMS: Final[dict[str, RoomDoor]] = {
    "combing": RoomDoor(words=lambda: say("Comb through all customers"), build=CombingRoom),
    "duplicates": RoomDoor(words=lambda: say("On file twice"), build=DuplicatesRoom),
    "incomplete": RoomDoor(words=lambda: say("Files to complete"), build=IncompleteRoom),
    "review": RoomDoor(words=lambda: say("Yearly review"), build=ReviewRoom),
    "retirement": RoomDoor(words=lambda: say("Proposed for retirement"), build=RetirementRoom),
}


OFFERED: Final = frozenset({"customers", "staff", "need_codes", "circles"})


class CustomersPage(QWidget):
    """Everybody on file, and who they are at a glance.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
        visit_wanted: Log a visit; carries the key of the customer.
        import_wanted: A file is to be read.
    """

    customer_opened = Signal(int)
    visit_wanted = Signal(object)
    import_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()
        self._load_choices()

    def new_wanted(self) -> None:
        """Open the form for somebody new."""
        open_customer_dialog(self._desk, self, then=self.show_customer, meant=self.show_customer)

    def search(self) -> None:
        """Go to the search field."""
        self._list.focus_search()

    def show_customer(self, customer_id: int) -> None:
        """Choose a customer in the list."""
        self._list.show_customer(customer_id)

    def help_lines(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do."""
        return [
            ("Ctrl F", say("find in this list")),
            ("↑ ↓", say("walk through the list")),
            ("Enter", say("open the profile")),
            ("Ctrl N", say("add a customer")),
            ("F2", say("edit the chosen customer")),
        ]

    def _build(self) -> None:
        self._head = PageHead(self._desk.person)
        self._head.offer([(name, room.words()) for name, room in ROOMS.items()])
        self._list = CustomerList(self._desk)
        self._views = ViewsButton(self._desk, lambda: query_of(self._list.chosen))
        self._list.add_to_bar(self._views)
        self._panel = SidePanel(self._desk)
        self._actions = CustomerActions(self._desk, self)
        self._panel.setFixedWidth(Size.SIDE_PANEL)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addWidget(self._head)
        left.addWidget(self._list, 1)
        self._front = QWidget()
        front = QHBoxLayout(self._front)
        front.setContentsMargins(0, 0, 0, 0)
        front.setSpacing(Space.L)
        front.addLayout(left, 1)
        front.addWidget(self._panel)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._front)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        whole.addLayout(self._stack)

    def _connect(self) -> None:
        self._head.new_wanted.connect(self.new_wanted)
        self._head.room_wanted.connect(self.open_room)
        self._head.export_wanted.connect(self._on_export_wanted)
        self._head.import_wanted.connect(self.import_wanted)
        self._list.import_wanted.connect(self.import_wanted)
        self._views.view_wanted.connect(self._on_view_wanted)
        self._list.counted.connect(self._head.set_count)
        self._list.row_opened.connect(self.customer_opened)
        self._list.current_changed.connect(self._on_current_changed)
        self._list.menu_wanted.connect(self._on_menu_wanted)
        self._list.selection_changed.connect(self._on_selection_changed)
        self._head.chosen_wanted.connect(self._on_menu_wanted)
        for asker in (self._panel, self._actions):
            asker.profile_wanted.connect(self.customer_opened)
            asker.visit_wanted.connect(self.visit_wanted)
            asker.edit_wanted.connect(self._on_edit_wanted)
        self._desk.tasks.committed.connect(self._on_committed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._list.current_key()
        if event.key() == Qt.Key.Key_F2 and key is not None:
            self._on_edit_wanted(key)
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stack.currentWidget() is self._front:
            self._list.focus_search()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.setVisible(self.width() >= Size.PANEL_FROM)

    @Slot(str)
    def open_room(self, name: str) -> None:
        """Go to a place of the *More* menu."""
        room = ROOMS[name].build(self._desk)
        room.left.connect(self._on_room_left)
        room.customer_opened.connect(self.customer_opened)
        self._stack.addWidget(room)
        self._stack.setCurrentWidget(room)
        room.arrive()

    @Slot()
    def _on_room_left(self) -> None:
        room = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._front)
        if room is not None and room is not self._front:
            self._stack.removeWidget(room)
            room.deleteLater()
        self._list.focus_table()

    @Slot(object)
    def _on_current_changed(self, customer_id: int | None) -> None:
        self._panel.show_customer(customer_id)

    def _load_choices(self) -> None:
        self._desk.tasks.read(self, load_choices, self._on_choices_loaded, latest="choices")

    def _on_choices_loaded(self, choices: Choices) -> None:
        self._list.set_choices(choices)
        self._actions.set_choices(choices)

    @Slot(bool)
    def _on_export_wanted(self, everybody: bool) -> None:  # noqa: FBT001 (a signal's)
        keys = None if everybody else list(self._list.listed_keys())
        export_table(self._desk, self, customers_table(self._desk, keys=keys))

    @Slot(object)
    def _on_selection_changed(self, keys: list[int]) -> None:
        self._head.set_chosen(len(keys))

    @Slot(QPoint)
    def _on_menu_wanted(self, at: QPoint) -> None:
        keys = self._list.selected_keys()
        if keys:
            retired = self._list.are_retired(keys)
            self._actions.menu_for(keys, retired=retired).popup(at)

    @Slot(str)
    def _on_view_wanted(self, query: str) -> None:
        self._list.narrow(chosen_in(query))

    @Slot(int)
    def _on_edit_wanted(self, customer_id: int) -> None:
        open_customer_dialog(self._desk, self, customer_id=customer_id)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        self._list.refresh(changes)
        self._panel.refresh(changes)
        if changes.tables & OFFERED:
            self._load_choices()
