"""Parts of the pages of runs that know the services."""
