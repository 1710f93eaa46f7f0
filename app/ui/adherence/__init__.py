"""Whether the service standards were kept, and what customers said: the supervisor looks."""
