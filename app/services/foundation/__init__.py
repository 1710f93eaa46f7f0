"""What every service stands on: store, journal, refusals, clock, people, settings."""
