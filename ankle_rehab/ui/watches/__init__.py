"""What goes on beside every page: looks when something changes, and tells it in the window."""
