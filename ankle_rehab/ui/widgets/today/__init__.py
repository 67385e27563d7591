"""Parts of Today."""
