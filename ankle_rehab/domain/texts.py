"""The words about safety, icing and the first start, as values: what is asked, advised and confirmed."""

from __future__ import annotations

from collections.abc import Mapping

from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.icing import SkinCheck
from ankle_rehab.domain.icing_rules import Condition, Hold
from ankle_rehab.domain.settings import Region
from ankle_rehab.domain.triage import Detail, Group, Level, Sign, group_of
from ankle_rehab.domain.value import value


@value
class Source:
    """Where a fact comes from: what was read there, and the address to cite (empty for our own choices)."""

    key: str
    read: str
    address: str


@value
class SignQuestion:
    """One tick of the pages of signs, with the advice it brings and the ticks that come up under it."""

    sign: Sign
    words: str
    advice: str
    details: Mapping[Detail, str]
    sources: tuple[str, ...]


@value
class GroupWords:
    """What stands over one page of questions."""

    title: str
    intro: str


@value
class SignPage:
    """The pages of signs: the ticks, the question about a twist, the results and the ways out of them.

    `footer` holds `{when}` for the date and time of the answers. `once` stands under signs that close
    nothing, `booking`, `locked` and `ice_locked` under those that do.
    """

    text_version: str
    title: str
    groups: Mapping[Group, GroupWords]
    levels: Mapping[Level, str]
    questions: tuple[SignQuestion, ...]
    twist_words: str
    twist_advice: str
    none_words: str
    none_result: str
    footer: str
    once: str
    booking: str
    locked: str
    ice_locked: str
    seen_words: str
    mistake_words: str
    correct_words: str
    booked_words: str
    same_words: str
    sources: tuple[str, ...]

    def group(self, group: Group) -> tuple[SignQuestion, ...]:
        """The questions of one page, in their order."""
        return tuple(question for question in self.questions if group_of(question.sign) is group)


@value
class FirstStart:
    """The page that must be accepted before anything else, again whenever `text_version` changes."""

    text_version: str
    title: str
    paragraphs: tuple[str, ...]
    adults: str
    data: str
    accept: str
    region_question: str
    side_question: str


@value
class EmergencyWords:
    """Whom to call, by region. `number` is empty where none is known; the program never dials."""

    numbers: Mapping[Region, str]
    call: Mapping[Region, str]
    change_region: str
    sources: tuple[str, ...]


@value
class Closed:
    """Why something does not start, and what opens it again. `opens` may hold `{limit}`, a score."""

    title: str
    why: str
    opens: str


@value
class AdviceWords:
    """What is said when a session does not start, or when it hurts during one.

    `high_score` answers every score of 7 or more, `ended` a session that such a score ended;
    `over_limit` and `at_six` say why going on as before is not offered (`over_limit` holds `{limit}`).
    """

    text_version: str
    reasons: Mapping[Reason, Closed]
    high_score: str
    ended: str
    over_limit: str
    at_six: str
    within_limit: str
    stopped: str
    sources: tuple[str, ...]


@value
class IcingWords:
    """Everything said before, during and after an icing.

    `finishes` and `next_allowed` hold `{at}`, a time of day; `overdue` holds `{minutes}`; the holds may
    hold `{at}`, `{used}` and `{limit}`.
    """

    text_version: str
    start_warning: str
    purpose: str
    barrier: str
    never: str
    bony: str
    how_long: str
    tick_wrapped: str
    tick_awake: str
    conditions_title: str
    conditions_intro: str
    conditions: Mapping[Condition, str]
    stop_title: str
    ask_title: str
    asked: str
    none_words: str
    hard_stop: str
    ask_first: str
    holds: Mapping[Hold, str]
    finishes: str
    usual: str
    checks: Mapping[SkinCheck, str]
    skin: str
    fine: str
    stop: str
    louder: str
    finish_or_go_on: str
    one_minute: str
    take_off_now: str
    take_off: str
    overdue: str
    unanswered: str
    confirm_off: str
    after_question: str
    after_normal: str
    after_not_yet: str
    again_question: str
    after_late: str
    after_rest: str
    next_allowed: str
    sources: tuple[str, ...]
