"""What is typed: amounts, days, times, phones, names. Forms and files read them the same."""
