"""After the sale: returns, home visits, who answers for what, and what must never happen."""
