"""Clinic Desk: the service desk of a small aesthetic clinic, on one machine."""
