"""What only shows."""
