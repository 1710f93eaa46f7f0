"""A made-up clinic, the same one every time, to look at and to measure with."""
