"""Files on their way in: chosen, read, tried, imported."""
