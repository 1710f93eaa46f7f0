"""Who is contacted when."""
