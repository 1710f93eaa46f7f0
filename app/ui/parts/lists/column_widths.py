"""Widths, order and visibility of the columns of one list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from app.ui.parts.lists.columns import Column
from app.ui.parts.preferences import Preferences


class ColumnWidths(QObject):
    """Shares a table's room among its columns and remembers what the person arranged."""

    def __init__(self, table: QTableView, columns: Sequence[Column[Any]]) -> None:
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._names = [column.name for column in columns]
        self._wanted = [
            max(int(column.width), self._header.sectionSizeHint(at))
            for at, column in enumerate(columns)
        ]
        self._grows = [column.grows for column in columns]
        self._sharing = False
        self._kept_in: tuple[Preferences, str] | None = None
        self._header.sectionResized.connect(self._on_section_resized)
        self._header.sectionMoved.connect(self._keep)
        self.fill()

    def fill(self) -> None:
        """Widen the columns that grow, in proportion, until they fill the table."""
        shown = [at for at in range(len(self._names)) if not self._header.isSectionHidden(at)]
        growing = [at for at in shown if self._grows[at]] or shown
        total = sum(self._wanted[at] for at in growing)
        fixed = sum(self._wanted[at] for at in shown) - total
        room = max(self._table.viewport().width() - fixed, total)
        given = wanted = 0
        self._sharing = True
        for at in shown:
            share = self._wanted[at]
            if at in growing:
                wanted += self._wanted[at]
                share = wanted * room // total - given
                given += share
            self._header.resizeSection(at, share)
        self._sharing = False

    def remember_in(self, preferences: Preferences, name: str) -> None:
        """Take on what was kept under ``name`` and keep every change there."""
        for place, kept in enumerate(preferences.words(name)):
            column, _, width = kept.partition(":")
            if column in self._names:
                self._take_on(self._names.index(column), place, int(width))
        self._kept_in = (preferences, name)
        self.fill()

    def _take_on(self, at: int, place: int, width: int) -> None:
        self._header.moveSection(self._header.visualIndex(at), place)
        self._header.setSectionHidden(at, width == 0)
        self._wanted[at] = width or self._wanted[at]

    def _on_section_resized(self, _at: int, _before: int, _width: int) -> None:
        if not self._sharing:
            now = [self._header.sectionSize(at) for at in range(len(self._names))]
            self._wanted = [size or kept for size, kept in zip(now, self._wanted, strict=True)]
            self._keep()

    def _keep(self) -> None:
        if self._kept_in is None:
            return
        preferences, name = self._kept_in
        order = [self._header.logicalIndex(place) for place in range(len(self._names))]
        widths = [0 if self._header.isSectionHidden(at) else self._wanted[at] for at in order]
        preferences.keep_words(
            name,
            [f"{self._names[at]}:{width}" for at, width in zip(order, widths, strict=True)],
        )
