"""Parts of the pages of runs."""
