"""The follow-ups tab: who is called when, by whom, and what is late."""
