"""The announcer: says and sounds what happens in a session or an icing, one sentence after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.coaching import coaching, due_cue
from ankle_rehab.domain.cues import Cue, CueKind
from ankle_rehab.domain.icing_cues import IcingCue
from ankle_rehab.domain.own import OWN
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.value import value
from ankle_rehab.domain.voice_lines import Line, ready_cues, spoken
from ankle_rehab.ui.sound.sound import Channel, Sound, SoundOut, Trouble
from ankle_rehab.ui.sound.voice import Voice

BETWEEN_SENTENCES = 0.12
AFTER_A_SOUND = 0.25
LATEST = 0.6
LATEST_COACHING = 1.0
SLEEPS_AFTER = 10.0
WAKING = 0.4
WAKE_AHEAD = 1.2
UNDER_THE_VOICE = 0.5
URGENT_VOLUME = 85
LOUDER_VOLUME = 75

SOUNDS: Mapping[CueKind, Sound] = {
    CueKind.START: Sound.START,
    CueKind.SEGMENT: Sound.HALF,
    CueKind.HALF: Sound.HALF,
    CueKind.READY: Sound.REST,
    CueKind.REST: Sound.REST,
    CueKind.SWITCH: Sound.SWITCH,
    CueKind.WAIT: Sound.CHIME,
    CueKind.GAP: Sound.CHIME,
    CueKind.END: Sound.END,
}
FLEETING = frozenset({CueKind.COUNT, CueKind.PART, CueKind.LAST_SECONDS})
TICKING = frozenset({CueKind.COUNT, CueKind.LAST_SECONDS})
CLEARING = frozenset(
    {CueKind.READY, CueKind.START, CueKind.REST, CueKind.SWITCH, CueKind.WAIT}
    | {CueKind.PAUSED, CueKind.GAP, CueKind.END}
)


class SettingsSource(Protocol):
    """Who knows what the user has chosen; the preferences are one."""

    @property
    def settings(self) -> Settings: ...


@value
class _Waiting:
    """A sentence in the queue and the moment (elapsed seconds) after which it would come too late."""

    sentence: str
    latest: float | None


class Announcer(QObject):
    """Sentences never cut each other off; a count that would come late is left out, a new step or a pause
    drops what still waits. Sounds may be heard under the voice.

    `notice` says once in a session that something cannot be heard. The way to the loudspeakers is opened at
    the first cue that is to be heard. Ticks carry no information: `tick()` may be called at any time.
    """

    notice = Signal(object)

    def __init__(
        self,
        clock: Clock,
        preferences: SettingsSource,
        *,
        lines: Callable[[], Mapping[str, str]],
        voice: Voice,
        sounds: Path,
        open_sound: Callable[[], SoundOut | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._preferences = preferences
        self._lines = lines
        self._voice = voice
        self._sounds = sounds
        self._open_sound = open_sound
        self._out: SoundOut | None = None
        self._opened = False
        self._noticed = False
        self._ended = False
        self._queue: deque[_Waiting] = deque()
        self._free_at = 0.0
        self._speaks_until = 0.0
        self._quiet_since: float | None = None
        self._run: SessionRun | None = None
        self._coaching: tuple[tuple[float, str], ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    # what comes in -----------------------------------------------------------------------------------

    def say(self, cue: Cue, run: SessionRun) -> None:
        """Announce a cue of the session."""
        self._begin_if_new()
        settings = self._preferences.settings
        if cue.kind in CLEARING:
            self._drop()
        sound = self._sound_of(cue, settings)
        fleeting = cue.kind in FLEETING
        if not fleeting:
            self._wake(settings)
        if sound is not None and settings.sounds_on:
            self._play(sound, settings.sounds_volume, lead=not fleeting)
        if settings.voice_on:
            sentences = self._sayable(spoken(cue, run, self._lines()), run)
            self._enqueue(sentences, LATEST if fleeting else None)
        self._ended = cue.kind is CueKind.END

    def follow(self, run: SessionRun) -> None:
        """Look at the session as it moves on: cue sentences in a hold, and a speaker woken in good time."""
        before, self._run = self._run, run
        settings = self._preferences.settings
        if before is None or before.index != run.index or before.steps != run.steps:
            self._coaching = coaching(run, ready_cues(run, self._lines()))
        resumed = before is not None and before.state is State.PAUSED and run.state is State.RUNNING
        if settings.voice_on and resumed and before is not None and before.index == run.index:
            self._enqueue((self._lines()[Line.GOING_ON],), None)
        if run.state is not State.RUNNING:
            return
        sentence = due_cue(self._coaching, before, run)
        if sentence is not None and settings.voice_on:
            self._enqueue(self._sayable((sentence,), run), LATEST_COACHING)
        elif any(0 < run.remaining - mark <= WAKE_AHEAD for mark in (3.0, 10.0, run.step.seconds / 2)):
            self._wake(settings)

    def ice(self, cue: IcingCue) -> None:
        """Announce a cue of an icing. What protects the skin is heard even when sounds are switched off."""
        settings = self._preferences.settings
        quiet = settings.sounds_volume if settings.sounds_on else 0
        match cue:
            case IcingCue.START:
                self._icing(Sound.START, quiet)
            case IcingCue.CHIME:
                self._icing(Sound.CHIME, quiet)
            case IcingCue.CHECK:
                self._icing(Sound.CHIME, quiet, Line.SKIN_CHECK)
            case IcingCue.LOUDER:
                self._icing(Sound.CHIME, max(settings.sounds_volume, LOUDER_VOLUME), Line.SKIN_CHECK)
            case IcingCue.ONE_MINUTE:
                self._icing(None, 0, Line.ONE_MINUTE)
            case IcingCue.ALARM:
                self._drop()
                self._icing(Sound.ALARM, max(settings.sounds_volume, URGENT_VOLUME), Line.TAKE_IT_OFF)
            case IcingCue.OFF:
                self._drop()
                if self._out is not None:
                    self._out.hush(Channel.SOUND)

    def tell(
        self,
        sound: Sound | None,
        sentences: tuple[str, ...] = (),
        *,
        least: int = 0,
        fleeting: bool = False,
    ) -> None:
        """Announce something outside of a session.

        With `least` (1-100) the sound is at least so loud, and heard even when sounds are switched off. What
        is `fleeting` is left out when it would come late.
        """
        settings = self._preferences.settings
        volume = max(settings.sounds_volume if settings.sounds_on else 0, least)
        if not fleeting:
            self._wake(settings)
        if sound is not None and volume:
            self._play(sound, volume, lead=not fleeting)
        if settings.voice_on:
            self._enqueue(sentences, LATEST if fleeting else None)

    def drop(self) -> None:
        """What still waits to be said is not said any more."""
        self._drop()

    def try_it(self) -> None:
        """Let the start sound and a sentence be heard as they are set now."""
        self._noticed = False
        settings = self._preferences.settings
        self._drop()
        if settings.sounds_on:
            self._play(Sound.START, settings.sounds_volume, lead=True)
        if settings.voice_on:
            self._enqueue((self._lines()[Line.SAMPLE],), None)

    def settings_changed(self, settings: Settings) -> None:
        """What is being heard follows the new volumes; what was switched off stops at once."""
        if not settings.voice_on:
            self._drop()
        if self._out is None:
            return
        for channel, on, volume in (
            (Channel.VOICE, settings.voice_on, settings.voice_volume),
            (Channel.SOUND, settings.sounds_on, settings.sounds_volume),
        ):
            if on:
                self._out.set_volume(channel, volume)
            else:
                self._out.hush(channel)

    def tick(self) -> None:
        """Say the next sentence when the one before has been said."""
        now = self._now()
        while self._queue and now >= self._free_at:
            waiting = self._queue.popleft()
            if waiting.latest is None or now <= waiting.latest:
                self._speak(waiting.sentence)
        if self._queue:
            self._timer.start(max(0, round((self._free_at - self._now()) * 1000)))
        else:
            self._timer.stop()

    # parts -------------------------------------------------------------------------------------------

    def _begin_if_new(self) -> None:
        """After the end of a session the next one may be told again what cannot be heard."""
        if self._ended:
            self._ended = self._noticed = False

    def _sayable(self, sentences: tuple[str, ...], run: SessionRun) -> tuple[str, ...]:
        """Nobody has recorded what users write: of a routine of their own only what was recorded is said."""
        if not run.plan.routine_id.startswith(OWN):
            return sentences
        fixed = frozenset(self._lines().values())
        return tuple(one for one in sentences if one in fixed or self._voice.recording(one) is not None)

    def _drop(self) -> None:
        """What still waits is not said any more."""
        self._queue.clear()
        self._timer.stop()

    def _now(self) -> float:
        return self._clock.read().elapsed

    def _sound_of(self, cue: Cue, settings: Settings) -> Sound | None:
        if cue.kind is CueKind.SEGMENT and cue.number == 0:
            return None
        if cue.kind in TICKING:
            return None if settings.voice_on else Sound.TICK
        return SOUNDS.get(cue.kind)

    def _icing(self, sound: Sound | None, volume: int, line: Line | None = None) -> None:
        if sound is not None and volume:
            self._play(sound, volume, lead=True)
        if line is not None and self._preferences.settings.voice_on:
            self._enqueue((self._lines()[line],), None)

    def _ready_out(self) -> SoundOut | None:
        """The way out if something can be heard; says once in a session why not."""
        if not self._opened:
            self._opened = True
            self._out = self._open_sound()
        trouble = Trouble.NO_LIBRARY if self._out is None else self._out.trouble
        if trouble is not None:
            self._notify(trouble)
            return None
        return self._out

    def _notify(self, trouble: Trouble) -> None:
        if not self._noticed:
            self._noticed = True
            self.notice.emit(trouble)

    def _wake(self, settings: Settings) -> None:
        """Something too faint to hear, for wireless speakers that fell asleep in the silence."""
        asleep = self._quiet_since is None or self._now() - self._quiet_since > SLEEPS_AFTER
        if not asleep or not (settings.voice_on or settings.sounds_on):
            return
        out = self._ready_out()
        if out is not None and out.play(self._sounds / f"{Sound.PRIMER}.wav", Channel.SOUND, 100):
            self._quiet_since = self._now() + WAKING
            self._free_at = max(self._free_at, self._now() + WAKING)

    def _play(self, sound: Sound, volume: int, *, lead: bool) -> None:
        """Sound at once, softer under the voice; a sentence that goes with it waits a moment."""
        out = self._ready_out()
        if out is None:
            return
        now = self._now()
        clear = sound is Sound.ALARM or now >= self._speaks_until
        heard = volume if clear else round(volume * UNDER_THE_VOICE)
        if not out.play(self._sounds / f"{sound}.wav", Channel.SOUND, heard):
            self._notify(Trouble.MISSING_FILE)
            return
        self._quiet_since = max(self._quiet_since or 0.0, now)
        if lead:
            self._free_at = max(self._free_at, now + AFTER_A_SOUND)

    def _enqueue(self, sentences: tuple[str, ...], within: float | None) -> None:
        latest = None if within is None else self._now() + within
        self._queue.extend(_Waiting(sentence, latest) for sentence in sentences)
        self.tick()

    def _speak(self, sentence: str) -> None:
        out, recording = self._ready_out(), self._voice.recording(sentence)
        if out is None:
            return
        volume = self._preferences.settings.voice_volume
        if recording is None or not out.play(recording.file, Channel.VOICE, volume):
            self._notify(Trouble.MISSING_FILE)
            return
        ends = self._now() + recording.seconds
        self._free_at = ends + BETWEEN_SENTENCES
        self._speaks_until = self._quiet_since = ends
