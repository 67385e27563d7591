"""Answers about warning signs as resources of FHIR."""

from __future__ import annotations

import json

from ankle_rehab.domain.triage import Sign
from ankle_rehab.exchange import fhir_resources as fhir
from ankle_rehab.exchange.fhir_resources import Resource, when
from ankle_rehab.exchange.source import Row
from ankle_rehab.exchange.triage import asked_on

COLUMNS = (
    *(
        "id",
        "at_utc",
        "at_zone",
        "signs",
        "twisted",
        "release",
        "details",
        "page",
        "level",
        "on_date",
        "note",
    ),
)
_SIGNS = {
    Sign.OUT_OF_SHAPE: "Out of shape, or bone or a deep wound in sight",
    Sign.COLD_OR_PALE: "Foot numb, cold, pale or blue after an injury or under a bandage",
    Sign.HARD_LEG: "Lower leg hard and tight, pain worse than expected",
    Sign.HOT_AND_ILL: "Hot, swollen ankle with fever or feeling very ill",
    Sign.SHORT_OF_BREATH: "Short of breath, chest pain or coughing blood",
    Sign.NO_FOUR_STEPS: "Cannot take four steps",
    Sign.NUMB: "Numb without a recent injury or wrap",
    Sign.CHANGED_LOOK: "The ankle looks different",
    Sign.SEVERE_PAIN: "Severe pain, 7 or more of 10",
    Sign.SNAP: "Crack, pop or snap when it happened",
    Sign.CRACKING: "Cracks with every movement",
    Sign.FEVER: "Fever with ankle pain",
    Sign.BONE_PAIN: "Pressing on the bone hurts after an injury",
    Sign.KICK: "Like a kick in the calf or heel, no push-off",
    Sign.CALF: "Calf or leg swollen, throbbing, warm or discoloured",
    Sign.FEET_WITHOUT_FEELING: "Diabetes or poor feeling, and red, warm or swollen",
    Sign.TENDON_AND_MEDICINE: "Sore or swollen tendon with -floxacin or long-term steroids",
    Sign.ONE_SPOT: "Pain at one spot on a bone",
    Sign.BETWEEN_SHINS: "Pain between the shin bones or when the foot is turned outwards",
    Sign.ROLLED_INWARDS: "Sole turned inwards, swollen or bruised",
    Sign.GIVES_WAY: "Gives way again and again, locks or catches",
    Sign.SLOW: "No improvement after 2 weeks, or sore after 6 to 8 weeks",
    Sign.BIG_BRUISE: "Blood thinner and a big new bruise",
    Sign.NIGHT_PAIN: "Pain at night with weight loss or a history of cancer",
    Sign.STIFF_JOINTS: "Several joints sore and stiff in the morning",
    Sign.UNDER_SIXTEEN: "Under 16",
    Sign.PREGNANT: "Pregnant",
}
_RELEASES = {
    "seen": "Seen by a professional",
    "mistake": "Ticked by mistake",
    "corrected": "Answers changed",
    "booked": "Appointment booked",
    "same": "The same as last time",
}
_LEVELS = {"E": "Emergency now", "T": "Doctor today", "B": "Book an appointment", "S": "Nothing was ticked"}


def check(row: Row) -> Resource:
    """The answers about signs, or that a sign before it holds no more."""
    number, utc, zone, signs, twisted, release, details, page, level, on, note = row
    ticked, at = json.loads(signs), when(utc, zone)
    if release is not None and not ticked and not twisted:
        code = fhir.own_code("warning-signs-released", "Warning signs ticked before")
        told = _RELEASES[release] if on is None else f"{_RELEASES[release]}, {on}"
        value = {"text": told}
        return fhir.observation(
            f"signs-{number}", code, at, valueCodeableConcept=value, **fhir.notes_of(note)
        )
    asked = asked_on(page)
    told_of = [sign for sign in Sign if sign in asked or sign.value in ticked]
    answers = [(fhir.own_code(sign.value, _SIGNS[sign]), sign.value in ticked) for sign in told_of]
    answers.append((fhir.own_code("new-twist", "The ankle was twisted"), bool(twisted)))
    parts = [{"code": code, "valueBoolean": answer} for code, answer in answers]
    parts += [
        {"code": fhir.own_code(detail, "Told with it"), "valueBoolean": True}
        for detail in json.loads(details)
    ]
    if level is not None:
        code = fhir.own_code("warning-signs-level", "What the ticked signs ask for")
        parts.append({"code": code, "valueString": _LEVELS[level]})
    asked_about = fhir.own_code("warning-signs", "Warning signs asked about")
    return fhir.observation(f"signs-{number}", asked_about, at, component=parts)
