"""The screens around a call: the card, the log, and keying in a printed list."""
