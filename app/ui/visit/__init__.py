"""What is written down while a customer stands at the desk: visits, refunds, packages."""
