"""Turns self-tests.toml into values."""

from __future__ import annotations

from types import MappingProxyType

from ankle_rehab.domain.self_test import SELF_TESTS
from ankle_rehab.domain.self_test_texts import SelfTestWords, TestWords
from ankle_rehab.storage.fields import Fields


def self_tests(fields: Fields, text_version: str) -> SelfTestWords:
    """self-tests.toml: every self-test has its words; raises ContentError for what is amiss."""
    words = SelfTestWords(
        text_version=text_version,
        intro=fields.text("intro"),
        honest=fields.text("honest"),
        gate=fields.text("gate"),
        gap=fields.text("gap"),
        nothing=fields.text("nothing"),
        within_limit=fields.text("within_limit"),
        over_limit=fields.text("over_limit"),
        severe=fields.text("severe"),
        tests=MappingProxyType({kind: _test(fields.table(kind.value)) for kind in SELF_TESTS}),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return words


def _test(fields: Fields) -> TestWords:
    test = TestWords(
        name=fields.text("name"),
        about=fields.text("about"),
        how=fields.some_texts("how"),
        stop=fields.text("stop"),
        hint=fields.text("hint"),
        sources=fields.some_texts("sources"),
    )
    fields.end()
    return test
