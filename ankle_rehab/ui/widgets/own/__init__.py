"""Exercises and routines of one's own."""
