"""Complaints: taken in, worked on, settled, and closed when the customer says so."""
