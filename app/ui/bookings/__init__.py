"""Booking a customer in: who, when, what for, with whom."""
