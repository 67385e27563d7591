"""Somebody at a terminal where no window is open, on a diary that has something in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.domain.settings import Settings
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.settings_store import SettingsStore
from ankle_rehab.verbs.entry import carry_out, judged
from ankle_rehab.verbs.parser import Refused
from ankle_rehab.verbs.saying import Code, Saying
from tests.fakes.clock import FakeClock


class Desk:
    """Types verbs and keeps what was said of the last one."""

    def __init__(self, clock: FakeClock, folder: Path) -> None:
        self.clock = clock
        self.folder = folder
        self.said = Saying()

    def types(self, name: str, *words: str | Path, tries: int = 1) -> Code:
        """What a verb ended with; the words of the diary's folder are added."""
        self.said = Saying()
        try:
            typed = judged(name, ["--data-dir", str(self.folder), *map(str, words)])
        except Refused as refused:
            self.said.refuse(str(refused))
            return Code.NOT_DONE
        code = carry_out(self.clock, typed, self.said, tries=tries)
        assert code is not None, "it wants a window"
        assert self.said.code is None or code == self.said.code
        return Code(code)

    @property
    def lines(self) -> list[str]:
        """What was said of it."""
        return self.said.lines

    @property
    def trouble(self) -> str:
        """What went wrong."""
        return "\n".join(self.said.troubles)

    @property
    def diary(self) -> Path:
        return self.folder / paths.DIARY_FILE

    def chooses(self, change: Callable[[Settings], Settings]) -> None:
        """Has other settings from now on."""
        with self.open() as database:
            store = SettingsStore(database)
            store.save(change(store.load()))

    @contextmanager
    def open(self) -> Iterator[Database]:
        """The diary, looked into while nothing else has it."""
        database = open_diary(self.diary, self.clock)
        try:
            yield database
        finally:
            database.close()
