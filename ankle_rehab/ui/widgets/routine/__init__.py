"""Routines and exercises to choose from."""
