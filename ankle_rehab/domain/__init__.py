"""Values and rules: no clock, no files, no Qt."""
