"""Pairs of running shoes."""
