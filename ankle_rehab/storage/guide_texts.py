"""The guide and the six causes of one language, read only when asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from ankle_rehab.domain.causes import Ask, Cause, CauseId, CausePage, CauseQuestion
from ankle_rehab.domain.guide import Act, Deed, Group, GuideCard, GuidePart, Shown
from ankle_rehab.domain.value import value
from ankle_rehab.storage.fields import ContentError, Fields, read_table

MOST_POINTS = 4


@value
class Order:
    """The cards in the order in which they are shown, and the words above each group."""

    cards: tuple[str, ...]
    groups: Mapping[Group, str]


class GuideTexts:
    """The cards under one folder, such as `resources/content/en`; raises ContentError for a wrong file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def order(self) -> Order:
        """guide.toml."""
        return _order(read_table(self._folder, "guide.toml"))

    @cached_property
    def cards(self) -> tuple[GuideCard, ...]:
        """Every card."""
        return tuple(_card(read_table(self._folder, f"guide/{name}.toml"), name) for name in self.order.cards)

    @cached_property
    def causes(self) -> CausePage:
        """The questions about the six causes."""
        return _cause_page(read_table(self._folder, "causes.toml"))

    def card(self, card_id: str) -> GuideCard:
        """One card; raises LookupError for an id that no card has."""
        for card in self.cards:
            if card.id == card_id:
                return card
        raise LookupError(card_id)

    def cited(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every file with the keys of its sources."""
        return [
            *((f"guide/{card.id}.toml", card.sources) for card in self.cards),
            ("causes.toml", self.causes.sources),
        ]

    def check(self, routines: Collection[str], exercises: Collection[str]) -> None:
        """See that every card is listed, and every button and cause leads to something that exists."""
        there = {
            Deed.CARD: self.order.cards,
            Deed.ROUTINE: routines,
            Deed.REMINDER: routines,
            Deed.EXERCISE: exercises,
        }
        for card in self.cards:
            for act in card.acts:
                if act.deed in there and act.target not in there[act.deed]:
                    problem = f"there is no {act.deed} {act.target!r}"
                    raise ContentError(f"guide/{card.id}.toml", "acts", problem)
        named = [cause.card for cause in self.causes.causes]
        for card_id in (*named, *self.causes.closing_cards):
            if card_id not in self.order.cards:
                raise ContentError("causes.toml", "card", f"there is no card {card_id!r}")
        for path in sorted((self._folder / "guide").glob("*.toml")):
            if path.stem not in self.order.cards:
                raise ContentError("guide.toml", "cards", f"{path.stem!r} is missing")


def _order(fields: Fields) -> Order:
    cards = fields.some_texts("cards")
    for position, found in enumerate(cards):
        if found in cards[:position]:
            raise fields.error(f"cards[{position}]", f"{found!r} stands here twice")
    groups = fields.table("groups")
    order = Order(cards, MappingProxyType({group: groups.text(group.value) for group in Group}))
    groups.end()
    fields.end()
    return order


def _card(fields: Fields, card_id: str) -> GuideCard:
    """guide/<id>.toml: some words under every heading, and a button leads to one thing."""
    if fields.text("id") != card_id:
        raise fields.error("id", f"must be {card_id!r}, like the name of the file")
    version = fields.text("version")
    if not _is_day(version):
        raise fields.error("version", "must be a day, like 2026-11-23")
    made = GuideCard(
        id=card_id,
        title=fields.text("title"),
        group=fields.choice("group", Group),
        summary=fields.text("summary"),
        version=version,
        parts=tuple(_part(table) for table in fields.tables("parts")),
        sources=fields.some_texts("sources"),
        acts=tuple(_act(table) for table in fields.tables("acts")) if "acts" in fields else (),
        shows=fields.choice("shows", Shown) if "shows" in fields else None,
    )
    fields.end()
    return made


def _cause_page(fields: Fields) -> CausePage:
    """causes.toml: the six causes, and every question once."""
    page = CausePage(
        text_version=fields.text("text_version"),
        title=fields.text("title"),
        intro=fields.text("intro"),
        result_title=fields.text("result_title"),
        result_note=fields.text("result_note"),
        no_match_title=fields.text("no_match_title"),
        no_match=fields.text("no_match"),
        signs_first=fields.text("signs_first"),
        sign_note=fields.text("sign_note"),
        closing_title=fields.text("closing_title"),
        closing=fields.some_texts("closing"),
        closing_cards=fields.some_texts("closing_cards"),
        causes=tuple(_cause(table) for table in fields.tables("causes")),
        sources=fields.some_texts("sources"),
    )
    if tuple(cause.id for cause in page.causes) != tuple(CauseId):
        raise fields.error("causes", "must be the six of the article, in its order")
    if sorted(question.ask for question in page.questions) != sorted(Ask):
        raise fields.error("causes", "a question is missing or stands there twice")
    if len(page.closing) != len(page.closing_cards):
        raise fields.error("closing_cards", "needs one for each closing point")
    fields.end()
    return page


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _part(fields: Fields) -> GuidePart:
    heading = fields.text("heading") if "heading" in fields else ""
    part = GuidePart(heading, fields.texts("words"), fields.texts("points"))
    if not part.words and not part.points:
        raise fields.error("words", "missing")
    fields.end()
    return part


def _act(fields: Fields) -> Act:
    words = fields.text("words")
    deeds = [deed for deed in Deed if deed.value in fields]
    if len(deeds) != 1:
        raise fields.error("words", f"needs one of {', '.join(Deed)}")
    act = Act(words, deeds[0], fields.text(deeds[0].value))
    fields.end()
    return act


def _cause(fields: Fields) -> Cause:
    cause = Cause(
        id=fields.choice("id", CauseId),
        name=fields.text("name"),
        card=fields.text("card"),
        questions=tuple(_question(table) for table in fields.tables("questions")),
        urgent=fields.flag("urgent"),
    )
    own = {question.ask for question in cause.questions}
    if any(question.implies is not None and question.implies not in own for question in cause.questions):
        raise fields.error("questions", "one implies a question of another cause")
    fields.end()
    return cause


def _question(fields: Fields) -> CauseQuestion:
    question = CauseQuestion(
        ask=fields.choice("id", Ask),
        words=fields.text("words"),
        points=fields.whole("points", 0, MOST_POINTS),
        implies=fields.choice("implies", Ask) if "implies" in fields else None,
        sign=fields.flag("sign"),
    )
    fields.end()
    return question
