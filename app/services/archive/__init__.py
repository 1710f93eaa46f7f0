"""Who the customers are: search, dates, files, consents, needs, circles, saved views."""
