"""What the tables of the program show, a page at a time."""
