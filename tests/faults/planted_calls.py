"""Ways of writing that are at fault, by which a harness shows that it would notice."""

from __future__ import annotations

import os
from contextlib import suppress

from ankle_rehab.storage.faults import StorageFault
from tests.faults.acts import AddEntry, Writing
from tests.faults.write_paths import Export
from tests.storage.kills import NEW


class SwallowedFault(AddEntry):
    """Says that it is saved whatever happens."""

    def work(self) -> None:
        with suppress(StorageFault):
            self.act()


class WrittenOver(Export):
    """Empties the old file before the new one is there."""

    def work(self) -> None:
        with self.target.open("wb") as file:
            file.write(b'{"entries": [')
            file.flush()
            file.write(b"1, " * 9000 + b"1]}")
            file.flush()
            os.fsync(file.fileno())


class UnheardSync(Export):
    """Replaces the old file at once, but does not hear that the new one never came to the disk."""

    def work(self) -> None:
        part = self.target.with_name(".diary.json.00000000.part")
        with part.open("wb") as file:
            file.write(b"[%d]" % NEW)
            file.flush()
            with suppress(OSError):
                os.fsync(file.fileno())
        part.replace(self.target)


class UntoldFault(AddEntry):
    """Nobody listens to the diary, and a refusal looks like a crash."""

    def work(self) -> None:
        try:
            self.act()
        except StorageFault as fault:
            raise RuntimeError("nobody knows this") from fault


PLANTED: dict[str, type[Writing]] = {
    "swallowed fault": SwallowedFault,
    "written over": WrittenOver,
    "unheard sync": UnheardSync,
    "untold fault": UntoldFault,
}
