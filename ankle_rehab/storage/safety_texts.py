"""Turns the tables of the safety, icing and first-start files into values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.icing import SkinCheck
from ankle_rehab.domain.icing_rules import Condition, Hold
from ankle_rehab.domain.settings import Region
from ankle_rehab.domain.texts import (
    AdviceWords,
    Closed,
    EmergencyWords,
    FirstStart,
    GroupWords,
    IcingWords,
    SignPage,
    SignQuestion,
)
from ankle_rehab.domain.triage import Detail, Group, Level, Sign
from ankle_rehab.domain.voice_lines import Line
from ankle_rehab.storage.fields import Fields

Key = TypeVar("Key")
Value = TypeVar("Value")


def sign_page(fields: Fields, text_version: str) -> SignPage:
    """signs.toml: every sign has one question, every detail its words under the question it belongs to."""
    questions = tuple(_question(table) for table in fields.tables("questions"))
    if sorted(question.sign for question in questions) != sorted(Sign):
        raise fields.error("questions", "each sign wants one question")
    page = SignPage(
        text_version=text_version,
        title=fields.text("title"),
        groups=_by_key(fields.table("groups"), {group.value: group for group in Group}, _group),
        levels=_by_key(fields.table("levels"), {level.value: level for level in Level}, Fields.text),
        questions=questions,
        twist_words=fields.text("twist_words"),
        twist_advice=fields.text("twist_advice"),
        none_words=fields.text("none_words"),
        none_result=fields.text("none_result"),
        footer=fields.text("footer"),
        once=fields.text("once"),
        booking=fields.text("booking"),
        locked=fields.text("locked"),
        ice_locked=fields.text("ice_locked"),
        seen_words=fields.text("seen_words"),
        mistake_words=fields.text("mistake_words"),
        correct_words=fields.text("correct_words"),
        booked_words=fields.text("booked_words"),
        same_words=fields.text("same_words"),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return page


def first_start(fields: Fields, text_version: str) -> FirstStart:
    """first-start.toml."""
    page = FirstStart(
        text_version=text_version,
        title=fields.text("title"),
        paragraphs=fields.some_texts("paragraphs"),
        adults=fields.text("adults"),
        data=fields.text("data"),
        accept=fields.text("accept"),
        region_question=fields.text("region_question"),
        side_question=fields.text("side_question"),
    )
    fields.end()
    return page


def emergency(fields: Fields) -> EmergencyWords:
    """emergency.toml: a number for every region but "other", words for all."""
    regions: dict[str, Region] = {region.value: region for region in Region}
    numbered: dict[str, Region] = {
        name: region for name, region in regions.items() if region is not Region.OTHER
    }
    numbers = dict(_by_key(fields.table("numbers"), numbered, Fields.text))
    numbers[Region.OTHER] = ""
    words = EmergencyWords(
        numbers=MappingProxyType(numbers),
        call=_by_key(fields.table("call"), regions, Fields.text),
        change_region=fields.text("change_region"),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return words


def advice(fields: Fields, text_version: str) -> AdviceWords:
    """advice.toml: every reason has its words."""
    words = AdviceWords(
        text_version=text_version,
        reasons=_by_key(fields.table("reasons"), {reason.value: reason for reason in Reason}, _closed),
        high_score=fields.text("high_score"),
        ended=fields.text("ended"),
        over_limit=fields.text("over_limit"),
        at_six=fields.text("at_six"),
        within_limit=fields.text("within_limit"),
        stopped=fields.text("stopped"),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return words


def icing(fields: Fields, text_version: str) -> IcingWords:
    """icing.toml: every condition, hold and check has its words."""
    conditions = {condition.value: condition for condition in Condition}
    words = IcingWords(
        text_version=text_version,
        start_warning=fields.text("start_warning"),
        purpose=fields.text("purpose"),
        barrier=fields.text("barrier"),
        never=fields.text("never"),
        bony=fields.text("bony"),
        how_long=fields.text("how_long"),
        tick_wrapped=fields.text("tick_wrapped"),
        tick_awake=fields.text("tick_awake"),
        conditions_title=fields.text("conditions_title"),
        conditions_intro=fields.text("conditions_intro"),
        conditions=_by_key(fields.table("conditions"), conditions, Fields.text),
        stop_title=fields.text("stop_title"),
        ask_title=fields.text("ask_title"),
        asked=fields.text("asked"),
        none_words=fields.text("none_words"),
        hard_stop=fields.text("hard_stop"),
        ask_first=fields.text("ask_first"),
        holds=_by_key(fields.table("holds"), {hold.value: hold for hold in Hold}, Fields.text),
        finishes=fields.text("finishes"),
        usual=fields.text("usual"),
        checks=_by_key(fields.table("checks"), {str(check.value): check for check in SkinCheck}, Fields.text),
        skin=fields.text("skin"),
        fine=fields.text("fine"),
        stop=fields.text("stop"),
        louder=fields.text("louder"),
        finish_or_go_on=fields.text("finish_or_go_on"),
        one_minute=fields.text("one_minute"),
        take_off_now=fields.text("take_off_now"),
        take_off=fields.text("take_off"),
        overdue=fields.text("overdue"),
        unanswered=fields.text("unanswered"),
        confirm_off=fields.text("confirm_off"),
        after_question=fields.text("after_question"),
        after_normal=fields.text("after_normal"),
        after_not_yet=fields.text("after_not_yet"),
        again_question=fields.text("again_question"),
        after_late=fields.text("after_late"),
        after_rest=fields.text("after_rest"),
        next_allowed=fields.text("next_allowed"),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return words


def lines(fields: Fields) -> Mapping[str, str]:
    """voice.toml: a sentence for every line, with its places for numbers."""
    table = fields.table("lines")
    found: dict[str, str] = {line.value: table.text(line.value) for line in Line}
    table.end()
    fields.end()
    return MappingProxyType(found)


def _question(fields: Fields) -> SignQuestion:
    sign = fields.choice("sign", Sign)
    under = fields.tables("details") if "details" in fields else ()
    question = SignQuestion(
        sign=sign,
        words=fields.text("words"),
        advice=fields.text("advice"),
        details=MappingProxyType(dict(_detail(table) for table in under)),
        sources=fields.some_texts("sources"),
    )
    if question.details.keys() != {detail for detail in Detail if detail.sign is sign}:
        raise fields.error("details", f"must be exactly those of {sign.value}")
    fields.end()
    return question


def _detail(fields: Fields) -> tuple[Detail, str]:
    found = fields.choice("detail", Detail), fields.text("words")
    fields.end()
    return found


def _group(fields: Fields, name: str) -> GroupWords:
    table = fields.table(name)
    words = GroupWords(table.text("title"), table.text("intro"))
    table.end()
    return words


def _closed(fields: Fields, name: str) -> Closed:
    table = fields.table(name)
    closed = Closed(table.text("title"), table.text("why"), table.text("opens"))
    table.end()
    return closed


def _by_key(
    fields: Fields, keys: Mapping[str, Key], read: Callable[[Fields, str], Value]
) -> Mapping[Key, Value]:
    """One field for each key, none missing and none too many."""
    found = {key: read(fields, name) for name, key in keys.items()}
    fields.end()
    return MappingProxyType(found)
