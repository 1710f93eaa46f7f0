"""Looking at papers and printing them."""
