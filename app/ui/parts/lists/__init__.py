"""Lists: columns, models, tables."""
