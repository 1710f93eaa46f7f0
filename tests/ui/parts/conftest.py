"""Widgets need an owner, and the look of the program."""

import pytest
from PySide6.QtWidgets import QWidget

from app.ui.parts.papers.pages_view import PagesView
from app.ui.parts.papers.print_preview import PrintPreview
from app.ui.theme.theme import Look, Theme, apply_theme


@pytest.fixture(scope="session", autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def owner(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    return widget


@pytest.fixture
def drawn(owner, qtbot):
    """The preview over the owner, once its first page is drawn."""

    def drawn() -> PrintPreview:
        qtbot.waitUntil(lambda: owner.findChild(PrintPreview) is not None)
        preview: PrintPreview = owner.findChild(PrintPreview)
        view: PagesView = preview.findChild(PagesView)  # type: ignore[assignment]  # it is there
        qtbot.waitUntil(lambda: view.drawn_count > 0)
        return preview

    owner.show()
    return drawn
