"""Who is to be contacted when: standards, opening hours, the plan, and what ends a follow-up."""
