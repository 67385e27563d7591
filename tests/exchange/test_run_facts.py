"""What was found in a file goes from the process that reads to the window as it is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from ankle_rehab.domain.activity import Activity, Lap, Source, Sport, Surface
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.run_files import FileKind, FileTrouble, FoundRun, Remark
from ankle_rehab.exchange.run_facts import facts_of, found_of
from tests.fakes.watch_files import START

FULL = Activity(
    sport=Sport.WALK,
    start=Stamp(START, "UTC+05:30", date(2026, 11, 21)),
    seconds=1700.25,
    metres=4900.5,
    elapsed=1800.0,
    surface=Surface.TRAIL,
    heart_rate=140,
    top_heart_rate=171,
    laps=(Lap(900.5, 2500.0, 149), Lap(799.75, None, None)),
    source=Source.TCX,
    partial=True,
    file_mark="abc.2",
)
BARE = Activity(Sport.RUN, FULL.start, seconds=60.0, source=Source.GPX)
FOUND = [
    FoundRun("a.fit", "inside.fit", 2, 3, FULL, None, FileTrouble.CUT_OFF, frozenset(Remark)),
    FoundRun("a.fit", activity=BARE),
    FoundRun("b.gpx", kind=FileKind.COURSE),
    FoundRun("c.fit", kind=FileKind.WORKOUT, trouble=FileTrouble.DAMAGED),
    FoundRun("d", trouble=FileTrouble.NOT_KNOWN),
]


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.name)
def test_what_was_found_comes_over_as_it_is(found: FoundRun) -> None:
    assert found_of(json.loads(json.dumps(facts_of(found)))) == found


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("sport", "chess"),
        ("source", "rumour"),
        ("surface", "lava"),
        ("start", ["never", "UTC", "2026-11-20"]),
    ],
)
def test_what_no_reader_says_is_not_believed(name: str, odd: object) -> None:
    facts = facts_of(FOUND[0])
    assert isinstance(facts["activity"], dict)
    with pytest.raises(ValueError, match=str(odd) if isinstance(odd, str) else odd[0]):  # type: ignore[index]
        found_of({**facts, "activity": {**facts["activity"], name: odd}})


@pytest.mark.parametrize(("name", "odd"), [("kind", "song"), ("trouble", "bad day"), ("remarks", ["nice"])])
def test_nor_is_a_kind_or_a_trouble_of_which_nobody_knows(name: str, odd: object) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        found_of({**facts_of(replace(FOUND[0], activity=None)), name: odd})
