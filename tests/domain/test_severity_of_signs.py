"""One more sign, detail or point is never milder, shown for every combination that the tables allow.

What a sign asks for hangs on the details and on the one or two signs that raise it, and on nothing else:
sets that tell what they are asked show it, so its rows (all 128 sets of details, each with every answer
about those signs) are all there are, and each is tried beside every row with one detail or one such sign
more. What many signs close together is the highest and the "any of them" of their rows, tried for all
pairs, so it only grows with the set, and what holds for each row holds for all 2^27 sets of signs. What a
level, swelling, a score, a light, a twist and a cold ankle close together is tried in every combination,
each beside the next worse one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import chain, combinations, pairwise, product
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain import triage
from ankle_rehab.domain.gates import Clearance, Refusal, clear
from ankle_rehab.domain.icing_rules import lock
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.routine import Gate, Routine
from ankle_rehab.domain.safety import Asked, Release, SignCheck, Standing, standing, waits_to_run
from ankle_rehab.domain.triage import RAISED_BY, Detail, Level, Sign
from tests.domain.test_severity import never_milder
from tests.fakes.answers import BALL, NOW, check, score
from tests.fakes.exercises import exercise, routine

Item = TypeVar("Item")
Row = tuple[int, bool, bool]
NOTHING: frozenset[Sign] = frozenset()
LADDER: tuple[frozenset[Sign], ...] = (
    NOTHING,
    frozenset({Sign.ONE_SPOT}),
    frozenset({Sign.FEVER}),
    frozenset({Sign.HARD_LEG}),
)
"""One sign of each level that closes anything, milder ones first."""


class Watched(Set[Sign]):
    """Signs that tell which of them were asked for, and whether somebody looked at all of them."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        self._signs = frozenset(signs)
        self.asked: set[object] = set()
        self.looked_at_all = False

    def __contains__(self, sign: object) -> bool:
        self.asked.add(sign)
        return sign in self._signs

    def __iter__(self) -> Iterator[Sign]:
        self.looked_at_all = True
        return iter(self._signs)

    def __len__(self) -> int:
        self.looked_at_all = True
        return len(self._signs)


def subsets(of: Iterable[Item]) -> tuple[frozenset[Item], ...]:
    every = tuple(of)
    return tuple(map(frozenset, chain.from_iterable(combinations(every, n) for n in range(len(every) + 1))))


def own(sign: Sign) -> tuple[Detail, ...]:
    return tuple(detail for detail in Detail if detail.sign is sign)


def raisers(sign: Sign) -> frozenset[Sign]:
    return RAISED_BY[sign][0] if sign in RAISED_BY else NOTHING


def row(sign: Sign, details: Set[Detail], ticked: Set[Sign]) -> Row:
    """What one sign does beside all that is ticked: its level, whether it closes anything, whether ice."""
    level = triage.level(sign, details, ticked)
    return level.rank, triage.blocks(sign, details, ticked), triage.locks_ice(sign, details, ticked)


@pytest.mark.parametrize("sign", Sign)
def test_a_sign_looks_at_no_other_sign_but_those_that_raise_it(sign: Sign) -> None:
    """Whatever it is told of these, and whatever else is ticked."""
    for details, beside in product(subsets(Detail), subsets(raisers(sign))):
        for ticked in (beside | {sign}, beside | (frozenset(Sign) - raisers(sign))):
            watched = Watched(ticked)
            found = row(sign, details, watched)
            assert watched.asked <= raisers(sign)
            assert not watched.looked_at_all
            assert found == row(sign, details & set(own(sign)), beside)


@pytest.mark.parametrize("sign", Sign)
def test_no_row_is_milder_with_one_more_detail_or_one_more_sign_that_raises_it(sign: Sign) -> None:
    for details, beside in product(subsets(Detail), subsets(raisers(sign))):
        before = row(sign, details, beside)
        more = [row(sign, details | {one}, beside) for one in Detail]
        more += [row(sign, details, beside | {one}) for one in raisers(sign)]
        assert all(now >= was for after in more for now, was in zip(after, before, strict=True))


def stands(*checks: SignCheck) -> Standing:
    return standing(checks, (), NOW)


def ticked(signs: Iterable[Sign], details: Iterable[Detail] = (), page: Asked = Asked.ALL) -> SignCheck:
    return replace(check(*signs), details=frozenset(details), page=page)


def effect(holds: Standing) -> Row:
    """What all open signs do together."""
    level = Level.SELF_CARE.rank if holds.level is None else holds.level.rank
    return level, holds.blocks_harder, lock(holds) is not None


def joined(signs: frozenset[Sign], details: frozenset[Detail]) -> Row:
    """The highest level of those that close anything, and whether any of them closes something, or ice."""
    rows = [row(sign, details, signs) for sign in signs]
    open_rows = [one for one in rows if one[1]]
    return max((one[0] for one in open_rows), default=0), bool(open_rows), any(one[2] for one in open_rows)


def pairs() -> Iterator[tuple[frozenset[Sign], frozenset[Detail]]]:
    """Every two signs (and each alone) with every set of the details under them."""
    for one, other in product(Sign, Sign):
        if one <= other:
            signs = frozenset({one, other})
            for details in subsets(detail for detail in Detail if detail.sign in signs):
                yield signs, details


def test_what_signs_close_together_is_the_join_of_their_rows() -> None:
    """On one page or on two, with what earlier versions asked and with what came out of a backup."""
    for signs, details in pairs():
        found = effect(stands(ticked(signs, details)))
        assert found == joined(signs, details)
        first, second = min(signs), max(signs)
        apart = (ticked({first}, details & set(own(first))), ticked({second}, details & set(own(second))))
        assert effect(stands(*apart)) == found
        for page in Asked:
            known = frozenset(Detail) if page is Asked.FORMER else details
            assert effect(stands(ticked(signs, details, page))) == joined(signs, known)


@given(st.frozensets(st.sampled_from(Sign)), st.frozensets(st.sampled_from(Detail)))
def test_and_so_it_is_for_any_set(signs: frozenset[Sign], details: frozenset[Detail]) -> None:
    found = effect(stands(ticked(signs, details)))
    assert found == joined(signs, details)
    everything = effect(stands(ticked(Sign, Detail)))
    assert all(more >= less for more, less in zip(everything, found, strict=True))


def test_a_tick_more_takes_no_waiting_back() -> None:
    """Running waits for an appointment that is booked, whatever is ticked beside."""
    day = NOW.date()
    booked = replace(check(release=Release.BOOKED), closes=frozenset({Sign.ONE_SPOT}), on=day)
    for sign, other in product(Sign, Sign):
        assert waits_to_run((ticked({Sign.ONE_SPOT}), booked)) == day
        assert waits_to_run((ticked({Sign.ONE_SPOT, sign, other}), booked, ticked({sign, other}))) == day


def test_only_a_spot_on_a_bone_keeps_from_running_until_an_appointment() -> None:
    for sign in set(Sign) - {Sign.ONE_SPOT}:
        booked = replace(check(release=Release.BOOKED), closes=frozenset({sign}), on=NOW.date())
        assert waits_to_run((ticked({Sign.ONE_SPOT, sign}), booked)) is None


GATES = tuple(
    Gate(
        "",
        limit,
        hours,
        stays_open,
        asks_rarely=False,
        waits_after_icing=waits,
        not_after_red=red,
        max_walking_pain=walking,
    )
    for limit, walking in ((None, None), (3, None), (None, 3))
    for hours in (0.0, 72.0, 168.0)
    for stays_open, waits, red in product((False, True), repeat=3)
)
TWISTS = (None, 200.0, 100.0, 71.0)
LIGHTS = (Light.GREEN, Light.AMBER, Light.HOLD, Light.RED, Light.CALM, Light.STOP)
Verdict = Clearance | Refusal


def rooms() -> Iterator[tuple[Routine, Standing, Light]]:
    """Every gate beside every light, twist, unsettled score and cold; no sign and no swelling yet."""
    high = score(8)
    for gate in GATES:
        plan = routine(exercise(), BALL, gate=gate)
        for light, hours in product(LIGHTS, TWISTS):
            for severe, cold in ((None, False), (high, False), (None, True)):
                yield (
                    plan,
                    Standing(True, high_score=severe, hours_since_twist=hours, cold=cold, iced=cold),
                    light,
                )


def test_a_higher_level_swelling_and_one_more_point_are_never_milder_beside_anything_else() -> None:
    for plan, holds, light in rooms():
        tables: list[list[Verdict]] = []
        for swollen in (False, True):
            ladder = [replace(holds, open_signs=signs, swollen=swollen) for signs in LADDER]
            rows = [[clear(plan, one, n, NOW, light=light) for n in (None, *range(11))] for one in ladder]
            for less, more in pairwise(rows):
                assert all(map(never_milder, less, more))
            for _, *scores in rows:
                assert all(never_milder(less, more) for less, more in pairwise(scores))
            tables.append([verdict for one in rows for verdict in one])
        assert all(map(never_milder, *tables))


def test_a_door_knows_of_signs_no_more_than_their_level_and_the_swelling() -> None:
    """So the four steps of the ladder, swollen or not, stand for all sets of signs."""
    plans = [routine(exercise(), BALL, gate=gate) for gate in GATES]
    steps = [(signs, swollen) for swollen in (False, True) for signs in LADDER]
    known = [
        [clear(plan, Standing(True, signs, swollen=wet), 0, NOW) for signs, wet in steps] for plan in plans
    ]
    for signs, details in pairs():
        holds = stands(ticked(signs, details))
        assert holds.swollen is (Sign.CHANGED_LOOK in signs)
        step = effect(holds)[0] + len(LADDER) * holds.swollen
        for plan, verdicts in zip(plans, known, strict=True):
            assert clear(plan, holds, 0, NOW) == verdicts[step]
