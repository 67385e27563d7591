"""Long-lived objects that move the values along with time."""
