"""One customer: who they are, why they stand where they stand, and everything that happened."""
