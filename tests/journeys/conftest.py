"""A graded clinic of seven, as the window shows it."""

from tests.ui.conftest import botox, li, window, write, wu
from tests.ui.profile.conftest import clinic, graded, light, store, visit

__all__ = ["botox", "clinic", "graded", "li", "light", "store", "visit", "window", "write", "wu"]
