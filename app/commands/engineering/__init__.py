"""What only engineers run; a clinic's setup leaves it out."""
