"""What the program says, in one module for each matter."""
