"""A desk whose search knows the customers."""

from tests.ui.visit.conftest import clinic, light, store

__all__ = ["clinic", "light", "store"]
