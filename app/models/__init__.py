"""Tables and nothing else; importing this package maps every one of them."""
