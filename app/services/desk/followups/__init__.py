"""Working through follow-ups: the board, the call, the contact log, bookings, what was kept."""
