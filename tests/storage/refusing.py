"""Expecting a trouble with a file, and that it says which file and what."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ankle_rehab.storage.faults import StorageFault


@contextmanager
def refused(kind: type[StorageFault], path: Path, detail: str | None = None) -> Iterator[None]:
    """The block ends with this trouble of this file, and with this detail where one is given."""
    with pytest.raises(kind) as caught:
        yield
    assert caught.value.path == path
    assert detail is None or caught.value.detail == detail
