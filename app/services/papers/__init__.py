"""Everything that is printed: the sheets of the desk as PDF, with their fonts inside."""
