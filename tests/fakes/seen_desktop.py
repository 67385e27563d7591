"""The program's side of the desktop's notifications, with all that it is told written down."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ankle_rehab.domain.notification import Answer, Notification, Standing, Urgency
from ankle_rehab.services.notify_linux import LinuxDesktop
from tests.fakes.session_bus import Peer

ANSWERS = ((Answer.OPEN, "Open"), (Answer.START, "Start now"), (Answer.SKIP, "Skip"))
NOTE = Notification("reminder-1", "Time for your routine", "It was set for 09:30.", ANSWERS)
OTHER = Notification("reminder-2", "Shoes", "", ANSWERS)
ICE = Notification("icing", "Take the ice off", "", ANSWERS, Urgency.URGENT)
PATIENCE = 20_000  # a busy machine is no reason to give up
HASTE = 150

Start = Callable[..., Peer]


class Seen(LinuxDesktop):
    """One run of the program at that desktop; `told` is what it said, in order."""

    def __init__(self, bot: QtBot, address: str, patience: int = PATIENCE) -> None:
        super().__init__(address, patience)
        self._bot = bot
        self.told: list[tuple[object, ...]] = []
        self.stands.connect(lambda key, standing: self.told.append(("stands", key, standing)))
        self.refused.connect(lambda key: self.told.append(("refused", key)))
        self.answered.connect(lambda key, answer: self.told.append(("answered", key, answer)))
        self.closed.connect(lambda key: self.told.append(("closed", key)))

    def until(self, came: Callable[[], object]) -> None:
        self._bot.waitUntil(lambda: bool(came()), timeout=10_000)

    def until_told(self, *fact: object) -> None:
        self.until(lambda: any(one[: len(fact)] == fact for one in self.told))

    def standing(self, key: str = NOTE.key) -> Standing:
        """Where it stands, as soon as that is known."""
        self.until_told("stands", key)
        last = [one[2] for one in self.told if one[:2] == ("stands", key)][-1]
        assert isinstance(last, Standing)
        return last


Program = Callable[..., Seen]
