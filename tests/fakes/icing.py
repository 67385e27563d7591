"""Stand-ins for what the icing timer and its page are given: a diary in memory, a guard, and texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ankle_rehab.domain.icing import Icing, IcingState, SkinCheck
from ankle_rehab.domain.icing_rules import Condition, Conditions
from ankle_rehab.domain.icing_texts import IcingTexts
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import Standing
from ankle_rehab.storage.faults import DiskFull


class MemoryKeeper:
    """Keeps icings as the diary does; `full` makes every write fail like a full disk."""

    def __init__(self) -> None:
        self.rows: dict[int, Icing] = {}
        self.answers: list[Conditions] = []
        self.scores: list[PainEntry] = []
        self.writes = 0
        self.full = False

    def begin_icing(self, icing: Icing) -> Icing:
        kept = replace(icing, id=len(self.rows) + 1)
        self._write(kept)
        return kept

    def keep_icing(self, icing: Icing) -> None:
        self._write(icing)

    def finish_icing(self, icing: Icing) -> None:
        self._write(icing)

    def open_icing(self) -> Icing | None:
        return next((row for row in self.rows.values() if row.state is not IcingState.ENDED), None)

    def icings(self, since: date | None = None) -> tuple[Icing, ...]:
        rows = sorted(self.rows.values(), key=lambda row: row.started.utc)
        return tuple(
            row
            for row in rows
            if row.state is IcingState.ENDED and (since is None or row.started.local_date >= since)
        )

    def add_conditions(self, conditions: Conditions) -> Conditions:
        self._check_room()
        self.answers.append(conditions)
        return conditions

    def conditions(self) -> Conditions | None:
        return self.answers[-1] if self.answers else None

    def add_pain(self, entry: PainEntry) -> PainEntry:
        self._check_room()
        self.scores.append(entry)
        return entry

    def _write(self, icing: Icing) -> None:
        self._check_room()
        assert icing.id is not None
        self.rows[icing.id] = icing
        self.writes += 1

    def _check_room(self) -> None:
        if self.full:
            raise DiskFull(Path("diary"))


class FakeGuard:
    """Says what it is told to say."""

    def __init__(self) -> None:
        self.now = Standing(checked=True)

    def standing(self) -> Standing:
        return self.now


TEXTS = IcingTexts(
    version="1",
    start="Cold can injure skin. Cloth between pack and skin, twenty minutes at most, stop when numb.",
    bony="On a thin or bony ankle ten minutes can be enough.",
    wrapped="The pack is wrapped in a damp thin towel. The skin is whole and I can feel a light touch.",
    awake="I stay awake, out of bed, with the foot raised. Nothing is tied on tightly.",
    feeling="Cold, then a burning or aching feeling is usual. Numbness is the signal to stop.",
    checks={
        SkinCheck.FIVE: "Lift the cloth. A little pinker or darker is normal. White, grey, waxy, blotchy, "
        "blistered or hives: stop. On dark skin, compare with the other foot by look and touch.",
        SkinCheck.TEN: "Lift the cloth and look. Can you feel a light touch? "
        "Ten minutes can be enough on a bony ankle.",
        SkinCheck.FIFTEEN: "Lift the cloth and look. Can you feel a light touch? If not, stop.",
    },
    one_minute="One minute left.",
    off="Take the pack off now",
    unanswered="The question about your skin was not answered.",
    skin_question="Is the skin back to normal?",
    unsure="Keep it uncovered and look again in half an hour. We will ask you.",
    still_not="Still white, hard, blistered or numb after 30 minutes: see a doctor today.",
    afterwards="For 30 minutes: no balance, strength or running. Keep the foot raised.",
    conditions_question="Cold is not for everyone. Does any of these fit you, or the person with the pack?",
    conditions={condition: f"Condition {condition.value}" for condition in Condition},
    hard_stop="With this, please do not use ice. Ask a professional what to do instead.",
    ask_first="Please ask a professional before you use ice.",
    sources=("S2", "S45"),
)
