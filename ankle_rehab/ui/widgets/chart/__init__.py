"""The pain chart."""
