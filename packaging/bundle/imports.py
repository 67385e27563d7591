"""Run before all else in the bundle: PySide6 is imported as the program wants it, not as PyInstaller does."""

from ankle_rehab import imports  # noqa: F401
