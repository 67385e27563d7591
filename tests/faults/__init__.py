"""What the program survives: one module for each kind of fault, and one table of all (README.md here)."""
