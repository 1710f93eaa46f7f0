"""Hypothesis on a desk PC: no deadline, a slow moment is not a failure."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
