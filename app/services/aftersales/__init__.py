"""Returns, home visits, red lines, breaches."""
