"""Where a customer stands: histories, rhythms, frozen runs."""
