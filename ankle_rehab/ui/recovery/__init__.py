"""The screen that leads back to a diary that does not open."""
