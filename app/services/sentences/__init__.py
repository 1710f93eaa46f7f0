"""What to say to a refusal."""
