"""The rules of training load in words: each with its numbers and its source; nothing scolds or clears."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from ankle_rehab.domain.light import Light
from ankle_rehab.domain.load import Finding, HardReason, Jump, Past, Rule, Weight
from ankle_rehab.domain.load_rules import Swap, SwapKind, week_findings
from ankle_rehab.domain.run_allowance import Allowance, AllowanceKind, Asking, Basis, LastRun, allowance
from ankle_rehab.domain.run_answer import RunAnswer, RunToday
from ankle_rehab.domain.run_gate import Gate, GateKind
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.services.run_load import Block
from ankle_rehab.ui.words import allowance_words, load_names, load_words
from tests.fakes.training import day, past, run
from tests.ui.house import House

KM, MILES = DistanceUnit.KILOMETRES, DistanceUnit.MILES
NOW = datetime.fromisoformat("2025-03-15T09:00+01:00")
OPEN = RunAnswer(RunToday.OPEN, 1, Gate(GateKind.NONE, ()))
NEVER = re.compile(r"\b(safe|all clear|cleared|risk|fail|should have|bad|wrong|lazy|must)\b", re.IGNORECASE)


def found(
    rule: Rule, weight: Weight, amount: float | None = None, limit: float | None = None, **more: Jump
) -> Finding:
    return Finding(rule, weight, (day(5), day(6)), amount, limit, more.get("jump"))


FINDINGS = (
    found(Rule.W1, Weight.AMBER, 4, 3),
    found(Rule.W1, Weight.NOTE, 4, 3),
    found(Rule.W2, Weight.RED, 2, 1),
    found(Rule.W2B, Weight.NOTE, 2, 1),
    found(Rule.W3, Weight.RED, 7, 7),
    found(Rule.W4, Weight.SUGGESTION, 0, 3),
    found(Rule.W7, Weight.SUGGESTION, 2, 2),
    found(Rule.L1, Weight.AMBER, 10, 8, jump=Jump.SMALL),
    found(Rule.L1, Weight.RED, 21, 10, jump=Jump.LARGE),
    found(Rule.L1, Weight.AMBER, 5, None, jump=Jump.UNKNOWN),
    found(Rule.L2, Weight.INFORMATION, 12, 10, jump=Jump.SMALL),
    found(Rule.L2, Weight.INFORMATION, 15, 10, jump=Jump.MODERATE),
    found(Rule.L4, Weight.NOTE, 2, 1),
    found(Rule.L5, Weight.AMBER, 2, 1),
    found(Rule.L7, Weight.SUGGESTION),
    found(Rule.L8, Weight.RED),
    found(Rule.L8, Weight.AMBER),
    found(Rule.REST, Weight.AMBER),
)


@pytest.mark.parametrize("one", FINDINGS, ids=lambda one: f"{one.rule} {one.weight} {one.jump}")
def test_every_rule_says_what_it_is_and_where_it_is_from(house: House, one: Finding) -> None:
    for words in (
        load_words.finding(one, KM),
        load_words.source(one),
        load_names.heading(one),
        load_names.mark(one),
    ):
        assert words
        assert "{" not in words
        assert not NEVER.search(words)
    known = {source.key for source in house.content.sources()}
    assert set(load_words.source_keys((one,))) <= known


@pytest.mark.parametrize(
    ("one", "unit", "words"),
    [
        (FINDINGS[0], KM, "4 runs in one week. The article asks for three at most."),
        (FINDINGS[2], KM, "2 hard runs on Thursday 6 March. The article asks for no more than one a day."),
        (
            FINDINGS[7],
            KM,
            "10 km is 25 % more than 8 km, the longest run of the 30 days before. Jumps in one run were "
            "linked with more overuse injuries in one large study of all body parts.",
        ),
        (
            FINDINGS[8],
            MILES,
            "13 mi is 110 % more than 6.2 mi, the longest run of the 30 days before. Jumps in one run were "
            "linked with more overuse injuries in one large study of all body parts.",
        ),
    ],
)
def test_some_rules_word_by_word(one: Finding, unit: DistanceUnit, words: str) -> None:
    assert load_words.finding(one, unit) == words


@pytest.mark.parametrize(
    ("strength", "words"),
    [
        ((), "one to three days a week would fit."),
        ((4, 5, 6), "one or two days this week would fit."),
        ((4, 5, 6, 7), "one day this week would fit."),
    ],
)
def test_no_more_rides_are_offered_than_leave_a_day_of_rest(strength: tuple[int, ...], words: str) -> None:
    week = week_findings(past(run(3, 5), strength=strength), day(6))
    (offer,) = (one for one in week if one.rule is Rule.W4)
    assert load_words.finding(offer, KM) == f"The article fills other days with a bike or rower: {words}"


@pytest.mark.parametrize(
    ("now", "step", "words", "origin", "keys"),
    [
        (
            12,
            Jump.SMALL,
            "12 km in this week, 20 % more than in the week before. In one trial a limit of 10 % a week made "
            "no difference. The longest run says more.",
            "a trial with new runners (2008)",
            ("S38", "S37"),
        ),
        (
            15,
            Jump.MODERATE,
            "15 km in this week, 50 % more than in the week before. In one study steps of over 30 % went "
            "together with more of some injuries.",
            "a study of 873 new runners (2014)",
            ("S39", "S37"),
        ),
    ],
)
def test_the_two_steps_of_a_week_have_a_sentence_and_a_source_each(
    now: float, step: Jump, words: str, origin: str, keys: tuple[str, ...]
) -> None:
    one = found(Rule.L2, Weight.INFORMATION, now, 10, jump=step)
    assert load_words.finding(one, KM) == words
    assert origin in load_words.source(one)
    assert "2025) saw no link with the week" in load_words.source(one)
    assert load_words.source_keys((one,)) == keys


def test_half_of_what_was_usual_does_not_come_from_the_study() -> None:
    begin = found(Rule.L1, Weight.AMBER, 5, None, jump=Jump.UNKNOWN)
    assert load_words.source(begin) == "Source: our reading, on the careful side"
    assert load_words.source_keys((begin,)) == ("DC",)


def test_every_rule_has_its_sources() -> None:
    assert set(load_words.SOURCES) == set(Rule)


def test_reasons_jumps_and_ways_out_have_words() -> None:
    said = [load_words.hard(one) for one in HardReason] + [load_words.jump(one) for one in Jump]
    said += [load_words.swap(Swap(one, day(12)), day(10)) for one in SwapKind]
    assert all(said)
    assert len(set(said)) == len(said)
    assert not any(NEVER.search(one) for one in said)


@pytest.mark.parametrize("reason", [one for one in RunToday if one not in (RunToday.OPEN, RunToday.DAY)])
def test_what_closes_a_day_for_plans_has_words(reason: RunToday) -> None:
    bare = load_words.block(Block(reason), NOW)
    assert bare
    assert not NEVER.search(bare)
    until = load_words.block(Block(reason, NOW + timedelta(days=2)), NOW)
    pain = " A bike or rower only while the pain is 0 to 2 of 10."
    after = pain if reason in (RunToday.RED, RunToday.PAUSE) else ""
    assert until == f"{bare.removesuffix(pain)} It waits until Monday 17 March, 09:00.{after}"


# today ------------------------------------------------------------------------------------------------


def answered(
    known: Past, longest: float | None, last: LastRun | None = None, *, told: bool = True
) -> Allowance:
    asking = Asking(day(15), known, OPEN, laddered=False, told=told, cross=True, longest=longest, last=last)
    return allowance(asking)


GREEN = LastRun(day(12), 5, Light.GREEN)
REST = "By your rules: a day of rest. You marked today so."


@pytest.mark.parametrize(
    ("found_today", "unit", "words"),
    [
        (answered(past(run(12, 5)), 5, GREEN), KM, "By your rules: up to 5.5 km, or bike."),
        (answered(past(run(12, 5)), 5, GREEN), MILES, "By your rules: up to 3.4 mi, or bike."),
        (
            answered(past(run(14, 5, hard=True)), 5, LastRun(day(14), 5, Light.GREEN)),
            KM,
            "By your rules: up to 5.5 km at an easy pace, or bike. A day between two runs would be kinder.",
        ),
        (
            answered(past(run(10, 5), run(11, 5), run(13, 5)), 5, GREEN),
            KM,
            "By your rules: no run today, but bike or rower. Your three runs of this week are done or "
            "planned.",
        ),
        (
            answered(past(run(15, 5)), 5, GREEN),
            KM,
            "By your rules: no run today, but bike or rower. You have run today already.",
        ),
        (
            answered(past(run(9, 5), strength=(10, 11, 12, 13, 14)), 5, GREEN),
            KM,
            "By your rules: a day of rest. It would be day 7 of training in a row.",
        ),
        (answered(Past((run(12, 5),), rest=frozenset({day(15)})), 5, GREEN), KM, REST),
        (answered(past(), None, told=False), KM, "That depends on your longest run of the last 30 days."),
        (
            answered(past(), None),
            KM,
            "By your rules: stage 1 of run and walk, or at most half of what was usual for you.",
        ),
        (
            answered(Past(usual=9.9), None),
            KM,
            "By your rules: stage 1 of run and walk, or up to 4.9 km.",
        ),
    ],
)
def test_can_i_run_today(found_today: Allowance, unit: DistanceUnit, words: str) -> None:
    """A limit is rounded down."""
    assert allowance_words.answer(found_today, unit, NOW) == words


def why(found_today: Allowance) -> dict[str, str]:
    return dict(allowance_words.why(found_today, KM, date(2025, 3, 15)))


@pytest.mark.parametrize(
    ("light", "words"),
    [
        (
            Light.GREEN,
            "Your longest run of the last 30 days: 8 km. The last light was green. A run may be up to a "
            "tenth longer than that.",
        ),
        (
            Light.HOLD,
            "Your longest run of the last 30 days: 8 km. The light of your last run is not known yet. With "
            "scores missing: no longer than that.",
        ),
        (
            Light.AMBER,
            "Your longest run of the last 30 days: 8 km. Since the run of Wednesday 12 March a score was 3 "
            "or more, or a morning clearly higher than usual: the same again, 5 km and not more.",
        ),
        (
            Light.RED,
            "Your longest run of the last 30 days: 8 km. After red at most 70 % of the last run: it was 5 km "
            "(Wednesday 12 March).",
        ),
    ],
)
def test_why_with_its_numbers(light: Light, words: str) -> None:
    found_today = answered(past(run(3, 8), run(12, 5)), 8, LastRun(day(12), 5, light))
    behind = why(found_today)
    assert behind["Your numbers"] == words
    assert behind["Your rules this week"].startswith("This week still has room")
    assert "Stop if it hurts more than 3 of 10 or you limp." in behind["What this tells"]
    assert not any(NEVER.search(one) for one in behind.values())
    assert "S37" in allowance_words.source_keys(found_today)


def test_after_a_red_run_of_unknown_length() -> None:
    behind = why(answered(past(run(3, 8), run(12)), 8, LastRun(day(12), None, Light.RED)))
    assert behind["Your numbers"].endswith("After red at most 70 % of the last run.")


def test_the_rules_of_the_week_stand_behind_it() -> None:
    behind = why(answered(past(run(10, 5), run(11, 5), run(13, 5)), 5, GREEN))
    assert behind["Your rules this week"].startswith("With a run today: 4 runs in one week.")
    assert behind["Bike or rower"]
    amber = Past((run(12, 5),), ambers=frozenset({day(14)}))
    held = answered(amber, 5, LastRun(day(12), 5, Light.AMBER))
    assert (held.kind, held.basis) == (AllowanceKind.RULES, Basis.AMBER)
    assert why(held)["Your rules this week"].startswith("A score was 3 or more")
    assert "At least one day without running" in allowance_words.answer(held, KM, NOW)


def test_the_ladder_and_what_closes_it_are_told_on_their_own_page() -> None:
    closed = Allowance(AllowanceKind.CLOSED, RunAnswer(RunToday.SIGN, 1, Gate(GateKind.NONE, ())))
    assert allowance_words.why(closed, KM, day(15)) == ()
    assert allowance_words.answer(closed, KM, NOW).startswith("Today's plan leaves running out")
