"""What is heard outside of a session: of a self-test, and of a bandage that is worn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from ankle_rehab.domain.bandage import BandageCue
from ankle_rehab.domain.exercise import Exercise, Side
from ankle_rehab.domain.self_test_run import SelfTestRun, TestCue, TestCueKind
from ankle_rehab.domain.value import value
from ankle_rehab.domain.voice_lines import Line
from ankle_rehab.ui.sound.announcer import LOUDER_VOLUME, URGENT_VOLUME
from ankle_rehab.ui.sound.sound import Sound


@value
class Heard:
    """A sound and sentences; `least` (1-100) is heard even when sounds are off, 0 leaves that to the user."""

    sound: Sound | None = None
    sentences: tuple[str, ...] = ()
    fleeting: bool = False
    least: int = 0


def self_test(
    cue: TestCue, run: SelfTestRun, lines: Mapping[str, str], exercise: Exercise, *, voice_on: bool
) -> Heard:
    """A cue of a self-test; without the voice the last seconds of getting ready are ticks."""
    number = lines[Line.COUNT].replace("{number}", str(cue.number))
    match cue.kind:
        case TestCueKind.READY:
            return Heard(Sound.REST, (lines[Line.LEFT if run.side is Side.LEFT else Line.RIGHT],))
        case TestCueKind.LAST_SECONDS:
            return Heard(None if voice_on else Sound.TICK, (number,), fleeting=True)
        case TestCueKind.START:
            return Heard(Sound.START, _part(exercise, 0))
        case TestCueKind.SECONDS:
            return Heard(Sound.HALF, (lines[Line.SECONDS].replace("{number}", str(cue.number)),))
        case TestCueKind.CLICK:
            return Heard(Sound.TICK, fleeting=True)
        case TestCueKind.PART:
            return Heard(None, _part(exercise, cue.number), fleeting=True)
        case TestCueKind.COUNT:
            return Heard(None, (number,), fleeting=True)
        case TestCueKind.END:
            return Heard(Sound.END)
        case _:
            assert_never(cue.kind)


def bandage(cue: BandageCue) -> Heard | None:
    """A cue of a bandage: a question is heard even when sounds are off, and louder when it waits."""
    match cue:
        case BandageCue.ASK:
            return Heard(Sound.CHIME, least=LOUDER_VOLUME)
        case BandageCue.LOUDER:
            return Heard(Sound.CHIME, least=URGENT_VOLUME)
        case BandageCue.URGENT | BandageCue.TAKE_OFF:
            return Heard(Sound.ALARM, least=URGENT_VOLUME)
        case BandageCue.ON:
            return Heard(Sound.START)
        case BandageCue.WRAP_LOOSER | BandageCue.OFF:
            return None
        case _:
            assert_never(cue)


def _part(exercise: Exercise, number: int) -> tuple[str, ...]:
    words = exercise.phase_words
    return (words[number],) if number < len(words) and words[number] else ()
