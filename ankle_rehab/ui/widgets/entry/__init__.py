"""Writing a diary entry."""
