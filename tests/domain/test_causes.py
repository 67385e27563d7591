"""Which parts of the article fit: a table for a clinician to read; one more yes takes nothing away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.causes import FITS_FROM, Ask, CauseId, fit, points, with_implied
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content

PAGE = Content(resource("content", "en")).guide.causes
ASKS = st.frozensets(st.sampled_from([ask.value for ask in Ask]))

POINTS = {
    "old-shoes": 3,
    "worn-shoes": 2,
    "uneven-sole": 2,
    "new-shoes": 2,
    "poor-fit": 2,
    "stiff-first-steps": 2,
    "knee-not-to-wall": 2,
    "tight-after-sitting": 2,
    "eases-with-moving": 2,
    "injured-ever": 2,
    "injured-this-year": 4,  # 2, and 2 more for "ever"
    "may-give-way": 2,
    "same-place": 1,
    "many-runs": 2,
    "two-hard-runs": 2,
    "no-rest-day": 2,
    "longer-run": 2,
    "much-longer-run": 3,
    "grows-in-run": 1,
    "one-spot-on-bone": 0,
    "no-mobility": 3,
    "foot-sways": 2,
    "wobbles": 2,
    "sudden-start": 1,
    "sole-turned-inwards": 4,
    "outer-side": 2,
    "swelled-soon": 2,
    "hurts-to-walk": 2,
}

# what is ticked; what fits, the highest first, ties joined by "="; whether the warning signs come first
VECTORS = (
    ("", "", False),
    ("old-shoes", "footwear", False),
    ("worn-shoes", "", False),
    ("worn-shoes uneven-sole", "footwear", False),
    ("stiff-first-steps", "", False),
    ("stiff-first-steps eases-with-moving", "tight", False),
    ("injured-ever", "", False),
    ("injured-ever same-place", "injury", False),
    ("injured-this-year", "injury", False),
    ("may-give-way same-place", "injury", False),
    ("longer-run", "", False),
    ("longer-run grows-in-run", "training", False),
    ("much-longer-run", "training", False),
    ("longer-run much-longer-run", "training", False),
    ("one-spot-on-bone", "", True),
    ("grows-in-run one-spot-on-bone", "", True),
    ("foot-sways", "", False),
    ("foot-sways sudden-start", "motion", False),
    ("no-mobility old-shoes", "footwear=motion", False),
    ("no-mobility old-shoes uneven-sole", "footwear motion", False),
    ("outer-side", "", False),
    ("outer-side swelled-soon", "sprain", True),
    ("sole-turned-inwards", "sprain", True),
    ("sole-turned-inwards old-shoes injured-this-year", "injury=sprain footwear", True),
    ("nothing-asked-any-more", "", False),
)


@pytest.mark.parametrize(("ticked", "fits", "signs_first"), VECTORS)
def test_what_fits(ticked: str, fits: str, signs_first: bool) -> None:
    found = fit(PAGE.causes, frozenset(ticked.split()))
    assert " ".join("=".join(cause.id for cause in rank) for rank in found.ranks) == fits
    assert found.signs_first is signs_first


def test_points_are_those_of_the_text() -> None:
    alone = {
        question.ask.value: points(cause, frozenset({question.ask.value}))
        for cause in PAGE.causes
        for question in cause.questions
    }
    assert alone == POINTS


def test_only_the_sprain_is_urgent_and_only_the_sore_spot_is_a_sign() -> None:
    assert [cause.id for cause in PAGE.causes if cause.urgent] == [CauseId.SPRAIN]
    assert [question.ask for question in PAGE.questions if question.sign] == [Ask.ONE_SPOT_ON_BONE]


@given(ASKS, st.sampled_from([ask.value for ask in Ask]))
def test_one_more_yes_never_removes_a_cause(ticked: frozenset[str], more: str) -> None:
    before, after = fit(PAGE.causes, ticked), fit(PAGE.causes, ticked | {more})
    assert {cause.id for cause in before.causes} <= {cause.id for cause in after.causes}
    assert after.signs_first or not before.signs_first


@given(ASKS)
def test_the_highest_stand_first_and_nothing_below_the_limit(ticked: frozenset[str]) -> None:
    ranks = [[points(cause, ticked) for cause in rank] for rank in fit(PAGE.causes, ticked).ranks]
    assert all(len(set(rank)) == 1 for rank in ranks)
    heights = [rank[0] for rank in ranks]
    assert heights == sorted(set(heights), reverse=True)
    assert all(height >= FITS_FROM for height in heights)


@given(ASKS)
def test_what_follows_from_a_tick_follows_once(ticked: frozenset[str]) -> None:
    whole = with_implied(PAGE.questions, ticked)
    assert ticked <= whole == with_implied(PAGE.questions, whole)
