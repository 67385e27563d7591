"""What can be asked for in a terminal: one module a verb, each imported when it is wanted."""
