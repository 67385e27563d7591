"""Warning signs."""
