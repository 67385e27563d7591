"""The user's choices, saved the moment they are made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.settings import Settings
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.settings_store import SettingsStore


class Preferences(QObject):
    """Holds one `Settings` value.

    `changed` carries the new settings. When they cannot be written they hold until the program ends, and
    `trouble` carries the StorageFault.
    """

    changed = Signal(object)
    trouble = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = SettingsStore(database)
        self._settings = self._kept = self._store.load()

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **fields: Any) -> None:
        """Change settings by name; raises TypeError for an unknown name, ValueError for a wrong value."""
        settings = replace(self._settings, **fields)
        if settings == self._settings == self._kept:
            return
        self._settings = settings
        try:
            self._store.save(settings)
            self._kept = settings
        except StorageFault as fault:
            self.trouble.emit(fault)
        self.changed.emit(settings)
