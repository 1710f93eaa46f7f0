"""Grading runs, movements, versions of the rules, back-tests, trials."""
