"""The answered pages of questions as a table: one row for each question."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ankle_rehab.domain.icing_rules import Condition
from ankle_rehab.domain.safety import Sign
from ankle_rehab.exchange.cells import cell
from ankle_rehab.exchange.moments import Moments
from ankle_rehab.exchange.source import Block, Source

NAME = "triage"
SIGNS, ICE = "signs", "ice"
TWIST, RELEASE, ASKED = "twist", "release", "asked"
HEADINGS = (
    *("time", "question_id", "answer", "level", "text_version"),
    *("check_id", "page", "time_zone", "time_date"),
)
_STAMP = ("at_utc", "at_zone", "at_date", "text_version", "id")
_YES_NO = ("no", "yes")


def triage_rows(source: Source) -> Iterator[Block]:
    """Every answer, a page at a time. A sign that was released by itself tells no answers: none was asked."""
    text = Moments().text
    for utc, zone, day, version, number, signs, twisted, release in source.rows(
        "sign_check", (*_STAMP, "signs", "twisted", "release")
    ):
        answers = list(_answers(Sign, signs, TWIST, twisted))
        if release is not None:
            answers = [*(answers if json.loads(signs) or twisted else ()), (RELEASE, release)]
        beyond = ("", cell(version), str(number), SIGNS, cell(zone), day)
        at = text(utc, zone)
        yield 1, [(at, question, answer, *beyond) for question, answer in answers]
    for utc, zone, day, version, number, ticked, asked in source.rows(
        "icing_conditions", (*_STAMP, "ticked", "asked")
    ):
        beyond = ("", cell(version), str(number), ICE, cell(zone), day)
        answers = list(_answers(Condition, ticked, ASKED, asked))
        at = text(utc, zone)
        yield 1, [(at, question, answer, *beyond) for question, answer in answers]


def _answers(
    kind: type[Sign] | type[Condition], ticked: str, last: str, answer: int
) -> Iterator[tuple[str, str]]:
    chosen = json.loads(ticked)
    for one in kind:
        yield one.value, _YES_NO[one.value in chosen]
    yield last, _YES_NO[answer]
