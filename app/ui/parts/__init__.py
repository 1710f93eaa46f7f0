"""What the pages are put together from: no page is known here."""
