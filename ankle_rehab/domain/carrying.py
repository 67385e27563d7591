"""What of the warning signs comes along when another state of the diary takes the place of this one.

A backup knows nothing of what was ticked after it was made. Whatever keeps something closed now is written
into it as new answers, after all that it holds, so that nothing in it ends them. No release is ever carried.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta

from ankle_rehab.domain import triage
from ankle_rehab.domain.asking import LastAsked, due, due_after, last_asked, sore, triggers
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.pain import PainEntry, Swelling
from ankle_rehab.domain.safety import (
    TENDER_HOURS,
    Answers,
    Asked,
    Due,
    SignCheck,
    Standing,
    Ticked,
    answers,
    high_scores,
    standing,
    waits_to_run,
)
from ankle_rehab.domain.sign_days import twists
from ankle_rehab.domain.triage import Detail, Sign
from ankle_rehab.domain.value import value

TWIST_HOLDS = timedelta(days=7)
_URGENCY = {None: 0, Due.NEWS: 1, Due.ABOUT_YOU: 1, Due.ALL: 2}
_NO_DETAILS: frozenset[Detail] = frozenset()


@value
class Known:
    """What a diary says about safety: all answers in their order, and scores (oldest first).

    `risen` is as in `safety.answers`.
    """

    checks: tuple[SignCheck, ...] = ()
    entries: tuple[PainEntry, ...] = ()
    risen: Mapping[int, datetime] = field(default_factory=dict)

    def standing(self, now: datetime) -> Standing:
        """What holds by it."""
        return standing(self.checks, self.entries, now, self.risen)

    def left(self) -> Answers:
        """What stands of its answers."""
        return answers(self.checks, self.entries, self.risen)

    def with_more(self, checks: Iterable[SignCheck], entries: Iterable[PainEntry] = ()) -> Known:
        """With answers after all others, and scores in their places."""
        both = sorted((*self.entries, *entries), key=lambda entry: entry.refers_to.utc)
        return Known((*self.checks, *checks), tuple(both), self.risen)


@value
class Carried:
    """Answers and scores to be written after all others. `asks` is whether the signs are asked anew."""

    checks: tuple[SignCheck, ...] = ()
    entries: tuple[PainEntry, ...] = ()
    asks: bool = False

    @property
    def holds(self) -> bool:
        """Whether something that keeps anything closed came along."""
        return bool(self.entries) or any(check.signs or check.twisted for check in self.checks)


def carried(old: Known, new: Known, at: Stamp, *, whole: bool = True) -> Carried:
    """What has to be written into `new` when it takes the place of `old`, so that it is not milder.

    With `whole` false `old` is all that could be read: the signs are asked anew, for more may have stood.
    """
    now = at.utc
    entries = _scores(old, new, now)
    checks = pages(old, new)
    checks += _twists(old, new.with_more(checks), now)
    checks += _instead(old, new.with_more(checks, entries), at)
    wanted = _wanted(old, new, now) if whole else Due.ALL
    then = new.with_more(checks, entries)
    if _URGENCY[wanted] > _URGENCY[due(then.checks, then.entries, now, then.risen)]:
        checks = (*checks, _again(old if old.checks else new, at))
    return Carried(checks, entries, bool(checks))


def unended(old: Known, new: Known, told: frozenset[datetime], at: Stamp) -> tuple[SignCheck, ...]:
    """What a file that was taken in has ended though it does not know it, to be written after all others.

    `told` are the times of the answers and scores in that file: what it knows it may end as well.
    """
    checks = pages(old, new, told)
    twists = (entry for entry in old.entries if entry.recorded.utc not in told)
    return checks + _twists(replace(old, entries=tuple(twists)), new.with_more(checks), at.utc)


def pages(old: Known, new: Known, but: frozenset[datetime] = frozenset()) -> tuple[SignCheck, ...]:
    """The ticked pages of which less stands in `new` than in `old`, without those of some moments."""
    there = new.left().pages
    missing = (page for page in old.left().pages if page.signs or page.twisted)
    return tuple(
        _ticked(old, page.at, page.signs, page.details, twisted=page.twisted)
        for page in missing
        if page.at not in but and not any(_holds(one, page) for one in there)
    )


def _holds(one: Ticked, page: Ticked) -> bool:
    """Whether one page says all that another does."""
    ticked = page.signs <= one.signs and page.details <= one.details and page.twisted <= one.twisted
    return ticked and one.at == page.at


def _scores(old: Known, new: Known, now: datetime) -> tuple[PainEntry, ...]:
    """The scores of 7 or more that have not settled, and the last fresh swelling, unless they are known."""
    wanted = list(high_scores(old.checks, old.entries, now, old.risen))
    swollen = [entry for entry in old.entries if entry.swelling not in (None, Swelling.NONE)]
    if swollen and _fresh(swollen[-1].refers_to.utc, now) and swollen[-1] not in wanted:
        wanted.append(swollen[-1])
    known = {_same(entry) for entry in new.entries}
    return tuple(entry for entry in wanted if _same(entry) not in known)


def _same(entry: PainEntry) -> tuple[object, ...]:
    return entry.side, entry.score, entry.moment, entry.recorded.utc, entry.refers_to.utc, entry.swelling


def _twists(old: Known, new: Known, now: datetime) -> tuple[SignCheck, ...]:
    """Every twist of an entry that still closes a routine, as a page that says no more than that."""
    known = {entry.refers_to.utc for entry in new.left().twists}
    return tuple(
        _told(old, entry.refers_to, twisted=True)
        for entry in old.left().twists
        if entry.refers_to.utc not in known and now - entry.refers_to.utc < TWIST_HOLDS
    )


def _instead(old: Known, new: Known, at: Stamp) -> tuple[SignCheck, ...]:
    """What would still be milder, as the sign that says it: the diary to come may have settled it."""
    now = at.utc
    was, stands = old.standing(now), new.standing(now)
    found: list[SignCheck] = []
    if was.hours_since_twist is not None and (
        stands.hours_since_twist is None or stands.hours_since_twist > was.hours_since_twist
    ):
        twist = max(twists(old.checks, old.entries), key=lambda stamp: stamp.utc, default=at)
        found.append(_told(old, twist, twisted=True))
    if was.high_score is not None and stands.high_score is None:
        found.append(_told(old, was.high_score.refers_to, Sign.SEVERE_PAIN))
    if was.swollen and not stands.swollen:
        found.append(_told(old, _last(old, Sign.CHANGED_LOOK, at), Sign.CHANGED_LOOK))
    waits, then = waits_to_run(old.checks), waits_to_run(new.checks)
    if waits is not None and waits >= at.local_date and (then is None or then < waits):
        found.append(_told(old, _last(old, Sign.ONE_SPOT, at), Sign.ONE_SPOT))
    return tuple(found)


def _last(old: Known, sign: Sign, at: Stamp) -> Stamp:
    """When a sign was ticked last."""
    return next((check.at for check in reversed(old.checks) if sign in check.signs), at)


def _wanted(old: Known, new: Known, now: datetime) -> Due | None:
    """What both together would ask before a session: a check that only one of them knows counts."""
    asked = [last_asked(known.checks, now) for known in (old, new)]
    known = {check.at.utc for check in new.checks}
    came = {check.at.utc for check in old.checks if check.page is Asked.CARRIED}
    if asked[0].pages is None and not came <= known:
        return Due.ALL
    last = LastAsked(
        _later(one.pages for one in asked),
        _later(one.news for one in asked),
        _later(one.about_you for one in asked),
    )
    moments = (*triggers(old.entries, old.risen), *triggers(new.entries, new.risen))
    hurts = sore(old.entries, now) or sore(new.entries, now)
    return due_after(last, moments, now, sore=hurts)


def _later(moments: Iterable[datetime | None]) -> datetime | None:
    return max((at for at in moments if at is not None), default=None)


def _fresh(at: datetime, now: datetime) -> bool:
    return now - at < timedelta(hours=TENDER_HOURS)


def _ticked(
    old: Known, at: datetime, signs: frozenset[Sign], details: frozenset[Detail], *, twisted: bool
) -> SignCheck:
    """A page as it stands, with the time and the text of when it was ticked."""
    told = next(check for check in reversed(old.checks) if check.at.utc == at)
    level = triage.worst(signs, details)
    return SignCheck(told.at, signs, twisted, told.text_version, None, details, Asked.CARRIED, level)


def _told(old: Known, at: Stamp, *signs: Sign, twisted: bool = False) -> SignCheck:
    ticked = frozenset(signs)
    level = triage.worst(ticked, _NO_DETAILS)
    return SignCheck(at, ticked, twisted, _version(old), page=Asked.CARRIED, level=level)


def _again(known: Known, at: Stamp) -> SignCheck:
    """Nothing ticked: only the end of what was answered before."""
    return SignCheck(at, frozenset(), False, _version(known), page=Asked.CARRIED)


def _version(known: Known) -> str:
    """The text that was answered last."""
    return known.checks[-1].text_version if known.checks else ""
