"""`ankle-rehab log SCORE`: one entry of the pain diary, judged like one that is typed in the window."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.pain import Moment, PainEntry, Zone
from ankle_rehab.services.next_entry import NextEntry
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import ReadOnly, StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import stamp_of
from ankle_rehab.ui.widgets.time_fields import LAST_DAY
from ankle_rehab.ui.words import entry_words, fault_words
from ankle_rehab.verbs.first import not_yet
from ankle_rehab.verbs.parser import Parser, local_time, number_from, one_of, own_words
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import Scene, Verb

if TYPE_CHECKING:
    from ankle_rehab.ui.rooms.rooms import Rooms

BOTH = "both"
EARLIEST_YEAR = 1900
SEVERE = 7

translate = QCoreApplication.translate


def _about() -> str:
    return translate("log_verb", "Write down how much the ankle hurts. One number is enough.")


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "score",
        type=_score,
        metavar=translate("log_verb", "SCORE"),
        help=translate("log_verb", "how much it hurts: a whole number from 0 (none) to 10"),
    )
    parser.add_argument(
        "--side",
        type=_side,
        metavar=translate("log_verb", "SIDE"),
        help=translate("log_verb", "left, right or both; the sore ankle of the settings if it is not said"),
    )
    parser.add_argument(
        "--moment",
        type=_moment,
        metavar=translate("log_verb", "MOMENT"),
        help=translate("log_verb", "when it was felt: {names}").format(names=", ".join(_names(Moment))),
    )
    parser.add_argument(
        "--zone",
        type=_zones,
        action="extend",
        default=[],
        metavar=translate("log_verb", "PLACE"),
        help=translate("log_verb", "where it hurts, several with a comma: {names}").format(
            names=", ".join(_names(Zone))
        ),
    )
    parser.add_argument(
        "--note", type=own_words, default="", help=translate("log_verb", "a few words of your own")
    )
    parser.add_argument(
        "--at",
        metavar=translate("log_verb", "TIME"),
        help=translate(
            "log_verb", "when it was: 18:30, yesterday 18:30 or 2026-11-22 18:30; now if it is not said"
        ),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=translate("log_verb", "only say what would be written")
    )


def _begin(scene: Scene, asked: Namespace, saying: Saying) -> None:
    parts = scene.parts
    if not scene.accepted:
        saying.refuse(not_yet())
        return
    if parts.database.read_only and not asked.dry_run:
        saying.refuse(fault_words.not_saved(ReadOnly(parts.database.path)))
        return
    try:
        draft = _draft(parts, asked)
    except ArgumentTypeError as wrong:
        saying.refuse(str(wrong))
        return
    now = Stamp.of(parts.clock.now(), parts.clock.zone())
    entries = draft.entries(now)
    if asked.dry_run:
        words = translate("log_verb", "Only a look: {side}, {score}. Nothing was written.")
        which = entry_words.sides({entry.side for entry in entries})
        saying.line(words.format(side=which, score=text.score(entries[0].score)))
        _tell_more(draft, parts, saying)
        saying.end(Code.DONE)
        return
    kept = parts.diary.add_pains(entries)
    said = entry_words.saved(kept, changed=False)
    saying.line(said)
    if scene.rooms is not None:
        _tell_window(scene.rooms, parts, said)
    _tell_more(draft, parts, saying)
    if kept[0].late:
        saying.line(translate("log_verb", "It is marked as written later."))
    _tell_high(kept, parts, saying)
    saying.end(Code.DONE)


def _draft(parts: Parts, asked: Namespace) -> EntryDraft:
    """What was said as a draft of the form; raises ArgumentTypeError for what the form would not take."""
    begins = NextEntry(parts.clock, parts.diary, parts.guard, parts.preferences)
    draft = replace(
        begins.now(),
        score=asked.score,
        zones=frozenset(asked.zone),
        note=asked.note,
        refers_to=_when(parts, asked),
    )
    if asked.side is not None:
        draft = replace(draft, sides=frozenset(Side) if asked.side == BOTH else frozenset({Side(asked.side)}))
    if not draft.sides:
        raise ArgumentTypeError(translate("log_verb", "Which side is it? Say --side left, right or both."))
    return replace(draft, moment=asked.moment or begins.moment(draft))


def _when(parts: Parts, asked: Namespace) -> Stamp | None:
    """When it was felt, None for now."""
    if asked.at is None or asked.at.strip().lower() == "now":
        return None
    now = parts.clock.now()
    local = local_time(asked.at, now)
    if local.year < EARLIEST_YEAR or local.date().timetuple()[:3] > LAST_DAY:
        raise ArgumentTypeError(translate("log_verb", "That day is too far away."))
    stamp = stamp_of(local.date(), local.time(), now.tzinfo, parts.clock.zone())
    if stamp.utc > now:
        raise ArgumentTypeError(translate("log_verb", "That is still to come. Please take a time up to now."))
    return stamp


def _tell_window(rooms: Rooms, parts: Parts, said: str) -> None:
    """Whoever sits in front of the window sees it, and can take it back."""
    from ankle_rehab.ui.widgets.notice_bar import Notice  # noqa: PLC0415 - only where there is a window

    step = parts.diary.undo.newest

    def take_back() -> None:
        if step is not None:
            with suppress(StorageFault):  # the diary has told of it
                parts.diary.undo.take_back(step)

    rooms.window.show_notice(Notice(said, take_back))


def _tell_more(draft: EntryDraft, parts: Parts, saying: Saying) -> None:
    """What was understood beside the number."""
    told = [text.moment(draft.moment), *entry_words.more(draft, parts.clock.now().date())]
    saying.line(" · ".join(told))


def _tell_high(kept: tuple[PainEntry, ...], parts: Parts, saying: Saying) -> None:
    """What a high score means, as it stands in the window."""
    if kept[0].score >= SEVERE and parts.guard.standing().high_score is not None:
        closed = parts.content.advice().reasons[Reason.HIGH_SCORE]
        saying.line(f"{closed.title}. {closed.why} {closed.opens}")


def _score(words: str) -> int:
    return number_from(
        words, 0, 10, translate("log_verb", "A score is a whole number from 0 (no pain) to 10.")
    )


def _side(words: str) -> str:
    return one_of(
        words,
        {**{side.value: side.value for side in Side}, BOTH: BOTH},
        translate("log_verb", "There is no side called {words}. It is one of: {names}."),
    )


def _moment(words: str) -> Moment:
    refusal = translate("log_verb", "There is no moment called {words}. It is one of: {names}.")
    return Moment(one_of(words, _names(Moment), refusal))


def _zones(words: str) -> list[Zone]:
    refusal = translate("log_verb", "There is no place called {words}. It is one of: {names}.")
    return [Zone(one_of(word, _names(Zone), refusal)) for word in words.split(",") if word.strip()]


def _names(kinds: type[Moment] | type[Zone]) -> dict[str, str]:
    """Their values by the names that are typed."""
    return {one.value.replace("_", "-"): one.value for one in kinds}


VERB = Verb(_about, _arguments, _begin)
