"""The first tab: what the day asks for."""
