"""Figures that lead to the people behind them."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.desk.day_figures import DayFigures
from app.services.desk.followups.day_calls import WeekProgress
from app.services.desk.lenses import Lens
from app.services.words.formats import money, number
from app.services.words.language import say, say_many
from app.ui.parts.labels import label
from app.ui.theme.tokens import Space
from app.ui.today.sayings import lens_title

_ACROSS: Final = 3


class FigureTile(QPushButton):
    """A figure with what it counts above and what it means below; stays down while it is shown."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "figure")
        self.setCheckable(True)
        self.setAccessibleName(caption)
        self._figure, self._note = label("", "figure"), label("", "small")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.TINY)
        for each in (label(caption, "muted"), self._figure, self._note):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(each)

    @property
    def said(self) -> str:
        """The figure and the note."""
        return f"{self._figure.text()} {self._note.text()}".strip()

    def set_figure(self, figure: str, note: str) -> None:
        """Show ``figure`` and, under it, ``note``."""
        self._figure.setText(figure)
        self._note.setText(note)
        self.setAccessibleDescription(self.said)

    @override
    def sizeHint(self) -> QSize:
        return self._column.sizeHint()


class Figures(QWidget):
    """What the day looks like in a few figures.

    Signals:
        lens_chosen: Show the people behind a figure; carries a ``Lens``, or ``None`` to go back.
        week_wanted: Show the follow-ups of the week.
    """

    lens_chosen = Signal(object)
    week_wanted = Signal()

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._week = FigureTile(say("Calls this week"))
        self._week.setCheckable(False)
        self._tiles = {
            Lens.VIPS_AT_RISK: FigureTile(lens_title(Lens.VIPS_AT_RISK)),
            Lens.DUE_SOON: FigureTile(lens_title(Lens.DUE_SOON)),
            Lens.SECOND_VISIT: FigureTile(lens_title(Lens.SECOND_VISIT)),
            Lens.NEWCOMERS: FigureTile(lens_title(Lens.NEWCOMERS)),
            Lens.VISITORS: FigureTile(say("Visits today")),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.M)
        for at, tile in enumerate([self._week, *self._tiles.values()]):
            grid.addWidget(tile, at // _ACROSS, at % _ACROSS)
        self._week.clicked.connect(self.week_wanted)
        for lens, tile in self._tiles.items():
            tile.clicked.connect(lambda down, lens=lens: self._on_clicked(lens, down=down))

    def show_figures(self, day: DayFigures) -> None:
        """Show the figures of the day."""
        at_risk = say("{amount} a year", amount=money(day.vips_at_risk_minor, self._currency))
        notes = {
            Lens.VIPS_AT_RISK: at_risk if day.counts[Lens.VIPS_AT_RISK] else say("all on rhythm"),
            Lens.DUE_SOON: say("by their own rhythm"),
            Lens.SECOND_VISIT: say("came once"),
            Lens.NEWCOMERS: say("{count} in the month before", count=number(day.newcomers_before)),
            Lens.VISITORS: say_many(
                "{count} visit this week", "{count} visits this week", day.visits_week
            ),
        }
        for lens, tile in self._tiles.items():
            count = day.visits_today if lens is Lens.VISITORS else day.counts[lens]
            tile.set_figure(number(count), notes[lens])

    def show_week(self, week: WeekProgress) -> None:
        """Show how far the calls of the week have come."""
        late = say_many("{count} late", "{count} late", week.late)
        figure = f"{number(week.done)} / {number(week.total)}"
        self._week.set_figure(figure, late if week.late else say("none late"))

    def show_chosen(self, chosen: Lens | None) -> None:
        """Keep the tile of the list that is shown down."""
        for lens, tile in self._tiles.items():
            tile.setChecked(lens is chosen)

    def _on_clicked(self, lens: Lens, *, down: bool) -> None:
        self.lens_chosen.emit(lens if down else None)
