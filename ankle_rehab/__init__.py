"""Ankle Rehab: guided ankle sessions, a safe icing timer and a pain diary that stay on this computer."""

__version__ = "0.1.0"
