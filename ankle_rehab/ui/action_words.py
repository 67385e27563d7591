"""What each action is called, and the other words under which somebody may look for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.value import value
from ankle_rehab.ui import text

translate = QCoreApplication.translate


@value
class Said:
    """The words of an action, and others that mean the same to somebody."""

    words: str
    known_as: tuple[str, ...] = ()


def said(words: str, others: str = "") -> Said:
    """`others` are words with commas between them."""
    return Said(words, tuple(one for one in map(str.strip, others.split(",")) if one))


def page(name: str) -> Said:
    """A page; KeyError for an unknown one."""
    context = "action_words"
    pages = {
        "today": (translate(context, "Today"), translate(context, "home, start, now, plan, week")),
        "session": (
            translate(context, "Session"),
            translate(context, "train, exercise, routine, work out, gym, choose"),
        ),
        "ice": (translate(context, "Ice"), translate(context, "cold, cool, pack, icing, swelling, timer")),
        "diary": (
            translate(context, "Diary"),
            translate(context, "entries, pain, history, log, month, notes"),
        ),
        "review": (
            translate(context, "Review"),
            translate(context, "chart, graph, curve, statistics, numbers, progress, look back, trend"),
        ),
        "runs": (
            translate(context, "Runs"),
            translate(context, "running, jog, training, load, week, kilometres, miles, plan"),
        ),
        "guide": (translate(context, "Guide"), translate(context, "read, advice, learn, article, info")),
        "reminders": (
            translate(context, "Reminders"),
            translate(context, "alarm, notify, bell, remember, times, notification"),
        ),
        "settings": (
            translate(context, "Settings"),
            translate(context, "options, preferences, configure, change, set up"),
        ),
        "signs": (
            translate(context, "Warning signs"),
            translate(context, "worried, danger, doctor, emergency, fever, numb, red flags, check"),
        ),
        "library": (
            translate(context, "Look at the exercises"),
            translate(context, "library, figure, how to, circles, wall press, ball, catalogue"),
        ),
        "self-tests": (
            translate(context, "Self-tests"),
            translate(context, "test, balance, wall, knee, heel raise, hop, measure, compare"),
        ),
        "own": (
            translate(context, "Your own exercises and routines"),
            translate(context, "own, make, create, physiotherapist, custom, my"),
        ),
        "routine-sheet": (
            translate(context, "Print a routine"),
            translate(context, "paper, sheet, printer, pdf"),
        ),
        "running": (
            translate(context, "Back to running"),
            translate(context, "return, run-walk, ladder, stages, again, start running"),
        ),
        "run-files": (
            translate(context, "Files from your watch"),
            translate(context, "import, garmin, strava, gpx, fit, tcx, folder, drop, bring in"),
        ),
        "shoes": (translate(context, "Shoes"), translate(context, "wear, trainers, pair, kilometres, old")),
        "causes": (
            translate(context, "Why it may hurt: the questions"),
            translate(context, "cause, reason, why, questionnaire, six"),
        ),
        "about-you": (
            translate(context, "About you"),
            translate(context, "health, questions, conditions, pregnant, age, medicine"),
        ),
        "doctor": (
            translate(context, "Page for your doctor"),
            translate(context, "report, print, pdf, physiotherapist, summary"),
        ),
        "trash": (
            translate(context, "Trash"),
            translate(context, "deleted, removed, bring back, restore, bin, lost"),
        ),
        "data": (
            translate(context, "Backups and your data"),
            translate(context, "backup, restore, folder, copy, delete everything, erase, safe"),
        ),
        "transfer": (
            translate(context, "Export and import"),
            translate(context, "save as, csv, json, table, spreadsheet, move, other computer, share"),
        ),
        "help": (
            translate(context, "Help"),
            translate(context, "how, use, manual, keys, shortcuts, what is"),
        ),
        "problem": (
            translate(context, "Report a problem"),
            translate(context, "bug, error, crash, broken, log, wrong, feedback"),
        ),
    }
    return said(*pages[name])


def action(name: str) -> Said:
    """Anything but a page; KeyError for an unknown one."""
    context = "action_words"
    actions = {
        "entry.new": (
            translate(context, "Log a pain score"),
            translate(
                context, "new entry, pain, sore, hurt, ache, score, swelling, stiff, write, diary, twist"
            ),
        ),
        "find": (translate(context, "Find"), translate(context, "search, look for, where, filter")),
        "signs": (
            translate(context, "Check the warning signs"),
            translate(
                context,
                "worried, danger, doctor, emergency, fever, numb, red flags, something is new, twisted",
            ),
        ),
        "undo": (translate(context, "Undo the last change"), translate(context, "take back, mistake, wrong")),
        "redo": (translate(context, "Do it again after Undo"), translate(context, "redo, repeat")),
        "full-screen": (
            translate(context, "Full screen, in and out"),
            translate(context, "far view, large, big, window"),
        ),
        "keys": (
            translate(context, "Keys"),
            translate(context, "shortcuts, keyboard, help, press, hotkeys"),
        ),
        "palette": (
            translate(context, "Do anything by typing"),
            translate(context, "command palette, search, menu"),
        ),
        "session.pause": (
            translate(context, "Pause the session, or go on"),
            translate(context, "stop, break, wait, continue, resume"),
        ),
        "session.back": (
            translate(context, "Back to the session"),
            translate(context, "player, running, exercise"),
        ),
        "run.new": (
            translate(context, "Write down a run"),
            translate(context, "log, jog, ran, distance, kilometres, miles, walk, ride"),
        ),
        "exercise.new": (
            translate(context, "Write an exercise of your own"),
            translate(context, "new, add, make, create, custom"),
        ),
        "routine.new": (
            translate(context, "Write a routine of your own"),
            translate(context, "new, add, make, create, custom"),
        ),
        "reminder.new": (
            translate(context, "New reminder"),
            translate(context, "remind, alarm, add, notify, time"),
        ),
        "reminders.rest-day": (
            translate(context, "Pause reminders for today"),
            translate(context, "quiet, silent, mute, stop, snooze, do not disturb, off, day"),
        ),
        "reminders.rest-week": (
            translate(context, "Pause reminders for a week"),
            translate(context, "quiet, silent, mute, stop, holiday, do not disturb, off"),
        ),
        "reminders.go-on": (
            translate(context, "Let reminders come again"),
            translate(context, "unpause, resume, end the pause, on"),
        ),
        "backup": (
            translate(context, "Back up now"),
            translate(context, "backup, save, copy, keep"),
        ),
        "voice.on": (translate(context, "Switch the voice on"), translate(context, "speak, sound, talk")),
        "voice.off": (
            translate(context, "Switch the voice off"),
            translate(context, "mute, silent, quiet, speak, sound, talk"),
        ),
        "sounds.on": (translate(context, "Switch sounds on"), translate(context, "beep, noise, audio, loud")),
        "sounds.off": (
            translate(context, "Switch sounds off"),
            translate(context, "mute, silent, quiet, beep, noise, audio"),
        ),
        "quit": (
            translate(context, "End the program"),
            translate(context, "quit, exit, leave, close, bye, shut, stop"),
        ),
    }
    return said(*actions[name])


def of_routine(name: str) -> Said:
    """Starting a routine of this name."""
    others = translate("action_words", "train, exercise, session, begin, go, play, work out")
    return said(translate("action_words", "Start: {name}").format(name=name), others)


def of_card(title: str) -> Said:
    """Reading a card of the guide."""
    others = translate("action_words", "guide, learn, advice, about")
    return said(translate("action_words", "Read: {title}").format(title=title), others)


def of_theme(name: str) -> Said:
    """Choosing colours; `name` is what the settings call them."""
    others = translate("action_words", "theme, colours, look, appearance, bright, mode")
    return said(translate("action_words", "Colours: {name}").format(name=name), others)


def paused(until: date | None) -> str:
    """What was done: no reminder comes up to a day, or they come again."""
    if until is None:
        return translate("action_words", "Reminders come again.")
    words = translate("action_words", "No reminder comes before {day}.")
    return words.format(day=text.long_day(until))


def switched(field: str, *, on: bool) -> str:
    """What was done with a switch; KeyError for an unknown one."""
    context = "action_words"
    words = {
        "voice_on": (translate(context, "The voice is off."), translate(context, "The voice is on.")),
        "sounds_on": (translate(context, "Sounds are off."), translate(context, "Sounds are on.")),
    }
    return words[field][on]
