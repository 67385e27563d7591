"""Turns bandage.toml into a value."""

from __future__ import annotations

from types import MappingProxyType

from ankle_rehab.domain.bandage import FitCheck
from ankle_rehab.domain.bandage_texts import BandageWords
from ankle_rehab.storage.fields import Fields


def bandage(fields: Fields, text_version: str) -> BandageWords:
    """bandage.toml: every check has its words; raises ContentError for what is amiss."""
    table = fields.table("checks")
    checks = {check: table.text(check.value) for check in FitCheck}
    table.end()
    words = BandageWords(
        text_version=text_version,
        title=fields.text("title"),
        intro=fields.text("intro"),
        put_on=fields.text("put_on"),
        worn=fields.text("worn"),
        next_look=fields.text("next_look"),
        checks=MappingProxyType(checks),
        question=fields.text("question"),
        all_well=fields.text("all_well"),
        not_well=fields.text("not_well"),
        bedtime_well=fields.text("bedtime_well"),
        bedtime_not_well=fields.text("bedtime_not_well"),
        louder=fields.text("louder"),
        take_off=fields.text("take_off"),
        wait=fields.text("wait"),
        feeling=fields.text("feeling"),
        feeling_back=fields.text("feeling_back"),
        feeling_not_back=fields.text("feeling_not_back"),
        wrap_looser=fields.text("wrap_looser"),
        taken_off=fields.text("taken_off"),
        closed=fields.text("closed"),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return words
