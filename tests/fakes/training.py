"""Training in one line each, on a calendar of March 2025, whose 3rd is a Monday."""

from __future__ import annotations

from datetime import date, timedelta

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.load import Finding, Outing, Past, Rule
from ankle_rehab.domain.load_rules import week_findings

MARCH = date(2025, 3, 1)


def day(number: int) -> date:
    """The day of March; 0 and below lie in February, 32 and above in April."""
    return MARCH + timedelta(days=number - 1)


def run(
    number: int,
    km: float | None = None,
    *,
    minutes: float | None = None,
    effort: int | None = None,
    kind: RunType | None = None,
    hard: bool | None = None,
    heart: float | None = None,
    planned: bool = False,
    key: str = "",
) -> Outing:
    """A run on that day of March."""
    return Outing(
        day(number),
        kilometres=km,
        minutes=minutes,
        effort=effort,
        run_type=kind,
        hard=hard,
        heart=heart,
        planned=planned,
        key=key,
    )


def other(number: int, sport: Sport = Sport.BIKE) -> Outing:
    """Something else on that day of March."""
    return Outing(day(number), sport, minutes=40)


def past(*outings: Outing, strength: tuple[int, ...] = ()) -> Past:
    """These, and strength or balance on these days."""
    return Past(outings, active=frozenset(day(one) for one in strength))


def briefly(findings: tuple[Finding, ...]) -> list[str]:
    """ "W1 amber", and for a jump its size: "L1 red large"."""
    return [
        " ".join(str(part) for part in (one.rule, one.weight, one.jump) if part is not None)
        for one in findings
    ]


def found(known: Past, on: int, *rules: Rule, first: int = 0) -> list[str]:
    """What the week of that day says of these rules."""
    return briefly(tuple(one for one in week_findings(known, day(on), first) if one.rule in rules))
