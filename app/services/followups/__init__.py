"""Works the plan off: calls, outcomes, lists, back entry."""
