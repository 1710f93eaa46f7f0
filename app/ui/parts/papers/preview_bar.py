"""What can be done with a paper while looking at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.parts.buttons import button, icon_button, primary_button, quiet_button
from app.ui.parts.cards.labels import figure, title
from app.ui.parts.fields.segmented import Segmented
from app.ui.parts.preferences import Preferences
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Size, Space
from app.words.language import say

_FULL: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something about a paper that can be chosen while looking at it.

    Attributes:
        name: Under which it is remembered and handed to whoever makes the paper.
        title: What is chosen, for who cannot see the options.
        options: Values and their words; the first is taken until somebody chooses.
    """

    name: str
    title: str
    options: Sequence[tuple[str, str]]


class PreviewBar(QFrame):
    """Title, choices, pages, zoom, and what to do with the paper.

    Signals:
        chosen: Another choice was made.
        page_step_wanted: Carries 1 for the next page, -1 for the one before.
        zoom_step_wanted: Carries 1 for larger, -1 for smaller.
        fit_wanted: As wide as there is room.
        save_wanted: Keep the paper as a file.
        print_wanted: Send it to a printer.
    """

    chosen = Signal()
    page_step_wanted = Signal(int)
    zoom_step_wanted = Signal(int)
    fit_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(
        self,
        name: str,
        choices: Sequence[Choice],
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._title = title(name)
        self._choices = {choice.name: self._chips(choice) for choice in choices}
        self._before = icon_button(Icon.UP, say("Page before"))
        self._page = figure("")
        self._after = icon_button(Icon.DOWN, say("Next page"))
        self._smaller = icon_button(Icon.LESS, say("Smaller"))
        self._zoom = figure("")
        self._larger = icon_button(Icon.ADD, say("Larger"))
        self._fit = quiet_button(say("Whole width"))
        self._save = button(say("Save as PDF…"), picture=Icon.EXPORT, shortcut="Ctrl+S")
        self._print = primary_button(say("Print…"), picture=Icon.PRINT, shortcut="Ctrl+P")
        self.setProperty("kind", "page_head")
        self._build()
        self._connect()

    @property
    def choices_made(self) -> dict[str, str]:
        """What is chosen, by the name of the choice."""
        return {name: chips.choice for name, chips in self._choices.items()}

    def set_ready(self, *, ready: bool) -> None:
        """Let the paper be printed and kept, or not yet."""
        self._save.setEnabled(ready)
        self._print.setEnabled(ready)

    def tell_making(self) -> None:
        """Say that the paper is on its way; it cannot be printed or kept yet."""
        self.set_ready(ready=False)
        self._page.setText(say("Making the paper…"))

    def tell_page(self, place: int, count: int) -> None:
        """Say which page is in front."""
        self._page.setText(say("Page {place} of {count}", place=place, count=count))
        self._before.setEnabled(place > 1)
        self._after.setEnabled(place < count)

    def tell_zoom(self, zoom: float) -> None:
        """Say how large the pages are shown."""
        self._zoom.setText(f"{round(_FULL * zoom)} %")

    def _chips(self, choice: Choice) -> Segmented:
        chips = Segmented(choice.options, name=choice.title, gap=Space.XS)
        kept = self._preferences.text(f"papers/{choice.name}")
        if kept in {value for value, _ in choice.options}:
            chips.choose(kept)
        return chips

    def _build(self) -> None:
        self._zoom.setMinimumWidth(ColumnWidth.TINY)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._title)
        for chips in self._choices.values():
            row.addSpacing(Space.M)
            row.addWidget(chips)
        row.addStretch(1)
        for widget in (self._before, self._page, self._after):
            row.addWidget(widget)
        row.addSpacing(Space.M)
        for widget in (self._smaller, self._zoom, self._larger, self._fit):
            row.addWidget(widget)
        row.addSpacing(Space.M)
        row.addWidget(self._save)
        row.addWidget(self._print)
        self.setMinimumHeight(Size.TOP_BAR)

    def _connect(self) -> None:
        for name, chips in self._choices.items():
            chips.chosen.connect(lambda value, of=name: self._on_chosen(of, value))
        self._before.clicked.connect(lambda: self.page_step_wanted.emit(-1))
        self._after.clicked.connect(lambda: self.page_step_wanted.emit(1))
        self._smaller.clicked.connect(lambda: self.zoom_step_wanted.emit(-1))
        self._larger.clicked.connect(lambda: self.zoom_step_wanted.emit(1))
        self._fit.clicked.connect(self.fit_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._print.clicked.connect(self.print_wanted)

    @Slot(str, str)
    def _on_chosen(self, name: str, value: str) -> None:
        self._preferences.keep(f"papers/{name}", value)
        self.chosen.emit()
