"""Parts of pages; they know nothing of services."""
