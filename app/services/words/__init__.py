"""Everything said to people: one catalogue for screen, paper and command line."""
