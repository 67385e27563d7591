"""The traffic light in words: its names, its reasons with their numbers, what it does, its sources."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.light import Light, Reason, Verdict, Why
from ankle_rehab.domain.pain import Moment
from ankle_rehab.ui.words import counted

SOURCES = ("S29", "S30", "S31", "S32")

translate = QCoreApplication.translate


def name(light: Light) -> str:
    """One word."""
    return {
        Light.GREEN: translate("light", "Green"),
        Light.HOLD: translate("light", "Hold"),
        Light.AMBER: translate("light", "Amber"),
        Light.RED: translate("light", "Red"),
        Light.CALM: translate("light", "Calm"),
        Light.STOP: translate("light", "Stop"),
    }[light]


def does(light: Light) -> str:
    """What it asks for, in a short sentence or two."""
    return {
        Light.GREEN: translate("light", "This counts towards the next step."),
        Light.HOLD: translate("light", "Do the same again. Something is missing for a next step."),
        Light.AMBER: translate("light", "Do the same again. First at least one day without running."),
        Light.RED: translate("light", "A step back: no running for 48 hours, and easier exercises."),
        Light.CALM: translate("light", "Only gentle movements in the first 72 hours after a twist."),
        Light.STOP: translate("light", "Stop for now and look at the warning signs. Talk to a doctor."),
    }[light]


def told(light: Light) -> str:
    """The light as a screen reader says it."""
    return translate("light", "Light: {name}. {does}").format(name=name(light), does=does(light))


def why(reason: Reason, light: Light) -> str:
    """One reason in one short sentence, with its number."""
    match reason.why:
        case Why.SCORE | Why.SETTLED:
            return _score(reason)
        case Why.MORNING_UP:
            words = translate("light", "The next morning was {score}, usual is {usual}.")
            return words.format(score=reason.score, usual=_number(reason.usual or 0))
        case Why.NO_SCORE:
            return _missing(reason.moment)
        case Why.TWIST if light is Light.HOLD:
            return translate("light", "The last session was less than 72 hours after a twist.")
        case _:
            return _plain()[reason.why]


def reasons(verdict: Verdict) -> tuple[str, ...]:
    """All reasons of a light, a sentence each."""
    return tuple(why(reason, verdict.light) for reason in verdict.reasons)


def sentence(verdict: Verdict, *, inside: bool = False) -> str:
    """The light with its reasons: "Amber: worst during was 4."; `inside` a sentence without its stop."""
    words = translate("light", "{name}: {reasons}")
    said = " ".join(reasons(verdict))
    said = words.format(name=name(verdict.light), reasons=said[:1].lower() + said[1:])
    return (said[:1].lower() + said[1:]).rstrip(".") if inside else said


def legend(light: Light) -> str:
    """What a shape stands for."""
    return {
        Light.GREEN: translate("light", "green"),
        Light.HOLD: translate("light", "hold"),
        Light.AMBER: translate("light", "amber"),
        Light.RED: translate("light", "red"),
        Light.CALM: translate("light", "calm"),
        Light.STOP: translate("light", "stop"),
    }[light]


def counted_days(light: Light, n: int) -> str:
    """ "12 green"."""
    return translate("light", "{n} {light}").format(n=counted.number(n), light=legend(light))


def caveat() -> str:
    """What always stands under the light."""
    return translate(
        "light",
        "A rule of thumb from research on sore Achilles tendons. "
        "Your own limits and your clinician's advice come first.",
    )


def rule() -> tuple[tuple[Light, str, str], ...]:
    """The rule as it is applied, from the top: the first line that fits is the light."""
    when = {
        Light.STOP: translate("light", "A warning sign for today is open, or any score is 7 or more."),
        Light.CALM: translate("light", "A twist in the last 72 hours."),
        Light.RED: translate(
            "light",
            "Any score is 6. Or the next morning is 4 or more and at least 2 above usual. "
            "Or a limp, giving way or new swelling.",
        ),
        Light.HOLD: translate(
            "light",
            "The score during, after or of the next morning is missing, or there are fewer than 3 "
            "mornings in the 7 days before.",
        ),
        Light.AMBER: translate(
            "light", "Any score is 3 to 5, or the next morning is at least 2 above usual."
        ),
        Light.GREEN: translate("light", "All scores are 0 to 2, and the morning is near usual."),
    }
    return tuple((light, words, does(light)) for light, words in when.items())


def about() -> tuple[str, ...]:
    """What has to be known of the rule, a paragraph each."""
    return (
        translate(
            "light",
            "It looks at the pain before, during and after an activity and on the next morning. "
            "Usual is the middle one of the last 7 mornings.",
        ),
        translate(
            "light",
            "In one study 38 people with sore Achilles tendons went on within such limits, or rested for "
            "six weeks. Both groups got better alike. The limits of 3 and 5 are those that clinics use; "
            "the others are our own, cautious choice. For other sore ankles nobody has tested it.",
        ),
        translate("light", "You may always do less. Doing more tells you the reason first and asks once."),
    )


def _score(reason: Reason) -> str:
    score = reason.score
    if reason.why is Why.SETTLED:
        words = translate("light", "A score of {score} came before. It has settled and counts as red.")
        return words.format(score=score)
    words = {
        Moment.REST_BEFORE: translate("light", "Pain at rest was {score}."),
        Moment.DURING_WORST: translate("light", "Worst during was {score}."),
        Moment.AFTER_60MIN: translate("light", "Pain afterwards was {score}."),
        Moment.NEXT_MORNING: translate("light", "The next morning was {score}."),
    }.get(reason.moment or Moment.OTHER, translate("light", "A score was {score}."))
    return words.format(score=score)


def _missing(moment: Moment | None) -> str:
    if moment is Moment.NEXT_MORNING:
        return translate("light", "The morning score is missing.")
    if moment is Moment.AFTER_60MIN:
        return translate("light", "The score afterwards is missing.")
    return translate("light", "The worst score during is missing.")


def _plain() -> dict[Why, str]:
    return {
        Why.SIGN: translate("light", "A warning sign is open."),
        Why.TWIST: translate("light", "You twisted it less than 72 hours ago."),
        Why.LIMP: translate("light", "You limped."),
        Why.GAVE_WAY: translate("light", "The ankle gave way."),
        Why.NEW_SWELLING: translate("light", "There was new swelling."),
        Why.NO_BASELINE: translate("light", "Fewer than 3 morning scores in the 7 days before."),
        Why.NO_ACTIVITY: translate("light", "No session and no score of one in the last 7 days."),
        Why.ALL_LOW: translate("light", "All scores were 2 or less, and the morning near usual."),
    }


def _number(value: float) -> str:
    """A median: whole, or with its half, as the user's country writes it."""
    return QLocale().toString(float(value), "f", 0 if value == int(value) else 1)
