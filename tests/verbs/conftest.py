"""What tests of verbs share: a terminal on the diary of somebody who has read the first page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab import paths
from ankle_rehab.domain.exercise import Side
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import lay
from tests.verbs.desk import Desk


@pytest.fixture
def desk(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Desk:
    """At a terminal; the left ankle is the sore one."""
    assert qapp is not None
    lay(data_dir / paths.DIARY_FILE)
    somebody = Desk(clock, data_dir)
    version = Content(resource("content", "en")).text_version
    somebody.chooses(lambda settings: replace(settings, accepted_version=version, sore_side=Side.LEFT))
    return somebody
