"""The chips above the list."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from app.services.archive.choices import Choices
from app.ui.customers.filters import NARROWINGS, SWITCHED_ON, Chosen, Narrowing
from app.ui.parts.buttons import button, quiet_button
from app.ui.parts.cards.flow_layout import FlowLayout
from app.ui.parts.lists.filter_chip import FilterChip
from app.ui.theme.icons import Icon
from app.words.language import say


class FilterBar(QWidget):
    """Chips to narrow the list by; the rarer ones come when they are asked for.

    Signals:
        changed: The list is to be narrowed otherwise.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = {each.name: _chip_for(each) for each in NARROWINGS}
        self._more = button(say("Filter"), kind="chip", picture=Icon.ADD)
        self._more.setAccessibleName(say("Add a filter"))
        self._clear = quiet_button(say("Clear filters"))
        flow = FlowLayout(self)
        for widget in (*self._chips.values(), self._more, self._clear):
            flow.addWidget(widget)
        for chip in self._chips.values():
            chip.changed.connect(self._on_chip_changed)
        self._more.clicked.connect(self._on_more_clicked)
        self._clear.clicked.connect(self.clear)
        self.set_choices(Choices())

    @property
    def chosen(self) -> Chosen:
        """What is chosen, without what is not."""
        return {name: chip.chosen for name, chip in self._chips.items() if chip.chosen}

    def set_choices(self, choices: Choices) -> None:
        """Offer what there is now; what was chosen stays chosen as long as it exists."""
        for each in NARROWINGS:
            self._chips[each.name].set_options(each.options(choices))
        self._show_chips()

    def choose(self, chosen: Chosen) -> None:
        """Choose exactly this, without a signal."""
        for name, chip in self._chips.items():
            chip.choose(chosen.get(name, ()))
        self._show_chips()

    @Slot()
    def clear(self) -> None:
        """Choose nothing."""
        if self.chosen:
            self.choose({})
            self.changed.emit()

    def _show_chips(self) -> None:
        for each in NARROWINGS:
            chip = self._chips[each.name]
            chip.setVisible(each.always or bool(chip.chosen))
        self._clear.setVisible(bool(self.chosen))
        self.updateGeometry()

    @Slot()
    def _on_chip_changed(self) -> None:
        self._show_chips()
        self.changed.emit()

    @Slot()
    def _on_more_clicked(self) -> None:
        menu = QMenu(self)
        menu.triggered.connect(menu.deleteLater)
        for each in NARROWINGS:
            if not self._chips[each.name].isVisible():
                action = menu.addAction(each.title())
                action.triggered.connect(partial(self._add, each))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _add(self, narrowing: Narrowing, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's)
        chip = self._chips[narrowing.name]
        chip.show()
        self.updateGeometry()
        chip.setFocus()
        if narrowing.switch:
            chip.choose([SWITCHED_ON])
            self._on_chip_changed()
        else:
            chip.click()


def _chip_for(narrowing: Narrowing) -> FilterChip:
    return FilterChip(narrowing.title())
