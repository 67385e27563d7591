"""What the user sees, hears and touches."""
