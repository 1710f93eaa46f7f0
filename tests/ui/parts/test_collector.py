"""Dead cycles are searched for between events, on the UI thread."""

import gc
import threading
import weakref

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.ui.parts.collector import Collector


class Ring(QWidget):
    """A widget that holds itself."""

    def __init__(self):
        super().__init__()
        self.ring = self


def test_no_thread_searches_of_its_own_accord(qapp):
    collector = Collector(qapp)

    assert not gc.isenabled()
    collector.deleteLater()


def test_what_is_dead_goes_when_the_timer_comes(qapp, qtbot):
    collector = Collector(qapp)
    gone, threads = weakref.ref(Ring()), []
    weakref.finalize(gone(), lambda: threads.append(threading.current_thread()))
    (timer,) = collector.findChildren(QTimer)
    timer.setInterval(1)

    qtbot.waitUntil(lambda: gone() is None)
    assert threads == [threading.main_thread()]
    collector.deleteLater()
