"""Warning signs, twists and high scores: what was answered and written, and what holds because of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, datetime, timedelta
from enum import StrEnum

from ankle_rehab.domain import triage
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.triage import Detail, Level, Sign
from ankle_rehab.domain.value import value

STOP_SCORE = 7
SETTLED_SCORE = 3
CALM_HOURS = 72.0
TENDER_HOURS = 72.0
LOOK_BACK_DAYS = 90
LATELY_DAYS = 9  # 72 hours of swelling, 7 days of pain, and the date line crossed
A_NIGHT_HOURS = 4.0
NEVER_RISEN: Mapping[int, datetime] = {}


class Asked(StrEnum):
    """What was asked: everything, the three pages, the first of them, the line "Nothing new", "About you".

    `FORMER` is the one page of five signs that earlier versions asked; `NOTHING` belongs to a release. On
    `CARRIED` stands what came along when a backup was brought back; whatever was answered before it has to be
    asked again.
    """

    ALL = "all"
    PAGES = "pages"
    EMERGENCY = "emergency"
    NOTHING_NEW = "nothing-new"
    ABOUT_YOU = "about-you"
    FORMER = "former"
    NOTHING = "nothing"
    CARRIED = "carried"


class Due(StrEnum):
    """What must be answered before a session: all pages, the one line, or "About you"."""

    ALL = "all"
    NEWS = "news"
    ABOUT_YOU = "about-you"


class Release(StrEnum):
    """How a ticked sign stops holding the program back."""

    SEEN = "seen"
    MISTAKE = "mistake"
    CORRECTED = "corrected"
    BOOKED = "booked"
    SAME = "same"


@value
class SignCheck:
    """One answer about the signs, as it is kept.

    `level` is the level as it came out then. `release` is set on a record that ends what was ticked before
    it: `closes` are the signs that it ends and `untwists` whether it takes a twist back, `signs` those that
    a correction leaves ticked; `on` is the day on which one was seen or is booked for, `note` what was said.
    """

    at: Stamp
    signs: frozenset[Sign]
    twisted: bool
    text_version: str
    release: Release | None = None
    details: frozenset[Detail] = frozenset()
    page: Asked = Asked.ALL
    level: Level | None = None
    closes: frozenset[Sign] = frozenset()
    untwists: bool = False
    on: date | None = None
    note: str = ""
    id: int | None = None

    @property
    def known_details(self) -> frozenset[Detail]:
        """The ticked details; where none was asked, as in earlier versions, all of them: the cautious way."""
        return frozenset(Detail) if self.page is Asked.FORMER else self.details


@value
class Ticked:
    """An answered page of which something still stands; a page of nothing but a twist has no signs."""

    at: datetime
    signs: frozenset[Sign]
    details: frozenset[Detail]
    twisted: bool


@value
class Standing:
    """What holds at one moment.

    `checked` is whether the signs were ever answered; `open_signs` (with their `open_details`) those ticked
    that keep something closed and were not released; `high_score` a score of 7 or more that has not
    settled; `hours_since_twist` None without a twist; `swollen` whether swelling was written down, or a
    changed look ticked, in the last 72 hours; `cold` whether the ankle is being iced or was less than 30
    minutes ago, `iced` whether the pack is on it now; `due` what must be answered before a session, and
    `ice_asks` whether the full check comes before icing.
    """

    checked: bool
    open_signs: frozenset[Sign] = frozenset()
    high_score: PainEntry | None = None
    hours_since_twist: float | None = None
    swollen: bool = False
    cold: bool = False
    iced: bool = False
    open_details: frozenset[Detail] = frozenset()
    due: Due | None = None
    ice_asks: bool = False

    @property
    def level(self) -> Level | None:
        """The highest level among the open signs, None without one."""
        return triage.worst(self.open_signs, self.open_details) if self.open_signs else None

    @property
    def locked(self) -> bool:
        """Whether a sign keeps every session closed: it wants a doctor today, or help at once."""
        return self.level in (Level.TODAY, Level.EMERGENCY)

    @property
    def blocks_harder(self) -> bool:
        """Whether harder steps and running wait for an appointment (an open sign, of whatever level)."""
        return bool(self.open_signs)

    @property
    def locks_ice(self) -> bool:
        """Whether an open sign keeps icing closed."""
        return any(triage.locks_ice(sign, self.open_details, self.open_signs) for sign in self.open_signs)

    @property
    def calm(self) -> bool:
        """The first 72 hours after a twist."""
        return self.hours_since_twist is not None and self.hours_since_twist < CALM_HOURS

    @property
    def tender(self) -> bool:
        """No ball and no massage: a fresh twist or new swelling."""
        return self.calm or self.swollen


@value
class Answers:
    """What is left of all answers: pages of which something stands, twists of entries, the last "seen"."""

    pages: tuple[Ticked, ...] = ()
    twists: tuple[PainEntry, ...] = ()
    swellings: frozenset[datetime] = field(default_factory=frozenset)
    seen: datetime | None = None

    @property
    def signs(self) -> frozenset[Sign]:
        """All signs that stand, those that keep nothing closed among them."""
        return frozenset[Sign]().union(*(page.signs for page in self.pages))

    @property
    def details(self) -> frozenset[Detail]:
        """The details under them."""
        return frozenset[Detail]().union(*(page.details for page in self.pages))


def answers(
    checks: Iterable[SignCheck], entries: Iterable[PainEntry], risen: Mapping[int, datetime] = NEVER_RISEN
) -> Answers:
    """What stands after each release in turn, oldest first.

    "Ticked by mistake" takes the signs it names back from the last page with one of them, and the last twist
    of a page if it says so; if it names nothing but a twist, the last twist, also that of an entry; and if it
    names nothing, as in earlier versions, the last page with a tick. "Corrected" ends the signs it closes
    and, if it says so, every twist; the signs on it hold in their place. "I have been seen" closes all signs
    and scores before it, but no twist and no swelling: 72 hours are 72 hours. "Booked for" and "same as last
    time" close those of the signs they name that want an appointment. `risen` says of changed entries (by
    number) since when the score stands as high, or the twist is written, as it does now.
    """
    pages: list[Ticked] = []
    twists = [entry for entry in entries if entry.twist]
    swellings: set[datetime] = set()
    seen: datetime | None = None
    for check in checks:
        at = check.at.utc
        match check.release:
            case None:
                pages.append(Ticked(at, check.signs, check.known_details, check.twisted))
                if Sign.CHANGED_LOOK in check.signs:
                    swellings.add(at)
            case Release.MISTAKE if check.untwists and not check.closes:
                pages, twists = _untwisted(pages, twists, at, risen)
            case Release.MISTAKE:
                meant = next((page for page in reversed(pages) if _is_meant(page, check.closes)), None)
                swellings -= _swelling(meant, check.closes)
                pages = _mistaken(pages, meant, check)
            case Release.SEEN:
                seen = at
                pages = [_without(page, page.signs) for page in pages]
            case Release.CORRECTED:
                if Sign.CHANGED_LOOK in check.closes:
                    swellings -= {page.at for page in pages if Sign.CHANGED_LOOK in page.signs}
                ended = check.closes | check.signs
                pages = [_without(page, ended, twist=check.untwists) for page in pages]
                pages.append(Ticked(at, check.signs, check.details, check.twisted))
                if check.untwists:
                    twists = [entry for entry in twists if since(entry, risen) > at]
            case Release.BOOKED | Release.SAME:
                closed = check.closes & at_booking(Answers(tuple(pages)))
                pages = [_without(page, closed) for page in pages]
    return Answers(tuple(pages), tuple(twists), frozenset(swellings), seen)


def standing(
    checks: tuple[SignCheck, ...],
    entries: tuple[PainEntry, ...],
    now: datetime,
    risen: Mapping[int, datetime] = NEVER_RISEN,
) -> Standing:
    """What the answers and scores so far (oldest first, `entries` by `refers_to`) mean at `now`.

    `risen` as in `answers`: a score raised to 7 after "I have been seen" counts like a new one.
    """
    left = answers(checks, entries, risen)
    swellings = {entry.refers_to.utc for entry in entries if entry.swelling not in (None, Swelling.NONE)}
    twists = [page.at for page in left.pages if page.twisted]
    twists += [entry.refers_to.utc for entry in left.twists]
    signs, details = left.signs, left.details
    held = frozenset(sign for sign in signs if triage.blocks(sign, details, signs))
    return Standing(
        checked=any(check.release is None for check in checks),
        open_signs=held,
        open_details=frozenset(detail for detail in details if detail.sign in held),
        high_score=max(
            high_scores(checks, entries, now, risen), key=lambda entry: entry.refers_to.utc, default=None
        ),
        hours_since_twist=min((_hours(now, twist) for twist in twists), default=None),
        swollen=any(_hours(now, swelling) < TENDER_HOURS for swelling in swellings | left.swellings),
    )


def waits_to_run(checks: Iterable[SignCheck]) -> date | None:
    """The day of an appointment up to which nobody runs: a spot on a bone says "no running until then".

    "Booked for" lets everything else go on; "I have been seen" lets running go on too.
    """
    day: date | None = None
    for check in checks:
        if check.release is Release.SEEN:
            day = None
        elif check.release is Release.BOOKED and check.closes & triage.NO_RUNNING_UNTIL:
            day = max((one for one in (day, check.on) if one is not None), default=None)
    return day


def at_booking(left: Answers) -> frozenset[Sign]:
    """The signs that stand and want an appointment, no more; only these can be "booked for" or the same."""
    signs, details = left.signs, left.details
    return frozenset(sign for sign in signs if triage.level(sign, details, signs) is Level.BOOK)


def since(entry: PainEntry, risen: Mapping[int, datetime]) -> datetime:
    """Since when an entry says what it says now: since it was written, or made worse."""
    changed = None if entry.id is None else risen.get(entry.id)
    return entry.recorded.utc if changed is None else max(entry.recorded.utc, changed)


def _untwisted(
    pages: list[Ticked], twists: list[PainEntry], at: datetime, risen: Mapping[int, datetime]
) -> tuple[list[Ticked], list[PainEntry]]:
    """Without the twist told last of those told before a moment, on a page or in an entry."""
    page = next((page for page in reversed(pages) if page.twisted), None)
    told = [entry for entry in twists if since(entry, risen) <= at]
    entry = max(told, key=lambda entry: since(entry, risen), default=None)
    if entry is not None and (page is None or since(entry, risen) > page.at):
        return pages, [one for one in twists if one is not entry]
    return [_without(one, frozenset(), twist=one is page) for one in pages], twists


def _mistaken(pages: list[Ticked], meant: Ticked | None, check: SignCheck) -> list[Ticked]:
    """Without the signs of the page that is meant, and without the last twist if that is told too."""
    twisted = next((page for page in reversed(pages) if page.twisted), None) if check.untwists else None
    ended = check.closes or (frozenset() if meant is None else meant.signs)
    return [
        _without(
            page,
            ended if page is meant else frozenset(),
            twist=page is twisted or (page is meant and not check.closes),
        )
        for page in pages
    ]


def _swelling(meant: Ticked | None, named: frozenset[Sign]) -> set[datetime]:
    """When the changed look was ticked that is taken back."""
    return {meant.at} if meant is not None and Sign.CHANGED_LOOK in (named or meant.signs) else set()


def _is_meant(page: Ticked, named: frozenset[Sign]) -> bool:
    return bool(page.signs & named) if named else bool(page.signs) or page.twisted


def _without(page: Ticked, closed: frozenset[Sign], *, twist: bool = False) -> Ticked:
    signs = page.signs - closed
    details = frozenset(detail for detail in page.details if detail.sign in signs)
    return Ticked(page.at, signs, details, page.twisted and not twist)


def _seen(checks: tuple[SignCheck, ...], now: datetime) -> datetime | None:
    """When one was seen last; said under a clock that was ahead, it tells nothing about scores."""
    said = (check.at.utc for check in checks if check.release is Release.SEEN)
    return max((at for at in said if at <= now), default=None)


def _hours(now: datetime, then: datetime) -> float:
    """Hours from `then` to `now`, never negative: a time that seems to lie ahead counts as just now."""
    return max(0.0, (now - then) / timedelta(hours=1))


def high_scores(
    checks: tuple[SignCheck, ...],
    entries: tuple[PainEntry, ...],
    now: datetime,
    risen: Mapping[int, datetime] = NEVER_RISEN,
) -> tuple[PainEntry, ...]:
    """The last score of 7 or more of a side, unless it was released or a later morning there is 3 or less.

    Between the two lies a night: a new date alone, just after midnight, is no morning.
    """
    seen = _seen(checks, now)
    high: dict[Side, PainEntry] = {}
    for entry in entries:
        if entry.score >= STOP_SCORE and (seen is None or since(entry, risen) > seen):
            high[entry.side] = entry
        elif entry.moment is Moment.NEXT_MORNING and entry.score <= SETTLED_SCORE:
            past = high.get(entry.side)
            if past is not None and _a_night_later(past, entry):
                del high[entry.side]
    return tuple(high.values())


def _a_night_later(past: PainEntry, morning: PainEntry) -> bool:
    hours = (morning.refers_to.utc - past.refers_to.utc) / timedelta(hours=1)
    return morning.refers_to.local_date > past.refers_to.local_date and hours >= A_NIGHT_HOURS
