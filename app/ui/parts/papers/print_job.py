"""Sends a paper to a printer, one page after another."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.services.papers.errors import NoPrinter, PrinterGone
from app.ui.parts.papers.paper_pages import PaperPages
from app.ui.parts.tasks import Tasks

_FINEST_DPI: Final = 300
_POINTS_PER_INCH: Final = 72


def ask_printer(
    parent: QWidget, size: QSizeF, page_count: int, then: Callable[[QPrinter], None]
) -> None:
    """Ask for printer and pages, without stopping anything.

    Args:
        parent: What the question opens over.
        size: Of a page, in points.
        page_count: How many pages there are to choose from.
        then: Gets the printer chosen.

    Raises:
        NoPrinter: There is none on this computer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = printer_for(size)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, page_count)
    dialog.setFromTo(1, page_count)
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own takes a slot by name


def printer_for(size: QSizeF) -> QPrinter:
    """Return the usual printer, set to pages of ``size`` points from edge to edge."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    level = size.width() > size.height()
    upright = size.transposed() if level else size
    turned = QPageLayout.Orientation.Landscape if level else QPageLayout.Orientation.Portrait
    page = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(page, turned, QMarginsF()))
    printer.setFullPage(True)
    return printer


def places_of(printer: QPrinter, page_count: int) -> list[int]:
    """Return the places of the pages asked for, the first being 0."""
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        return list(range(max(printer.fromPage(), 1) - 1, min(printer.toPage(), page_count)))
    return list(range(page_count))


class PrintJob(QObject):
    """One printing under way; keep it until it has ended.

    Signals:
        done: Every page is at the printer.
        failed: It stopped; carries the error.
    """

    done = Signal()
    failed = Signal(object)

    def __init__(
        self, pages: PaperPages, printer: QPrinter, *, tasks: Tasks, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._pages = pages
        self._printer = printer
        self._tasks = tasks
        self._owner = owner
        self._painter = QPainter()
        self._dpi = min(printer.resolution(), _FINEST_DPI)

    def start(self, places: Sequence[int]) -> None:
        """Print the pages at ``places``."""
        if not self._painter.begin(self._printer):
            self.failed.emit(PrinterGone(self._printer.printerName()))
            return
        self._print(list(places))

    def _print(self, places: list[int]) -> None:
        if not places:
            self._painter.end()
            self.done.emit()
            return
        self._tasks.run(
            self._owner,
            partial(self._pages.picture, places[0], self._dpi / _POINTS_PER_INCH),
            partial(self._on_picture_made, places),
            failed=self._give_up,
        )

    def _on_picture_made(self, places: list[int], image: QImage) -> None:
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), image)
        rest = places[1:]
        if rest and not self._printer.newPage():
            self._give_up(PrinterGone(self._printer.printerName()))
            return
        self._print(rest)

    def _give_up(self, error: BaseException) -> None:
        self._printer.abort()
        self._painter.end()
        self.failed.emit(error)
