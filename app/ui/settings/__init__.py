"""What is arranged once: one's own desk, the clinic, the people, the catalogue, the journal."""
