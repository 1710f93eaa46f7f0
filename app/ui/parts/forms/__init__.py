"""Dialogs and what stands in them."""
