"""What the desk does for customers, day by day."""
