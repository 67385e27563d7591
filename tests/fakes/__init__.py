"""Stand-ins for the world outside: the clock first of all."""
