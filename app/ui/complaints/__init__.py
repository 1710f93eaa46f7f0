"""The complaints tab: what came in, who has it in hand, and how long there is left."""
