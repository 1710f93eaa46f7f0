"""The archive on screen: the list, the form, duplicates, and the care of the files."""
