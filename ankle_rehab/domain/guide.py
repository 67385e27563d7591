"""The guide: cards to read, what their buttons do, and how one looks for something in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from ankle_rehab.domain.value import value

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")


class Group(StrEnum):
    """What cards stand together, in the order in which they are shown."""

    HELP = "help"
    SUPPORT = "support"
    RUNNING = "running"
    CARE = "care"
    WHY = "why"
    ABOUT = "about"


class Deed(StrEnum):
    """What a button leads to: a page, a routine that starts, a reminder of one, an exercise, a card."""

    PAGE = "page"
    ROUTINE = "routine"
    REMINDER = "reminder"
    EXERCISE = "exercise"
    CARD = "card"


class Shown(StrEnum):
    """What a card holds besides its words."""

    SHOES = "shoes"
    BANDAGE = "bandage"
    FIRST_START = "first-start"
    SOURCES = "sources"


@value
class Act:
    """One button: what it says, and the name of the page or the id of what it leads to."""

    words: str
    deed: Deed
    target: str


@value
class GuidePart:
    """A piece of a card: paragraphs, then a list; the heading may be empty."""

    heading: str
    words: tuple[str, ...]
    points: tuple[str, ...]


@value
class GuideCard:
    """One card. `version` is the date of its text (ISO 8601), `sources` are keys of the source list."""

    id: str
    title: str
    group: Group
    summary: str
    version: str
    parts: tuple[GuidePart, ...]
    sources: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    shows: Shown | None = None

    def texts(self) -> Iterator[str]:
        """Everything that can be read on it but the title, from the top."""
        yield self.summary
        for part in self.parts:
            yield from filter(None, (part.heading, *part.words, *part.points))


@value
class Hit:
    """A card that was found, and the sentence of it that fits best."""

    card: GuideCard
    sentence: str


def folded(text: str) -> str:
    """A text without accents and capitals, as it is compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def find(cards: tuple[GuideCard, ...], sought: str) -> tuple[Hit, ...]:
    """The cards in which every word of `sought` begins a word, those with most in the title first.

    Nothing to look for finds nothing. Among equals the order of `cards` stays.
    """
    words = re.findall(r"\w+", folded(sought))
    if not words:
        return ()
    hits = [
        Hit(card, _sentence(card, words)) for card in cards if _count_in(_whole(card), words) == len(words)
    ]
    return tuple(sorted(hits, key=lambda hit: -_count_in(hit.card.title, words)))


def _whole(card: GuideCard) -> str:
    return "\n".join((card.title, *card.texts()))


def _count_in(text: str, words: list[str]) -> int:
    """How many of the words begin a word of the text."""
    there = re.findall(r"\w+", folded(text))
    return sum(any(found.startswith(word) for found in there) for word in words)


def _sentence(card: GuideCard, words: list[str]) -> str:
    """The first sentence with the most of the words; the summary where only the title has them."""
    sentences = [sentence for text in card.texts() for sentence in _BETWEEN_SENTENCES.split(text)]
    return max(sentences, key=lambda sentence: _count_in(sentence, words))
