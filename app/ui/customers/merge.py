"""Two files of one person become one, field by field."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.services.archive.customer_list import CustomerRow, load_rows
from app.services.foundation.store import Work
from app.services.leaving.merge import (
    FieldPair,
    MergePreview,
    MergeSide,
    merge_customers,
    preview_merge,
)
from app.services.rules.lunar import PartialDate
from app.ui.customers.field_words import caption_of, words_of
from app.ui.parts.buttons import button, chip_button
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size, Space
from app.words import Intent
from app.words.language import say, say_many

LONGEST_SHOWN: Final = 40
_VISITS: Final = "visits"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeGround:
    """Both files, and what merging them would do."""

    keep: CustomerRow
    other: CustomerRow
    preview: MergePreview


def open_merge_dialog(desk: Desk, parent: QWidget, *, keep_id: int, other_id: int) -> None:
    """Open the form that merges ``other_id`` into ``keep_id``; undo takes it apart again."""
    work = _loading(desk, keep_id, other_id)
    desk.tasks.read(parent, work, partial(_open, desk, parent), latest="merge form")


class MergeDialog(DeskDialog):
    """Collects whose value each differing field keeps.

    Signals:
        choices_made: The files are to be merged; carries the side by field.
        swap_wanted: The other file is to go on instead.
    """

    choices_made = Signal(object)
    swap_wanted = Signal()

    def __init__(self, ground: MergeGround, *, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Merge two files"), action=say("Merge"), width=Size.EDITOR, parent=parent
        )
        self._sides: dict[str, SideChoice] = {}
        self._build_rows(ground)
        self.set_total(_line(ground.keep), _moving(ground.preview))
        self.save_wanted.connect(self._on_save_wanted)

    def _build_rows(self, ground: MergeGround) -> None:
        swap = button(say("Keep {number} instead", number=ground.other.number))
        swap.clicked.connect(self.swap_wanted)
        goes = wrapped(
            say(
                "{other} is closed and everything in it goes to {kept}.",
                other=_line(ground.other),
                kept=_line(ground.keep),
            )
        )
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(goes, 1)
        row.addWidget(swap)
        self.add_wide(head)
        for pair in ground.preview.differing:
            choice = SideChoice(pair)
            self._sides[pair.field] = choice
            self.add_row(caption_of(pair.field), choice)
        if not ground.preview.differing:
            self.add_wide(wrapped(say("The two files nowhere say different things."), "muted"))

    @Slot()
    def _on_save_wanted(self) -> None:
        self.hold()
        self.choices_made.emit({field: choice.side for field, choice in self._sides.items()})


class SideChoice(QWidget):
    """The two values of a field, one of them chosen."""

    def __init__(self, pair: FieldPair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(caption_of(pair.field))
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        chips = {
            MergeSide.KEPT: self._chip(
                _value(pair.field, pair.kept), checked=pair.proposed is MergeSide.KEPT
            ),
            MergeSide.OTHER: self._chip(
                _value(pair.field, pair.other), checked=pair.proposed is MergeSide.OTHER
            ),
        }
        for chip in chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        self._other = chips[MergeSide.OTHER]
        self.setFocusProxy(chips[pair.proposed])

    @property
    def side(self) -> MergeSide:
        """Whose value is chosen."""
        return MergeSide.OTHER if self._other.isChecked() else MergeSide.KEPT

    def _chip(self, value: object, *, checked: bool) -> QPushButton:
        words = words_of(value)
        shown = words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"
        chip = chip_button(shown, checked=checked)
        chip.setToolTip(words)
        self._group.addButton(chip)
        return chip


def _loading(desk: Desk, keep_id: int, other_id: int) -> Work[MergeGround]:
    actor = desk.person
    return lambda session: MergeGround(
        keep=load_rows(session, keys=[keep_id])[0],
        other=load_rows(session, keys=[other_id])[0],
        preview=preview_merge(session, keep_id=keep_id, other_id=other_id, actor=actor),
    )


def _open(desk: Desk, parent: QWidget, ground: MergeGround) -> None:
    dialog = MergeDialog(ground, parent=parent.window())
    keep_id, other_id, actor = ground.keep.id, ground.other.id, desk.person
    today = desk.clock.today()

    def merge(choices: dict[str, MergeSide]) -> None:
        desk.tasks.write(
            dialog,
            lambda session: merge_customers(
                session,
                keep_id=keep_id,
                other_id=other_id,
                actor=actor,
                today=today,
                choices=choices,
            ),
            lambda _merged: dialog.accept(),
            intent=Intent.MERGE_CUSTOMERS,
            failed=dialog.show_error,
        )

    def swap() -> None:
        dialog.reject()
        open_merge_dialog(desk, parent, keep_id=other_id, other_id=keep_id)

    dialog.choices_made.connect(merge)
    dialog.swap_wanted.connect(swap)
    dialog.open()


def _value(field: str, value: object) -> object:
    """Return the cells of a birth date as the date they mean."""
    if field == "birth" and isinstance(value, tuple):
        calendar, year, month, day, leap = value
        return PartialDate(calendar=calendar, year=year, month=month, day=day, leap=leap)
    return value


def _line(row: CustomerRow) -> str:
    return f"{row.name} · {row.number}"


def _moving(preview: MergePreview) -> str:
    """Return how much goes over, visits by name because they are what is asked about."""
    visits = preview.moving.get(_VISITS, 0)
    others = sum(preview.moving.values()) - visits
    return say(
        "takes over {visits} and {others}",
        visits=say_many("{count} visit", "{count} visits", visits),
        others=say_many("{count} other entry", "{count} other entries", others),
    )
