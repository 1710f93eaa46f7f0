"""A paper as it will be printed: look, choose, print, or keep as PDF."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.foundation.store import Work
from app.services.papers.document import Paper, save_paper
from app.services.papers.errors import NoPrinter
from app.ui.parts.desk import Desk
from app.ui.parts.files import ask_new_file
from app.ui.parts.messages import show_error, show_notice
from app.ui.parts.papers.pages_view import PIXELS_PER_POINT, PagesView
from app.ui.parts.papers.paper_pages import PaperPages
from app.ui.parts.papers.preview_bar import Choice, PreviewBar
from app.ui.parts.papers.print_job import PrintJob, ask_printer, places_of
from app.ui.theme.tokens import Size
from app.words import Intent
from app.words.language import say

_ZOOMS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paper that is made anew for every choice.

    Attributes:
        make: Makes it, away from the UI thread, from the values chosen by name.
        keep: Writes down in the store that it goes to paper; done once, before it is
            printed or saved for the first time.
    """

    title: str
    make: Callable[[Mapping[str, str]], Paper]
    choices: Sequence[Choice] = ()
    keep: Work[object] | None = None


class PrintPreview(QDialog):
    """Shows a paper page by page."""

    def __init__(self, desk: Desk, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft = draft
        self._paper: Paper | None = None
        self._pages: PaperPages | None = None
        self._kept = draft.keep is None
        self._zoom: float | None = None  # None: as wide as there is room
        self._view = PagesView()
        self._bar = PreviewBar(draft.title, draft.choices, desk.preferences)
        self.setWindowTitle(draft.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setProperty("ground", "window")
        self._build()
        self._connect()
        self.resize(Size.PREVIEW_WIDTH, Size.PREVIEW_HEIGHT)
        self._make()

    @override
    def done(self, result: int) -> None:
        if self._pages is not None:
            self._pages.close()
        super().done(result)

    @Slot(QPrinter)
    def print_on(self, printer: QPrinter) -> None:
        """Send the pages that ``printer`` was told to print."""
        if self._pages is not None:
            self._once_kept(partial(self._print_now, self._pages, printer))

    def save_to(self, path: Path) -> None:
        """Keep the paper as a PDF file."""
        if self._paper is not None:
            self._once_kept(partial(self._save_now, self._paper, path))

    def _once_kept(self, then: Callable[[], None]) -> None:
        """Go on when the store knows that the paper leaves the screen."""
        if self._kept or self._draft.keep is None:
            then()
            return
        self._bar.set_ready(ready=False)
        self._desk.tasks.write(
            self,
            self._draft.keep,
            lambda _: self._on_kept(then),
            intent=Intent.PRINT_LIST,
            failed=self._on_failed,
        )

    def _on_kept(self, then: Callable[[], None]) -> None:
        self._kept = True
        self._bar.set_ready(ready=True)
        then()

    def _print_now(self, pages: PaperPages, printer: QPrinter) -> None:
        job = PrintJob(pages, printer, tasks=self._desk.tasks, owner=self)
        job.done.connect(self._on_printed)
        job.failed.connect(self._on_failed)
        self._bar.set_ready(ready=False)
        job.start(places_of(printer, self._view.count))

    def _save_now(self, paper: Paper, path: Path) -> None:
        self._desk.tasks.run(
            self, partial(save_paper, paper, path), lambda _: self._tell_saved(path)
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._view, 1)

    def _connect(self) -> None:
        self._bar.chosen.connect(self._make)
        self._bar.page_step_wanted.connect(lambda step: self._view.go_to(self._view.current + step))
        self._bar.zoom_step_wanted.connect(self._on_zoom_step_wanted)
        self._bar.fit_wanted.connect(self._on_fit_wanted)
        self._bar.save_wanted.connect(self._on_save_wanted)
        self._bar.print_wanted.connect(self._on_print_wanted)
        self._view.picture_wanted.connect(self._on_picture_wanted)
        self._view.page_changed.connect(self._tell_page)
        self._view.width_changed.connect(self._on_width_changed)
        for keys, step in (("PgDown", 1), ("PgUp", -1)):
            slot = partial(self._bar.page_step_wanted.emit, step)
            QShortcut(QKeySequence(keys), self, slot)

    @Slot()
    def _make(self) -> None:
        self._bar.tell_making()
        chosen = self._bar.choices_made
        make, show = partial(self._draft.make, chosen), partial(self._show, chosen)
        self._desk.tasks.run(self, lambda: _opened(make), show, failed=self._on_failed)

    def _show(self, chosen: Mapping[str, str], made: tuple[Paper, PaperPages]) -> None:
        if chosen != self._bar.choices_made:  # another choice was made in the meantime
            made[1].close()
            return
        if self._pages is not None:
            self._pages.close()
        self._paper, self._pages = made
        self._view.show_pages(self._pages.sizes, self._zoom_now())
        self._bar.set_ready(ready=True)
        self._tell_page(0)
        self._bar.tell_zoom(self._zoom_now())

    def _zoom_now(self) -> float:
        if self._zoom is not None or self._pages is None:
            return self._zoom or 1.0
        return self._view.zoom_to_fit(self._pages.sizes[0])

    def _rezoom(self) -> None:
        if self._pages is not None:
            self._view.set_zoom(self._zoom_now())
            self._bar.tell_zoom(self._zoom_now())

    @Slot(int)
    def _tell_page(self, place: int) -> None:
        self._bar.tell_page(place + 1, self._view.count)

    @Slot(int)
    def _on_picture_wanted(self, place: int) -> None:
        if self._pages is None:
            return
        zoom = self._view.zoom
        sharpness = zoom * PIXELS_PER_POINT * self.devicePixelRatioF()
        show = partial(self._show_picture, place, zoom, self._pages)
        self._desk.tasks.run(self, partial(self._pages.picture, place, sharpness), show)

    def _show_picture(self, place: int, zoom: float, of: PaperPages, image: QImage) -> None:
        if of is self._pages and not image.isNull():
            self._view.set_picture(place, zoom, image)

    @Slot(int)
    def _on_zoom_step_wanted(self, step: int) -> None:
        now = self._zoom_now()
        if step > 0:
            self._zoom = next((zoom for zoom in _ZOOMS if zoom > now + 0.01), _ZOOMS[-1])
        else:
            smaller = [zoom for zoom in _ZOOMS if zoom < now - 0.01]
            self._zoom = smaller[-1] if smaller else _ZOOMS[0]
        self._rezoom()

    @Slot()
    def _on_fit_wanted(self) -> None:
        self._zoom = None
        self._rezoom()

    @Slot()
    def _on_width_changed(self) -> None:
        if self._zoom is None:
            self._rezoom()

    @Slot()
    def _on_save_wanted(self) -> None:
        if self._paper is not None:
            ask_new_file(
                self,
                say("Save as PDF"),
                suggested=Path.home() / f"{self._paper.stem}.pdf",
                kinds=say("Papers (*.pdf)"),
                then=self.save_to,
            )

    @Slot()
    def _on_print_wanted(self) -> None:
        if self._pages is None:
            return
        try:
            ask_printer(self, self._pages.sizes[0], self._view.count, self.print_on)
        except NoPrinter as refused:
            show_error(refused, parent=self)

    def _tell_saved(self, path: Path) -> None:
        show_notice(say("Saved as {path}.", path=path), parent=self)

    @Slot()
    def _on_printed(self) -> None:
        self._bar.set_ready(ready=True)
        show_notice(say("The paper is at the printer."), parent=self)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self._bar.set_ready(ready=self._paper is not None)
        show_error(error, parent=self)


def _opened(make: Callable[[], Paper]) -> tuple[Paper, PaperPages]:
    paper = make()
    return paper, PaperPages(paper.pdf)
