"""After the sale: returns, home visits, red lines, and who answers for what."""
