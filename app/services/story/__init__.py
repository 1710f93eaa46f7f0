"""Everything that happened with one customer."""
