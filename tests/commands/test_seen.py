"""``selftest`` and ``shots``: the window, without anyone looking."""

import signal
from threading import Timer

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from app.services.foundation.findings import Finding
from app.services.vault.folders import STORE_NAME
from app.words import FindingKind

pytestmark = pytest.mark.ui


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    """Few customers, and no long look at what stands still."""
    monkeypatch.setattr("app.commands.engineering.pictures.command.DEFAULT_CUSTOMERS", 30)
    monkeypatch.setattr("app.commands.selftest._CUSTOMERS", 30)
    monkeypatch.setattr("app.commands.stage._QUIET_SECONDS", 0.02)


@pytest.mark.usefixtures("qapp")
def test_the_selftest_visits_every_tab_and_checks_the_encryption(desk):
    said = desk("selftest", "--json", "-")

    assert said.status == 0
    assert said.data["cipher_version"].startswith("4.")
    assert "customers" in said.data["tabs"]
    assert min(said.data["timings_ms"].values()) >= 0


@pytest.mark.usefixtures("qapp")
def test_the_selftest_backs_up_verifies_and_restores_its_clinic(desk):
    kept = desk("selftest", "--json", "-").data["kept_safe"]

    assert kept["rows"] > 1_000
    assert kept["journal_entries"] > 3
    assert kept["size_bytes"] > 1_000_000


@pytest.mark.usefixtures("qapp")
def test_the_selftest_fails_over_records_that_do_not_hold_together(desk, monkeypatch):
    broken = [Finding(kind=FindingKind.ENTRY_ALTERED, what="journal_entries", key=1)]
    monkeypatch.setattr("app.services.vault.verify.check_chain", lambda *_, **__: broken)

    said = desk("selftest", "--lang", "en")

    assert said.status == 1
    assert "changed behind the program's back" in said.err


@pytest.mark.usefixtures("qapp")
def test_pictures_of_the_size_asked_for_are_taken_of_everything_in_both_looks(desk, tmp_path):
    said = desk("shots", tmp_path / "shots", "--size", "1280x720", "--lang", "zh", "--json", "-")

    names = sorted(path.name for path in (tmp_path / "shots").iterdir())
    page = QImage(str(tmp_path / "shots" / "customers_dark_zh.png"))
    assert said.data["pictures"] == names
    assert {"customers_dark_zh.png", "dialog_visit_light_zh.png"} <= set(names)
    assert (page.width(), page.height()) == (1280, 720)


@pytest.mark.parametrize("size", ["large", "1280", "x720"])
def test_a_size_is_two_numbers(desk, tmp_path, size):
    assert desk("shots", tmp_path, "--size", size).status == 2


def test_a_folder_that_cannot_be_made_is_refused(desk, tmp_path):
    (tmp_path / "taken").write_text("a file")

    said = desk("shots", tmp_path / "taken" / "shots", "--lang", "en")

    assert said.status == 1
    assert "taken" in said.err


@pytest.fixture
def closing_at_once(qapp, qtbot, monkeypatch):
    """Closes a workplace as soon as it stands, and keeps what its title said."""
    titles = []

    def run() -> int:
        qtbot.waitUntil(lambda: any(map(_workplace_of, qapp.topLevelWidgets())), timeout=20_000)
        window = next(filter(_workplace_of, qapp.topLevelWidgets()))
        titles.append(window.windowTitle())
        window.close()
        return 0

    monkeypatch.setattr(qapp, "exec", run)
    return titles


def _workplace_of(widget):
    return widget.isVisible() and getattr(widget, "workplace", None)


def test_a_made_up_clinic_opens_without_a_password(desk, closing_at_once):
    said = desk("--demo", "20", "--lang", "en")

    assert said.status == 0
    assert "Lakeside Aesthetic Clinic" in closing_at_once[0]


def test_ctrl_c_in_the_terminal_closes_the_window(desk, qapp, tmp_path):
    before = signal.getsignal(signal.SIGINT)
    started = QTimer(singleShot=True, interval=1_500)  # by then the window is at rest
    too_late = QTimer(singleShot=True, interval=4_000)
    ctrl_c = Timer(0.3, signal.raise_signal, args=(signal.SIGINT,))  # when no step of ours runs
    started.timeout.connect(ctrl_c.start)
    started.timeout.connect(too_late.start)
    late = []
    too_late.timeout.connect(lambda: late.append(qapp.exit(3)))
    started.start()

    said = desk("--store", tmp_path / "nothing", "--lang", "en")
    too_late.stop()

    assert (said.status, late) == (0, [])
    assert signal.getsignal(signal.SIGINT) is before


def test_the_first_start_offers_the_made_up_clinic(desk, closing_at_once, tmp_path, qapp):
    QTimer.singleShot(500, lambda: _button(qapp, "Look at a made-up clinic first").click())

    said = desk("--store", tmp_path / "nothing", "--lang", "en")

    assert said.status == 0
    assert "Lakeside Aesthetic Clinic" in closing_at_once[0]
    assert not (tmp_path / "nothing" / STORE_NAME).exists()


def _button(qapp, text):
    buttons = (each for each in qapp.allWidgets() if isinstance(each, QPushButton))
    return next(each for each in buttons if each.isVisible() and each.text() == text)
