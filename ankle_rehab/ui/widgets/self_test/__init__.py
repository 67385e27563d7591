"""Parts of the self-tests."""
