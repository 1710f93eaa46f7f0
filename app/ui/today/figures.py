"""Figures that lead to the people behind them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.complaints.summary import OpenComplaints
from app.services.followups.day_calls import WeekProgress
from app.services.today.day_figures import DayFigures
from app.services.today.lenses import Lens
from app.ui.parts.cards.labels import label
from app.ui.theme.tokens import Space
from app.ui.today.sayings import lens_title
from app.words.formats import clock_time, money, number
from app.words.language import say, say_many

_ACROSS: Final = 3
_PEOPLE_ACROSS: Final = 2


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


class FigureGrid(QWidget):
    """Figures side by side; behind those of a lens there is a list.

    Signals:
        lens_chosen: Show the people behind a figure; carries a ``Lens``, or ``None`` to go back.
    """

    lens_chosen = Signal(object)

    def __init__(
        self,
        lenses: Mapping[Lens, str],
        *,
        first: Sequence[FigureTile] = (),
        across: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tiles = {lens: FigureTile(caption) for lens, caption in lenses.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.M)
        for at, tile in enumerate([*first, *self._tiles.values()]):
            grid.addWidget(tile, at // across, at % across)
        for lens, tile in self._tiles.items():
            tile.clicked.connect(lambda down, lens=lens: self._on_clicked(lens, down=down))

    def show_chosen(self, chosen: Lens | None) -> None:
        """Keep the tile of the list that is shown down."""
        for lens, tile in self._tiles.items():
            tile.setChecked(lens is chosen)

    def _set(self, lens: Lens, count: int, note: str) -> None:
        self._tiles[lens].set_figure(number(count), note)

    def _on_clicked(self, lens: Lens, *, down: bool) -> None:
        self.lens_chosen.emit(lens if down else None)


class Figures(FigureGrid):
    """How the week, the complaints and the best customers stand.

    Signals:
        week_wanted: Show the follow-ups of the week.
        complaints_wanted: Show the open complaints.
    """

    week_wanted = Signal()
    complaints_wanted = Signal()

    def __init__(self, currency: str, *, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        self._week = FigureTile(say("Follow-ups this week"))
        self._complaints = FigureTile(say("Open complaints"))
        first = (self._week, self._complaints)
        lenses = {Lens.VIPS_AT_RISK: lens_title(Lens.VIPS_AT_RISK)}
        super().__init__(lenses, first=first, across=_ACROSS, parent=parent)
        self._currency, self._zone = currency, zone
        for tile, wanted in zip(first, (self.week_wanted, self.complaints_wanted), strict=True):
            tile.setCheckable(False)
            tile.clicked.connect(wanted)

    def show_week(self, week: WeekProgress) -> None:
        """Show how far the follow-ups of the week have come."""
        percent = week.on_time_percent
        self._week.set_figure(
            f"{number(week.done)} / {number(week.total)}",
            say("none due yet") if percent is None else say("{share} on time", share=f"{percent}%"),
        )

    def show_complaints(self, complaints: OpenComplaints, today: date) -> None:
        """Show how many wait for us, and what is late or promised for today."""
        due_at = complaints.next_due_at and complaints.next_due_at.astimezone(self._zone)
        if complaints.late:
            note = say_many("{count} late", "{count} late", complaints.late)
        elif due_at and due_at.date() == today:
            note = say("next due at {time}", time=clock_time(due_at.time()))
        else:
            note = say("none due today")
        self._complaints.set_figure(number(complaints.count), note)

    def show_figures(self, day: DayFigures) -> None:
        """Show how many of the best are beyond their rhythm, and what they spend."""
        spent = money(day.vips_at_risk_minor, self._currency)
        count = day.counts[Lens.VIPS_AT_RISK]
        note = say("{amount} a year", amount=spent) if count else say("all on rhythm")
        self._set(Lens.VIPS_AT_RISK, count, note)


class PeopleFigures(FigureGrid):
    """Who comes, who came, and who came only once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        lenses = {
            Lens.DUE_SOON: lens_title(Lens.DUE_SOON),
            Lens.SECOND_VISIT: lens_title(Lens.SECOND_VISIT),
            Lens.NEWCOMERS: lens_title(Lens.NEWCOMERS),
            Lens.VISITORS: say("Visits today"),
        }
        super().__init__(lenses, across=_PEOPLE_ACROSS, parent=parent)

    def show_figures(self, day: DayFigures) -> None:
        """Show the figures of the day."""
        counts, before = day.counts, number(day.newcomers_before)
        visits = say_many("{count} visit this week", "{count} visits this week", day.visits_week)
        self._set(Lens.DUE_SOON, counts[Lens.DUE_SOON], say("by their own rhythm"))
        self._set(Lens.SECOND_VISIT, counts[Lens.SECOND_VISIT], say("came once"))
        self._set(
            Lens.NEWCOMERS,
            counts[Lens.NEWCOMERS],
            say("{count} in the month before", count=before),
        )
        self._set(Lens.VISITORS, day.visits_today, visits)
