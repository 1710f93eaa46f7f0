"""A paper is looked at, chosen, printed or kept as PDF."""

from functools import partial

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.services.papers.document import A4_LEVEL, A5_LEVEL, Paper, bind
from app.services.papers.errors import PrinterGone
from app.services.papers.ink import BODY
from app.ui.parts.messages import Notice
from app.ui.parts.papers.pages_view import PagesView
from app.ui.parts.papers.paper_pages import PaperPages
from app.ui.parts.papers.preview_bar import Choice
from app.ui.parts.papers.print_job import PrintJob, ask_printer, places_of, printer_for
from app.ui.parts.papers.print_preview import Draft, PrintPreview
from tests.services.papers.reading import sizes_of

CHOICE = Choice(name="test_size", title="Size", options=[("a5", "A5"), ("a4", "A4")])


def paper_of(page_count, size=A5_LEVEL):
    drawings = [partial(write, text=f"page {at}") for at in range(1, page_count + 1)]
    pdf = bind("Test", size, drawings, author="")
    return Paper(title="Test", stem="test", pdf=pdf, page_count=page_count, control_total=0)


def write(sheet, *, text):
    sheet.text(40, 60, text, BODY)


def make(chosen):
    return paper_of(4, A4_LEVEL if chosen.get("test_size") == "a4" else A5_LEVEL)


@pytest.fixture
def preview(desk, owner, qtbot):
    owner.show()
    preview = PrintPreview(desk, Draft(title="Test", make=make, choices=[CHOICE]), owner)
    preview.open()
    view = preview.findChild(PagesView)
    assert view is not None
    qtbot.waitUntil(lambda: view.count == 4 and view.drawn_count > 0)
    yield preview
    preview.close()


@pytest.fixture
def view(preview):
    return preview.findChild(PagesView)


@pytest.fixture
def press(preview):
    """Press the button of a name."""
    buttons = {each.accessibleName(): each for each in preview.findChildren(QPushButton)}
    return lambda name: buttons[name].click()


@pytest.fixture
def to_file(tmp_path):
    """A printer that writes what it prints to a file."""

    def made(size=A5_LEVEL):
        printer = printer_for(QSizeF(*size))
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    return made


def ink_on(path, place):
    document = pypdfium2.PdfDocument(path)
    try:
        return document[place].render(scale=0.5).to_pil().convert("L").getextrema()[0]
    finally:
        document.close()


def test_pages_are_drawn_as_they_come_into_view(view, qtbot):
    assert view.drawn_count < 4

    view.go_to(3)

    qtbot.waitUntil(lambda: view.drawn_count == 4 or view.current == 3)
    assert view.current == 3


def test_the_next_page_is_one_press_away(view, press):
    press("Next page")
    press("Next page")
    press("Page before")

    assert view.current == 1


def test_a_page_is_as_wide_as_there_is_room_until_it_is_zoomed(preview, view, press):
    fitted = view.zoom

    press("Larger")
    larger = view.zoom
    press("Smaller")
    press("Smaller")

    assert larger > fitted > view.zoom
    press("Whole width")
    assert view.zoom == pytest.approx(fitted)


def test_a_wider_window_shows_wider_pages(preview, view):
    before = view.zoom

    preview.resize(preview.width() + 200, preview.height())

    assert view.zoom > before


def test_zoomed_pages_keep_their_size_in_a_wider_window(preview, view, press):
    press("Larger")
    before = view.zoom

    preview.resize(preview.width() + 200, preview.height())

    assert view.zoom == before


def test_zoom_ends_somewhere(view, press):
    for _ in range(12):
        press("Larger")
    largest = view.zoom
    for _ in range(12):
        press("Smaller")

    assert (largest, view.zoom) == (3.0, 0.5)


def test_another_choice_makes_another_paper_and_is_remembered(
    preview, press, desk, tmp_path, qtbot
):
    press("A4")
    save = next(each for each in preview.findChildren(QPushButton) if "PDF" in each.text())
    qtbot.waitUntil(save.isEnabled)

    preview.save_to(tmp_path / "kept.pdf")
    qtbot.waitUntil((tmp_path / "kept.pdf").exists)
    assert sizes_of((tmp_path / "kept.pdf").read_bytes()) == [(297, 210)] * 4
    assert desk.preferences.text("papers/test_size") == "a4"


def test_a_paper_is_kept_as_pdf(preview, press, tmp_path, qtbot):
    press("Save as PDF…")
    question = preview.findChild(QFileDialog)

    question.fileSelected.emit(str(tmp_path / "kept.pdf"))

    qtbot.waitUntil(lambda: preview.findChild(Notice) is not None)
    assert sizes_of((tmp_path / "kept.pdf").read_bytes()) == [(210, 148)] * 4
    assert "kept.pdf" in preview.findChild(Notice).sentence


def test_a_folder_that_is_not_there_is_said(preview, tmp_path, qtbot):
    preview.save_to(tmp_path / "nowhere" / "kept.pdf")

    qtbot.waitUntil(lambda: preview.findChild(Notice) is not None)
    assert "nowhere" in preview.findChild(Notice).sentence


def test_every_page_reaches_the_printer(preview, to_file, tmp_path, qtbot):
    preview.print_on(to_file())

    qtbot.waitUntil(lambda: preview.findChild(Notice) is not None)
    path = tmp_path / "printed.pdf"
    assert sizes_of(path.read_bytes()) == [(210, 148)] * 4
    assert [ink_on(path, place) < 200 for place in range(4)] == [True] * 4


def test_only_the_pages_asked_for_are_printed(preview, to_file, tmp_path, qtbot):
    printer = to_file()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)

    preview.print_on(printer)

    qtbot.waitUntil(lambda: preview.findChild(Notice) is not None)
    assert len(sizes_of((tmp_path / "printed.pdf").read_bytes())) == 2


def test_the_printer_takes_the_paper_as_it_lies(to_file):
    assert places_of(to_file(), 3) == [0, 1, 2]
    assert printer_for(QSizeF(*A4_LEVEL)).pageLayout().orientation().name == "Landscape"
    upright = printer_for(QSizeF(*A4_LEVEL).transposed())
    assert upright.pageLayout().orientation().name == "Portrait"


def test_without_a_printer_one_sentence_says_so(preview, press, monkeypatch, qtbot):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)

    press("Print…")

    qtbot.waitUntil(lambda: preview.findChild(Notice) is not None)
    assert "No printer is set up" in preview.findChild(Notice).sentence


def test_with_a_printer_pages_and_printer_can_be_chosen(owner, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Desk"])
    asked: list[QPrinter] = []

    ask_printer(owner, QSizeF(*A5_LEVEL), 4, asked.append)
    question = owner.findChild(QPrintDialog)
    question.accept()

    assert (question.minPage(), question.maxPage()) == (1, 4)
    assert len(asked) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_gone_is_named(tasks, owner, tmp_path, qtbot):
    printer = printer_for(QSizeF(*A5_LEVEL))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    pages = PaperPages(paper_of(1).pdf)
    job = PrintJob(pages, printer, tasks=tasks, owner=owner)

    with qtbot.waitSignal(job.failed) as failed:
        job.start([0])

    pages.close()
    assert isinstance(failed.args[0], PrinterGone)


def test_a_closed_paper_has_no_pictures():
    pages = PaperPages(paper_of(1).pdf)

    pages.close()

    assert pages.picture(0, 1.0).isNull()
