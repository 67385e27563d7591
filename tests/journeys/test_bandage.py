"""A bandage from "I put it on" to bedtime, through the whole program, closed and opened again."""

from __future__ import annotations

from ankle_rehab.domain.bandage import OffReason
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.ui.sound.sound import Sound
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor

STRIP = "Elastic bandage"


def put_on(visitor: Visitor) -> None:
    visitor.program.parts.bandages.begin(Side.LEFT)
    visitor.settle()


def pass_time(visitor: Visitor, minutes: float) -> None:
    """The bandage looks at the clock every half minute."""
    for _ in range(round(minutes * 2)):
        visitor.clock.advance(30)
        visitor.program.parts.bandages.tick()
    visitor.settle()


def alarms(visitor: Visitor) -> list[str]:
    """The sounds that were heard so far."""
    return [name for name in visitor.sound.played if name in set(Sound)]


def last_reason(visitor: Visitor) -> OffReason | None:
    return BandageStore(visitor.program.parts.database).wearings()[-1].reason


def test_it_is_asked_about_on_every_page_until_bedtime(resident: Visitor) -> None:
    put_on(resident)
    for page in ("Diary", "Ice", "Settings", "Today"):
        resident.click(page)
        assert resident.reads("Next look: 09:10")
    pass_time(resident, 10)
    assert resident.reads("Toes warm, normal colour, no tingling, no throbbing?")
    resident.click("All well", STRIP)
    pass_time(resident, 50)
    resident.click("All well", STRIP)
    assert resident.reads("Next look: 22:00")
    pass_time(resident, 12 * 60)
    resident.click("It is off, all well", STRIP)
    assert not resident.sees("Something is not well")
    assert last_reason(resident) is OffReason.BEDTIME


def test_closed_and_opened_again_it_asks_at_once(resident: Visitor, open_program: Open) -> None:
    put_on(resident)
    resident.clock.advance(11 * 60)
    again = open_program()
    assert again.reads("Toes warm, normal colour, no tingling, no throbbing?")
    assert Sound.CHIME.value in alarms(again)


def test_unanswered_it_sounds_the_alarm_even_with_sounds_off(resident: Visitor) -> None:
    resident.program.parts.preferences.change(sounds_on=False, voice_on=False)
    put_on(resident)
    pass_time(resident, 13)
    assert alarms(resident)[-1] == Sound.ALARM.value
    assert resident.reads("Please look at your toes now, or take it off.")


def test_a_no_and_no_feeling_lead_to_the_emergency_page(resident: Visitor) -> None:
    put_on(resident)
    pass_time(resident, 10)
    resident.click("Something is not well", STRIP)
    assert resident.reads("Take the bandage off now.")
    pass_time(resident, 5)
    assert resident.reads("Are colour and feeling back?")
    resident.click("No", STRIP)
    assert resident.page == "signs"
    assert resident.program.parts.guard.standing().open_signs == {Sign.COLD_OR_PALE}
    assert last_reason(resident) is OffReason.NOT_BACK
    assert resident.reads("get emergency care")


def test_feeling_is_back_and_the_next_one_is_looser(resident: Visitor) -> None:
    put_on(resident)
    resident.click("Something is not well", STRIP)
    pass_time(resident, 5)
    resident.click("Yes, both are back", STRIP)
    assert resident.reads("When you wrap it again, wrap it looser.")
    assert last_reason(resident) is OffReason.BACK


def test_it_is_found_on_the_card_of_the_guide(resident: Visitor) -> None:
    resident.click("Guide")
    resident.click("Elastic bandage")
    resident.click("I put it on")
    assert resident.program.parts.bandages.worn
    resident.click("Today")
    assert resident.reads("Next look: 09:10")
