"""The application takes on a look."""

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetrics, QPalette

from app.ui.theme.fonts import base_font, families, font
from app.ui.theme.icons import Icon, pixmap
from app.ui.theme.svg import FOLDER
from app.ui.theme.theme import Look, Theme, apply_theme, current, stylesheet
from app.ui.theme.tokens import DARK, LIGHT, TextSize


@pytest.fixture(autouse=True)
def light_again(qapp):
    yield
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_a_sheet_names_exists(qapp, palette):
    assert "$" not in stylesheet(palette)


def test_the_look_can_be_changed_while_running(qapp):
    apply_theme(qapp, Theme(Look.LIGHT))
    apply_theme(qapp, Theme(Look.DARK))

    assert current().look is Look.DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window


def test_every_icon_has_its_file_and_no_file_is_idle():
    assert {f"{which}.svg" for which in Icon} == {path.name for path in FOLDER.glob("*.svg")}


def test_an_icon_is_drawn_in_the_colour_asked_for(qapp):
    picture = pixmap(Icon.CHECK, "accent").toImage()

    inks = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert inks == {current().palette.accent}


def test_chinese_can_be_written_wherever_the_program_runs(qapp):
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)

    assert families()
    assert set(chinese) & set(families())


def test_text_has_the_size_of_the_scale(qapp):
    assert base_font().pixelSize() == TextSize.BASE


def test_figures_in_a_column_are_of_one_width(qapp):
    measure = QFontMetrics(font(TextSize.BASE, tabular=True))

    assert measure.horizontalAdvance("1111") == measure.horizontalAdvance("8888")
