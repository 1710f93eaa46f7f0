"""Grading as the supervisor sees it: the structure, who moved, the rules, a trial."""
