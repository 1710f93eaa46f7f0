"""Families, items and prices."""
