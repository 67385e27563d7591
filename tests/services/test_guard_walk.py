"""Whatever was ticked, written, changed and released before: one more of it opens nothing that was closed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import example, given, seed, settings
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Clearance, Reason
from ankle_rehab.domain.icing_rules import lock
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.domain.safety import Asked, Release
from ankle_rehab.domain.triage import Detail, Sign
from ankle_rehab.resources import resource
from ankle_rehab.services.bandages import Bandages
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.storage.content import Content
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh

CONTENT = Content(resource("content", "en"))
ROUTINES = CONTENT.routines()
SIGNS = st.frozensets(st.sampled_from(Sign), max_size=2)
DETAILS = st.frozensets(st.sampled_from(Detail), max_size=2)
STEPS = st.one_of(
    st.tuples(st.just("tick"), SIGNS, DETAILS, st.booleans(), st.sampled_from([Asked.ALL, Asked.PAGES])),
    st.tuples(
        st.just("write"),
        st.integers(0, 10),
        st.sampled_from(Side),
        st.sampled_from(Moment),
        st.sampled_from([None, None, True]),
    ),
    st.tuples(st.just("change"), st.integers(0, 9), st.integers(0, 10)),
    st.tuples(st.just("remove"), st.integers(0, 9)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("release"), st.sampled_from(Release), SIGNS, st.booleans()),
    st.tuples(st.just("untwist")),
    st.tuples(st.just("wait"), st.sampled_from([1.0, 60.0, 7200.0, 86400.0, 300000.0])),
    st.tuples(st.just("set back"), st.sampled_from([600.0, 90000.0])),
    st.tuples(st.just("tick"), st.just(frozenset[Sign]()), DETAILS, st.booleans(), st.just(Asked.ALL)),
)
WORSE = st.one_of(
    st.tuples(st.just("sign"), st.sampled_from(Sign), st.none() | st.sampled_from(Detail)),
    st.tuples(st.just("twist")),
    st.tuples(st.just("point"), st.integers(0, 9)),
    st.tuples(st.just("twist of an entry"), st.integers(0, 9)),
    st.tuples(st.just("severe"), st.sampled_from(Side)),
)


class Walk:
    """One diary, and somebody who does whatever comes."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.database = open_fresh(folder / "diary.db", self.clock)
        self.diary = Diary(self.database, self.clock)
        self.guard = Guard(self.clock, self.diary, "1")
        self.bandages = Bandages(
            self.diary, self.database, self.clock, guard=self.guard, bedtime_hour=lambda: 22
        )

    def take(self, step: tuple[object, ...]) -> None:
        """One step of any kind."""
        match step:
            case ("tick", frozenset() as signs, frozenset() as details, bool() as twisted, Asked() as page):
                self.guard.answer(signs, twisted=twisted, details=details, page=page)
            case ("write", int() as score, Side() as side, Moment() as moment, twist):
                self._write(score, side, moment, twist=twist is True)
            case ("change", int() as which, int() as score):
                self._change(which, lambda entry: replace(entry, score=score))
            case ("remove", int() as which):
                entry = self._entry(which)
                if entry is not None and entry.id is not None:
                    self.diary.remove_pain(entry.id)
            case ("undo",) if self.diary.undo.newest is not None:
                self.diary.undo.take_back(self.diary.undo.newest)
            case ("release", Release.CORRECTED, frozenset() as signs, bool() as twisted):
                self.guard.correct(signs, twisted=twisted, details=frozenset())
            case ("release", Release() as how, frozenset() as signs, bool() as twisted):
                self.guard.release(how, of=signs, twist=twisted)
            case ("untwist",):
                self.guard.untwist()
            case ("wait", float() as seconds):
                self.clock.advance(seconds)
            case ("set back", float() as seconds):
                self.clock.advance(-seconds)
            case _:
                pass

    def worsen(self, step: tuple[object, ...]) -> None:
        """One more sign, point or twist; a sign on the first page, which is no full check."""
        match step:
            case ("sign", Sign() as sign, detail):
                details = frozenset({detail}) if isinstance(detail, Detail) else frozenset[Detail]()
                self.guard.answer(frozenset({sign}), twisted=False, details=details, page=Asked.EMERGENCY)
            case ("twist",):
                self.guard.answer(frozenset(), twisted=True, page=Asked.EMERGENCY)
            case ("point", int() as which):
                self._change(which, lambda entry: replace(entry, score=min(10, entry.score + 1)))
            case ("twist of an entry", int() as which):
                self._change(which, lambda entry: replace(entry, twist=True))
            case ("severe", Side() as side):
                self._write(9, side, Moment.OTHER, twist=False)
            case _:
                raise AssertionError(step)

    def closed(self) -> dict[str, frozenset[str]]:
        """What does not start now, each with what keeps it closed or out, apart from a first check."""
        standing = self.guard.standing()
        found: dict[str, frozenset[str]] = {}
        for routine in ROUTINES:
            verdict = self.guard.clear(routine, 0)
            ids = {step.exercise.id for step in routine.steps if isinstance(step, ExerciseStep)}
            if isinstance(verdict, Clearance):
                found[routine.id] = frozenset({*(ids - verdict.covers), *(["big"] * verdict.half_size)})
            elif set(verdict.reasons) <= {Reason.NOT_CHECKED}:
                found[routine.id] = frozenset({"asks"})
            else:
                found[routine.id] = frozenset({*ids, "big", "asks"})
        found["ice"] = frozenset({"ice"} if lock(standing) else {"asks"} if standing.ice_asks else ())
        found["bandage"] = frozenset({"bandage"} if self.bandages.closed() else ())
        return found

    def _write(self, score: int, side: Side, moment: Moment, *, twist: bool) -> None:
        now = Stamp.of(self.clock.now(), self.clock.zone())
        self.diary.add_pain(PainEntry(side, score, moment, now, now, twist=True if twist else None))

    def _entry(self, which: int) -> PainEntry | None:
        entries = self.diary.entries()
        return entries[which % len(entries)] if entries else None

    def _change(self, which: int, how: Callable[[PainEntry], PainEntry]) -> None:
        entry = self._entry(which)
        if entry is not None:
            self.diary.edit_pain(how(entry))


def less(before: dict[str, frozenset[str]], after: dict[str, frozenset[str]]) -> list[str]:
    """What opened: whatever was closed about it and is not any more; ice that asked may be closed instead."""
    opened = [name for name, kept in before.items() if name != "ice" and not kept <= after[name]]
    rank = {"ice": 2, "asks": 1}
    ices = [max((rank[one] for one in found["ice"]), default=0) for found in (before, after)]
    return opened + (["ice"] if ices[1] < ices[0] else [])


@seed(4)
@settings(max_examples=60)
@given(st.lists(STEPS, min_size=1, max_size=8), st.lists(WORSE, min_size=1, max_size=3))
@example([("tick", frozenset({Sign.NUMB}), frozenset(), False, Asked.ALL)], [("sign", Sign.SLOW, None)])
def test_one_more_sign_point_or_twist_opens_nothing(
    steps: list[tuple[object, ...]], worse: list[tuple[object, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(Path(folder))
        try:
            for step in steps:
                walk.take(step)
                for one in worse:
                    before = walk.closed()
                    walk.worsen(one)
                    assert not less(before, walk.closed()), (step, one)
        finally:
            walk.database.close()
