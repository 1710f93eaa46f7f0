"""The catalogue: its prices are looked at before they are printed."""

import pytest

from app.ui.parts.papers.print_preview import PrintPreview
from tests.ui.hands import click, opened


@pytest.mark.req("C30")
def test_the_price_list_is_looked_at_before_it_is_printed(page, qtbot):
    page.open_section("catalogue")
    click(page, "Print…")

    assert opened(page, PrintPreview, qtbot).windowTitle() == "Price list"
