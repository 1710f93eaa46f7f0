"""Retired and merged customers."""
