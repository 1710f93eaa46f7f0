"""The window around the pages: who sits there, where they go, what was just done."""
