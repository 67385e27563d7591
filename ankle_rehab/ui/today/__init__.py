"""Parts of Today that know the services."""
