"""The announcer: what is heard, in which order, and that a session runs on when nothing can be heard."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ankle_rehab.domain.cues import Cue, CueKind, cues_between
from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.icing_cues import IcingCue
from ankle_rehab.domain.own import exercise_of
from ankle_rehab.domain.plan import Plan
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.domain.settings import Settings
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from ankle_rehab.ui.sound.announcer import LATEST, SOUNDS, Announcer
from ankle_rehab.ui.sound.sound import Channel, Trouble
from ankle_rehab.ui.sound.voice import Voice
from tests.fakes.clock import FakeClock
from tests.fakes.own import bridge

pytestmark = pytest.mark.usefixtures("qapp")

CONTENT = Content(resource("content", "en"))
VOICE = Voice(resource("voice", "en"))
WORDS = {recording.file.name: text for text in VOICE.sentences if (recording := VOICE.recording(text))}


class FakeOut:
    """Writes down what would be heard, by the second."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._begun = clock.read().elapsed
        self.trouble: Trouble | None = None
        self.missing: set[str] = set()
        self.heard: list[tuple[float, str, int]] = []
        self.changes: list[tuple[str, int]] = []

    def play(self, file: Path, channel: Channel, volume: int) -> bool:
        name = WORDS[file.name] if channel is Channel.VOICE else file.name
        assert file.is_file()
        if name in self.missing:
            return False
        self.heard.append((round(self._clock.read().elapsed - self._begun, 2), name, volume))
        return True

    def set_volume(self, channel: Channel, volume: int) -> None:
        self.changes.append((channel.value, volume))

    def hush(self, channel: Channel) -> None:
        self.changes.append((channel.value, -1))

    @property
    def names(self) -> list[str]:
        return [name for _, name, _ in self.heard]


class Chosen:
    def __init__(self) -> None:
        self.settings = Settings()

    def change(self, settings: Settings) -> Settings:
        self.settings = settings
        return settings


class Room:
    """An announcer with everything around it, driven by a fake clock."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.chosen = Chosen()
        self.out = FakeOut(clock)
        self.opened = 0
        self.no_library = False
        self.announcer = Announcer(
            clock,
            self.chosen,
            lines=CONTENT.lines,
            voice=VOICE,
            sounds=resource("sounds"),
            open_sound=self._open,
        )
        self.notices: list[Trouble] = []
        self.announcer.notice.connect(self.notices.append)

    def _open(self) -> FakeOut | None:
        self.opened += 1
        return None if self.no_library else self.out

    def settings(self, **fields: Any) -> None:
        settings = replace(self.chosen.settings, **fields)
        self.announcer.settings_changed(self.chosen.change(settings))

    def wait(self, seconds: float, step: float = 0.05) -> None:
        """Time passes and the announcer looks, as its timer would make it."""
        for _ in range(round(seconds / step)):
            self.clock.advance(step)
            self.announcer.tick()

    def live(self, run: SessionRun, seconds: float | None = None, tick: float = 0.05) -> SessionRun:
        """A session is followed as the player sends it out."""
        before: SessionRun | None = None
        left = float("inf") if seconds is None else seconds
        while left > 0:
            self.announcer.follow(run)
            for cue in cues_between(before, run):
                self.announcer.say(cue, run)
            if run.state is not State.RUNNING:
                break
            before, left = run, left - tick
            self.clock.advance(tick)
            self.announcer.tick()
            run = run.advance(tick)
        self.wait(5)
        return run


@pytest.fixture
def room(clock: FakeClock) -> Room:
    return Room(clock)


def session(exercise_id: str = "wall-press", dose: Dose | None = None) -> SessionRun:
    exercise = CONTENT.exercise(exercise_id)
    step = ExerciseStep(exercise, dose or exercise.dose)
    return SessionRun.begin(Plan("mine", "Mine", (step,), (Side.RIGHT, Side.LEFT)))


def spoken_spans(out: FakeOut) -> list[tuple[float, float, str]]:
    spans = []
    for at, name, _ in out.heard:
        recording = VOICE.recording(name)
        if recording is not None:
            spans.append((at, at + recording.seconds, name))
    return spans


@pytest.mark.parametrize(
    "exercise_id", ["wall-press", "ankle-circles", "ankle-pumps", "star-reach", "line-walk"]
)
def test_in_a_whole_session_no_sentence_cuts_off_another(room: Room, exercise_id: str) -> None:
    room.live(session(exercise_id))
    spans = spoken_spans(room.out)
    assert len(spans) > 10
    for (_, end, first), (start, _, second) in itertools.pairwise(spans):
        assert start >= end - 0.011, (first, second)


def test_no_count_comes_late(room: Room) -> None:
    room.live(session("ankle-circles"))
    counts = [at for at, name, _ in room.out.heard if name == "7"]
    begins = [10 + 2 * 6, 10 + 40 + 5 + 2 * 6]
    assert [pytest.approx(begin, abs=LATEST) for begin in begins] == counts


def test_a_hold_is_told_from_beginning_to_end(room: Room) -> None:
    room.live(session("wall-press", Dose(Mode.HOLD, seconds=20, switch=5)))
    heard = [name for name in room.out.names if name != "primer.wav"]
    cues = CONTENT.exercise("wall-press").cues
    assert heard[:3] == ["rest.wav", "Wall press", "Right foot."]
    assert heard[heard.index("start.wav") : heard.index("switch.wav")] == [
        *("start.wav", "Press", "20 seconds.", cues[1], "half.wav", "Ten seconds.", cues[5], "3", "2", "1")
    ]
    assert heard[-2:] == ["end.wav", "Done. That was the whole session."]


def test_start_half_rest_change_side_and_end_sound_differently() -> None:
    kinds = (CueKind.START, CueKind.HALF, CueKind.REST, CueKind.SWITCH, CueKind.END)
    assert len({SOUNDS[kind] for kind in kinds}) == 5


def test_a_pause_lets_the_sentence_end_and_drops_the_rest(room: Room) -> None:
    run = session()
    room.announcer.say(Cue(CueKind.READY), run)
    room.wait(0.6)
    room.announcer.say(Cue(CueKind.PAUSED), run.pause())
    room.wait(6)
    assert room.out.names == ["primer.wav", "rest.wav", "Wall press", "Paused."]
    (_, end, _), (start, _, _) = spoken_spans(room.out)
    assert start >= end


def test_going_on_after_a_pause_is_said(room: Room) -> None:
    run = session().confirm().advance(2)
    for moment in (run, run.pause(), run):
        room.announcer.follow(moment)
    room.wait(1)
    assert room.out.names == ["Going on."]


def test_a_count_that_waited_too_long_is_left_out(room: Room) -> None:
    run = session("ankle-circles")
    room.announcer.say(Cue(CueKind.SEGMENT, 1), run.confirm())
    room.announcer.say(Cue(CueKind.COUNT, 11), run.confirm())
    room.wait(4)
    assert room.out.names == ["primer.wav", "half.wav", "Half-way, change direction."]


def test_nothing_is_opened_before_something_is_to_be_heard(room: Room) -> None:
    room.settings(voice_on=False, sounds_on=False)
    room.live(session(), seconds=15)
    assert room.opened == 0 and room.out.heard == []
    room.settings(sounds_on=True)
    room.announcer.say(Cue(CueKind.REST), session())
    assert room.opened == 1


def test_without_the_voice_the_counts_tick(room: Room) -> None:
    room.settings(voice_on=False)
    room.live(session("ankle-circles"), seconds=16)
    assert room.out.names == ["primer.wav", "rest.wav", *["tick.wav"] * 3, "start.wav", *["tick.wav"] * 2]


def test_without_sounds_the_voice_goes_on(room: Room) -> None:
    room.settings(sounds_on=False)
    room.live(session("ankle-circles"), seconds=15)
    assert [name for name in room.out.names if name.endswith(".wav")] == ["primer.wav"]
    assert "Circle" in room.out.names


def test_volumes_are_those_that_are_set_and_a_sound_under_the_voice_is_softer(room: Room) -> None:
    room.settings(voice_volume=70, sounds_volume=40)
    run = session()
    room.announcer.say(Cue(CueKind.START), run.confirm())
    room.wait(0.5)
    room.announcer.say(Cue(CueKind.HALF), run.confirm())
    room.wait(2)
    volumes = {name: volume for _, name, volume in room.out.heard}
    voice = {"Press": 70, "60 seconds.": 70, "Half-way.": 70}
    assert volumes == {"primer.wav": 100, "start.wav": 40, "half.wav": 20, **voice}


def test_switching_off_is_heard_at_once(room: Room) -> None:
    room.announcer.say(Cue(CueKind.READY), session())
    room.wait(0.6)
    room.settings(voice_on=False, sounds_volume=10)
    room.wait(5)
    assert room.out.changes == [("voice", -1), ("sound", 10)]
    assert room.out.names == ["primer.wav", "rest.wav", "Wall press"]


def test_a_speaker_that_fell_asleep_is_woken_before_the_cue(room: Room) -> None:
    run = session("calf-stretch-bent", Dose(Mode.HOLD, seconds=100))
    room.live(run, seconds=105)
    heard = [(at, name) for at, name, _ in room.out.heard]
    wakes = [at for at, name in heard if name == "primer.wav"]
    half = next(at for at, name in heard if name == "half.wav")
    assert wakes[0] == 0
    assert any(0.3 <= half - wake <= 1.3 for wake in wakes)


@pytest.mark.parametrize("trouble", [Trouble.NO_DEVICE, Trouble.NO_LIBRARY, Trouble.MISSING_FILE])
def test_what_cannot_be_heard_is_said_once_in_a_session(room: Room, trouble: Trouble) -> None:
    room.no_library = trouble is Trouble.NO_LIBRARY
    room.out.trouble = Trouble.NO_DEVICE if trouble is Trouble.NO_DEVICE else None
    room.out.missing = {"Press", "start.wav"} if trouble is Trouble.MISSING_FILE else set()
    ended = room.live(session())
    assert ended.state is State.FINISHED
    assert room.notices == [trouble]
    room.live(session())
    assert room.notices == [trouble, trouble]


def test_a_device_that_comes_later_is_used(room: Room) -> None:
    room.out.trouble = Trouble.NO_DEVICE
    run = session()
    room.announcer.say(Cue(CueKind.READY), run)
    room.out.trouble = None
    room.announcer.say(Cue(CueKind.START), run.confirm())
    room.wait(3)
    assert room.out.names == ["primer.wav", "start.wav", "Press", "60 seconds."]


def test_a_sentence_without_recording_is_passed_over(room: Room) -> None:
    run = session("ankle-circles")
    room.announcer.say(Cue(CueKind.COUNT, 999), run.confirm())
    room.announcer.say(Cue(CueKind.REST), run)
    room.wait(2)
    assert "Rest." in room.out.names and room.notices == [Trouble.MISSING_FILE]


def test_try_it_plays_a_sound_and_a_sentence(room: Room) -> None:
    room.announcer.try_it()
    room.wait(1)
    assert room.out.names == ["start.wav", "This is how the voice sounds."]


def test_a_missing_folder_of_recordings_is_no_voice(tmp_path: Path) -> None:
    assert Voice(tmp_path).recording("Rest.") is None


def test_the_alarm_is_heard_even_when_everything_is_switched_off(room: Room) -> None:
    room.settings(voice_on=False, sounds_on=False, sounds_volume=0)
    room.announcer.ice(IcingCue.CHECK)
    assert room.out.names == []
    room.announcer.ice(IcingCue.LOUDER)
    room.announcer.ice(IcingCue.ALARM)
    assert [(name, volume) for _, name, volume in room.out.heard] == [("chime.wav", 75), ("alarm.wav", 85)]
    room.announcer.ice(IcingCue.OFF)
    assert room.out.changes[-1] == ("sound", -1)


def test_an_alarm_comes_before_all_that_waits(room: Room) -> None:
    room.announcer.say(Cue(CueKind.READY), session())
    room.wait(0.6)
    room.announcer.ice(IcingCue.ALARM)
    room.wait(5)
    names = ["primer.wav", "rest.wav", "Wall press", "alarm.wav", "Take the pack off now."]
    assert room.out.names == names


def test_an_icing_is_accompanied(room: Room) -> None:
    for cue in (IcingCue.START, IcingCue.CHIME, IcingCue.CHECK, IcingCue.ONE_MINUTE):
        room.announcer.ice(cue)
        room.wait(6)
    check = CONTENT.lines()["skin-check"]
    assert room.out.names == [*("start.wav", "chime.wav", "chime.wav", check, "One minute left.")]


def test_what_users_wrote_is_not_spoken_and_nothing_is_missed(room: Room) -> None:
    own = replace(bridge(), dose=Dose(Mode.HOLD, sets=2, seconds=23, rest=7))
    exercise = exercise_of(own, CONTENT.own())
    counted = exercise_of(
        replace(bridge("own-c3", "Odd"), dose=Dose(Mode.REPS, reps=53, tempo=(1.0, 0.0, 1.0))), CONTENT.own()
    )
    steps = (ExerciseStep(exercise, exercise.dose), ExerciseStep(counted, counted.dose, pause=20))
    run = room.live(SessionRun.begin(Plan("own-a1", "Morning", steps, (Side.RIGHT, Side.LEFT))))
    assert run.outcome is not None
    assert not room.notices
    heard = set(room.out.names)
    assert {"Right foot.", "Left foot.", "Half-way.", "Rest."} & heard
    assert not heard & {"Bridge & lift", "Lie on your back.", "Lift your hips."}


def test_without_any_recording_an_own_session_says_that_the_voice_is_missing(room: Room) -> None:
    room.out.missing = set(VOICE.sentences)
    exercise = exercise_of(bridge(), CONTENT.own())
    steps = (ExerciseStep(exercise, exercise.dose),)
    room.live(SessionRun.begin(Plan("own-a1", "Morning", steps, (Side.RIGHT,))))
    assert room.notices == [Trouble.MISSING_FILE]
