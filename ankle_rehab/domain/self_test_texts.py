"""Everything that is said about the self-tests, in the words of one language."""

from __future__ import annotations

from collections.abc import Mapping

from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.domain.value import value


@value
class TestWords:
    """One test: its name, what it looks at, how it is done step by step, and when it ends.

    `hint` stands on the screen meanwhile.
    """

    __test__ = False

    name: str
    about: str
    how: tuple[str, ...]
    stop: str
    hint: str
    sources: tuple[str, ...]


@value
class SelfTestWords:
    """The three tests and what is said around them.

    `over_limit` holds `{limit}`, a score.
    """

    text_version: str
    intro: str
    honest: str
    gate: str
    gap: str
    nothing: str
    within_limit: str
    over_limit: str
    severe: str
    tests: Mapping[TestKind, TestWords]
    sources: tuple[str, ...]
