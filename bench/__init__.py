"""How fast and how large the program is, next to others and next to what the machine can do."""
