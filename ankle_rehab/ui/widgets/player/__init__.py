"""Parts of the player."""
