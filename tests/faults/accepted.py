"""A diary of somebody who has read the first page, for programs in a process of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.domain.exercise import Side
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.settings_store import SettingsStore
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import lay


def settle_in(folder: Path) -> None:
    """Lay an empty diary into a folder, the left ankle sore."""
    lay(folder / paths.DIARY_FILE)
    database = open_diary(folder / paths.DIARY_FILE, FakeClock())
    settings = SettingsStore(database)
    version = Content(resource("content", "en")).text_version
    settings.save(replace(settings.load(), accepted_version=version, sore_side=Side.LEFT))
    database.close()
