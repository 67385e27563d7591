"""The long-lived objects of one running program, side by side."""

from __future__ import annotations

from pathlib import Path

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.value import value
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.services.player import Player
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.session_scores import SessionScores
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database


@value
class Parts:
    """What pages are built from; `folder` is where the diary lies, `database` is for services of one page."""

    clock: Clock
    folder: Path
    database: Database
    content: Content
    diary: Diary
    preferences: Preferences
    guard: Guard
    player: Player
    scores: SessionScores
    icing: IcingTimer
