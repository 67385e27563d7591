"""Entries of a diary for tests, and strategies for all that may stand in one."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Stiffness, Support, Swelling, Zone

ZONES = ("Europe/Berlin", "Pacific/Kiritimati", "Etc/UTC", "UTC-03:30", "America/Argentina/Buenos_Aires")


def stamp(day: date = date(2026, 11, 22), hour: int = 9, zone: str = "Europe/Berlin") -> Stamp:
    """A stamp at a full hour UTC of one day."""
    return Stamp(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), zone, day)


def pain(
    score: int = 3, day: date = date(2026, 11, 22), hour: int = 9, side: Side = Side.LEFT, note: str = ""
) -> PainEntry:
    """A score with little else."""
    when = stamp(day, hour)
    return PainEntry(side, score, Moment.REST_BEFORE, when, when, note=note)


def stamps() -> st.SearchStrategy[Stamp]:
    """Any moment of the years 1 to 9999, to the microsecond."""
    return st.builds(Stamp, st.datetimes(timezones=st.just(UTC)), st.sampled_from(ZONES), st.dates())


def entries() -> st.SearchStrategy[PainEntry]:
    """Any entry without halves of characters; its number is still to be given."""
    maybe = st.none() | st.booleans()
    return st.builds(
        PainEntry,
        side=st.sampled_from(Side),
        score=st.integers(0, 10),
        moment=st.sampled_from(Moment),
        recorded=stamps(),
        refers_to=stamps(),
        zones=st.frozensets(st.sampled_from(Zone)),
        swelling=st.none() | st.sampled_from(Swelling),
        stiffness=st.none() | st.sampled_from(Stiffness),
        limp=maybe,
        gave_way=maybe,
        twist=maybe,
        support=st.frozensets(st.sampled_from(Support)),
        woke_at_night=maybe,
        medicine=st.text(),
        medicine_at=st.none() | stamps(),
        note=st.text() | st.sampled_from(("a\0b", "\r\n", "שלום", "👩‍👩‍👧", "e\u0301", "\u202e abc")),
    )


def drafts() -> st.SearchStrategy[EntryDraft]:
    """Any entry that is still being written, with halves of characters as a keyboard may leave them."""
    maybe = st.none() | st.booleans()
    return st.builds(
        EntryDraft,
        sides=st.frozensets(st.sampled_from(Side)),
        score=st.none() | st.integers(0, 10),
        moment=st.sampled_from(Moment),
        refers_to=st.none() | stamps(),
        zones=st.frozensets(st.sampled_from(Zone)),
        swelling=st.none() | st.sampled_from(Swelling),
        stiffness=st.none() | st.sampled_from(Stiffness),
        limp=maybe,
        gave_way=maybe,
        twist=maybe,
        support=st.frozensets(st.sampled_from(Support)),
        woke_at_night=maybe,
        medicine=st.text(),
        medicine_at=st.none() | stamps(),
        note=st.text(st.characters(codec=None)) | st.sampled_from(("a\0b", "\r\n", "half \ud83e")),
        session_id=st.none() | st.integers(1, 99),
        activity_id=st.none() | st.integers(1, 99),
        entry_id=st.none() | st.integers(1, 99),
    )
