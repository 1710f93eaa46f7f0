"""The first start sets a clinic up; later ones ask for a password."""

import pytest

from app.main import make_application
from app.services.vault.folders import STORE_NAME
from app.services.vault.keyring import Keyring, is_set_up
from app.ui.shell.first_run import FirstRunPage
from app.ui.shell.gates import RecoveryCodePage, RecoveryPage
from app.ui.shell.sign_in import SignInPage
from app.ui.shell.window import ClinicWindow
from app.words.language import choose_language
from tests.damage import spoil
from tests.ui.hands import click, field, fill, says
from tests.ui.shell.conftest import PASSWORD


@pytest.fixture
def gate(qapp, qtbot):
    opened = []

    def gate(folder):
        make_application()
        window = ClinicWindow(folder, passing=True)
        qtbot.addWidget(window)
        opened.append(window)
        window.show_gate()
        window.show()
        return window

    yield gate
    choose_language("en")


def test_a_clinic_is_set_up_its_code_shown_once_and_opened(gate, tmp_path, qtbot):
    window = gate(tmp_path / "new")
    page = window.centralWidget()
    assert isinstance(page, FirstRunPage)
    fill(page, "Name of the clinic", "滨湖美容诊所")
    fill(page, "Your name (manager)", "周岚")
    fill(page, "Password", PASSWORD)
    assert not page.go_on.isEnabled()
    fill(page, "Password again", PASSWORD)
    page.go_on.click()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), RecoveryCodePage), timeout=10_000)
    code = window.centralWidget()
    qtbot.waitUntil(code.isVisible)
    assert not code.go_on.isEnabled()
    click(code, "I have printed it or written it down")
    code.go_on.click()

    qtbot.waitUntil(lambda: window.workplace is not None, timeout=10_000)
    assert is_set_up(tmp_path / "new")


def test_a_weak_password_is_refused_and_nothing_is_left_behind(gate, tmp_path, qtbot):
    window = gate(tmp_path / "new")
    page = window.centralWidget()
    fill(page, "Name of the clinic", "x")
    fill(page, "Your name (manager)", "y")
    fill(page, "Password", "123")
    fill(page, "Password again", "123")
    page.go_on.click()

    qtbot.waitUntil(lambda: says(page, "at least 6 characters"))
    assert field(page, "Name of the clinic").text() == "x"
    assert not is_set_up(tmp_path / "new")


def test_the_other_language_is_one_press_away_on_the_first_start(gate, tmp_path):
    window = gate(tmp_path / "new")
    window.centralWidget().language_wanted.emit("zh")

    assert window.centralWidget().go_on.text() == "建立"


def test_a_set_up_clinic_asks_who_sits_down(gate, folder, qtbot):
    window = gate(folder)
    page = window.centralWidget()
    assert isinstance(page, SignInPage)
    fill(page, "Password", PASSWORD)
    page.go_on.click()

    qtbot.waitUntil(lambda: window.workplace is not None, timeout=10_000)


def test_a_forgotten_password_asks_for_the_recovery_code(gate, folder, qtbot):
    window = gate(folder)
    click(window, "Password forgotten…")
    page = window.centralWidget()
    assert isinstance(page, RecoveryPage)
    qtbot.waitUntil(page.isVisible)
    fill(page, "Recovery code", "AAAA-BBBB")
    fill(page, "New password", "another one")
    page.go_on.click()

    qtbot.waitUntil(lambda: says(page, "mistyped"))


def test_a_store_that_fails_its_check_shows_no_row_any_more(gate, folder, clock, qtbot):
    key = Keyring(folder).unlock("周岚", PASSWORD, now=clock.now()).data_key
    spoil(folder / STORE_NAME, key, table="attachment_contents")
    window = gate(folder)

    def sign_in():
        fill(window, "Password", PASSWORD)
        window.centralWidget().go_on.click()

    sign_in()
    qtbot.waitUntil(lambda: says(window, "damaged"))
    assert window.workplace is None

    with qtbot.assertNotEmitted(window.opened):
        sign_in()
        qtbot.waitUntil(window.centralWidget().go_on.isEnabled)
    assert says(window, "damaged")
