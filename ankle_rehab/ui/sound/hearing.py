"""Everything that is heard: leads cues to the announcer, which is built with the first of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.settings import Settings
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts

if TYPE_CHECKING:
    from ankle_rehab.domain.bandage import BandageCue
    from ankle_rehab.domain.cues import Cue
    from ankle_rehab.domain.icing_cues import IcingCue
    from ankle_rehab.domain.self_test_run import SelfTestRun, TestCue
    from ankle_rehab.domain.session import SessionRun
    from ankle_rehab.services.player import Player
    from ankle_rehab.services.self_test_timer import SelfTestTimer
    from ankle_rehab.ui.sound.announcer import Announcer
    from ankle_rehab.ui.sound.sound import SoundOut


class Hearing(QObject):
    """`notice` says once in a session that something cannot be heard (a `Trouble`)."""

    notice = Signal(object)

    def __init__(
        self, parts: Parts, open_sound: Callable[[], SoundOut | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._open_sound = open_sound
        parts.preferences.changed.connect(self._on_settings)

    @cached_property
    def announcer(self) -> Announcer:
        """The voice and the sounds, built when first asked for."""
        from ankle_rehab.ui.sound.announcer import Announcer  # noqa: PLC0415 - not before the first cue
        from ankle_rehab.ui.sound.voice import Voice  # noqa: PLC0415

        announcer = Announcer(
            self._parts.clock,
            self._parts.preferences,
            lines=self._parts.content.lines,
            voice=Voice(resource("voice", self._parts.content.language)),
            sounds=resource("sounds"),
            open_sound=self._open_sound,
            parent=self,
        )
        announcer.notice.connect(self.notice)
        return announcer

    def follow(self, player: Player) -> None:
        """Let what this player does be heard."""
        player.changed.connect(self._on_changed)
        player.cue.connect(self._on_cue)

    def ice(self, cue: IcingCue) -> None:
        """Announce a cue of an icing."""
        self.announcer.ice(cue)

    def follow_test(self, timer: SelfTestTimer) -> None:
        """Let what this timer counts be heard."""
        timer.cue.connect(self._on_test_cue)

    def bandage(self, cue: BandageCue) -> None:
        """Announce a cue of a bandage that is worn."""
        from ankle_rehab.ui.sound import short_sounds  # noqa: PLC0415 - hardly ever needed

        heard = short_sounds.bandage(cue)
        if heard is not None:
            self.announcer.tell(heard.sound, least=heard.least)

    def try_it(self) -> None:
        """Let a sentence and a sound be heard as they are set now."""
        self.announcer.try_it()

    def _on_changed(self, run: SessionRun) -> None:
        self.announcer.follow(run)

    def _on_cue(self, cue: Cue, run: SessionRun) -> None:
        self.announcer.say(cue, run)

    def _on_test_cue(self, cue: TestCue, run: SelfTestRun) -> None:
        from ankle_rehab.ui.sound import short_sounds  # noqa: PLC0415 - not before the first test

        content = self._parts.content
        exercise = self._parts.self_tests.exercise(run.kind)
        voice_on = self._parts.preferences.settings.voice_on
        heard = short_sounds.self_test(cue, run, content.lines(), exercise, voice_on=voice_on)
        if not heard.fleeting:
            self.announcer.drop()
        self.announcer.tell(heard.sound, heard.sentences, fleeting=heard.fleeting)

    def _on_settings(self, settings: Settings) -> None:
        if "announcer" in self.__dict__:
            self.announcer.settings_changed(settings)
