"""The words of the run-walk ladder and of the tests before it, read from their file."""

from __future__ import annotations

from collections.abc import Callable

from ankle_rehab.domain.routine import Gate
from ankle_rehab.domain.run_routine import LadderWords, RunningWords, TestWords
from ankle_rehab.storage.fields import Fields


def running(fields: Fields, gate: Callable[[Fields], Gate]) -> RunningWords:
    """All of the file; `gate` reads a gate. Raises ContentError."""
    words = RunningWords(
        ladder=_ladder(fields.table("ladder"), gate),
        walk_test=_test(fields.table("walk-test"), gate),
        hop_test=_test(fields.table("hop-test"), gate),
    )
    fields.end()
    return words


def _ladder(fields: Fields, gate: Callable[[Fields], Gate]) -> LadderWords:
    words = LadderWords(
        name=fields.text("name"),
        when=fields.text("when"),
        note=fields.text("note"),
        note_later=fields.text("note_later"),
        gate=gate(fields.table("gate")),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return words


def _test(fields: Fields, gate: Callable[[Fields], Gate]) -> TestWords:
    words = TestWords(
        name=fields.text("name"),
        when=fields.text("when"),
        note=fields.text("note"),
        gate=gate(fields.table("gate")),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return words
