"""How the program is used, in the words of one language."""

from __future__ import annotations

from ankle_rehab.domain.value import value


@value
class PageHelp:
    """What one can do on a page, by its name: a few sentences; `picture` says what its picture shows."""

    page: str
    title: str
    picture: str
    points: tuple[str, ...]


@value
class HelpWords:
    """`palette`, `keys` and `problem` stand with what they speak of, `pages` in the order of the rail."""

    palette: str
    keys: str
    problem: str
    pages: tuple[PageHelp, ...]
