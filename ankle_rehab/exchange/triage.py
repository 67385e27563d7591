"""The answered pages of questions as a table: one row for each question."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ankle_rehab.domain.icing_rules import Condition
from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.triage import Group, Sign, group_of
from ankle_rehab.exchange.cells import cell
from ankle_rehab.exchange.moments import Moments
from ankle_rehab.exchange.signs import FORMER
from ankle_rehab.exchange.source import Block, Row, Source

NAME = "triage"
SIGNS, ICE = "signs", "ice"
TWISTED, RELEASE, ASKED = "twist", "release", "asked"
PAGE, ENDS, ON, NOTE = "page", "ends", "on", "note"
HEADINGS = (
    *("time", "question_id", "answer", "level", "text_version"),
    *("check_id", "page", "time_zone", "time_date"),
)
_STAMP = ("at_utc", "at_zone", "at_date", "text_version", "id")
_YES_NO = ("no", "yes")


def triage_rows(source: Source) -> Iterator[Block]:
    """Every answer, a page at a time: each question that was asked, what was ticked under it, how it ended.

    `level` is that of the whole answer, as it came out then. A release by itself tells no answers: none was
    asked.
    """
    text = Moments().text
    for utc, zone, day, version, number, level, *said in source.rows(
        "sign_check",
        (*_STAMP, "level", "signs", "twisted", "release", "details", "page", "closes", "on_date", "note"),
    ):
        beyond = (level or "", cell(version), str(number), SIGNS, cell(zone), day)
        at = text(utc, zone)
        yield 1, [(at, question, answer, *beyond) for question, answer in _told(tuple(said))]
    for utc, zone, day, version, number, ticked, asked in source.rows(
        "icing_conditions", (*_STAMP, "ticked", "asked")
    ):
        beyond = ("", cell(version), str(number), ICE, cell(zone), day)
        chosen = json.loads(ticked)
        answers = [(one.value, _YES_NO[one.value in chosen]) for one in Condition]
        at = text(utc, zone)
        yield 1, [(at, question, answer, *beyond) for question, answer in (*answers, (ASKED, _YES_NO[asked]))]


def asked_on(page: str) -> tuple[Sign, ...]:
    """The questions that stood on what was asked."""
    match page:
        case Asked.ALL:
            return tuple(Sign)
        case Asked.PAGES:
            return tuple(sign for sign in Sign if group_of(sign) is not Group.ABOUT_YOU)
        case Asked.EMERGENCY:
            return tuple(sign for sign in Sign if group_of(sign) is Group.EMERGENCY)
        case Asked.ABOUT_YOU:
            return tuple(sign for sign in Sign if group_of(sign) is Group.ABOUT_YOU)
        case Asked.FORMER:
            return tuple(sign for finer in FORMER.values() for sign in finer)
        case _:
            return ()


def _told(said: Row) -> Iterator[tuple[str, str]]:
    signs, twisted, release, details, page, closes, on, note = said
    ticked = json.loads(signs)
    if release is None or ticked or twisted:
        asked = asked_on(page) if release is None else ()
        for sign in Sign:
            if sign in asked or sign.value in ticked:
                yield sign.value, _YES_NO[sign.value in ticked]
        yield TWISTED, _YES_NO[twisted]
    for detail in json.loads(details):
        yield detail, _YES_NO[1]
    yield PAGE, page
    if release is not None:
        yield RELEASE, release
        yield from ((ENDS, one) for one in json.loads(closes))
    if on is not None:
        yield ON, on
    if note:
        yield NOTE, cell(note)
