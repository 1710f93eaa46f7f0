"""The form of a customer, section by section."""
