"""What Today says once the first picture stands: one thing worth knowing, running, and the days ahead."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from ankle_rehab.services.parts import Parts
from ankle_rehab.services.plan_news import News, NewsKind
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.today.reminders import TodayReminders
from ankle_rehab.ui.today.run_line import RunLine
from ankle_rehab.ui.today.run_offer import RunOffer
from ankle_rehab.ui.today.run_warning import RunWarning
from ankle_rehab.ui.widgets.today.news_card import NewsCard, NewsWords
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.words import plan_words


class TodayLate(QObject):
    """`card`, `run`, `offer`, `reminders` and `ahead` are to be placed; `open_page` carries a page's name."""

    open_page = Signal(str)

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.card = NewsCard()
        self.run = RunLine(parts)
        self.run.open_page.connect(self.open_page)
        self.offer = RunOffer(parts)
        self.offer.open_page.connect(self.open_page)
        self.reminders = TodayReminders(parts)
        self.reminders.open_page.connect(self.open_page)
        self._warning = RunWarning(parts, self)
        self.ahead = Words("", "note")

    def refresh(self) -> bool:
        """Look again; returns whether there is anything on the card."""
        parts = self._parts
        self.run.refresh()
        self.offer.refresh()
        self.reminders.refresh()
        news = self._news()
        self.card.setVisible(news is not None)
        if news is not None:
            self.card.display(news)
        week = parts.course.week()[1:]
        coming = plan_words.coming(week, lambda name: parts.content.routine(name).name)
        self.ahead.setText(self.tr("Planned: {days}").format(days=coming))
        self.ahead.setVisible(any(plan.routine_id for plan in week))
        return news is not None

    def _news(self) -> NewsWords | None:
        """One thing: a date to book comes first, then a run that is planned, then all else."""
        first = self._parts.news.first()
        if first is not None and first.kind is NewsKind.BOOK:
            return self._words(first)
        return self._warning.words() or (None if first is None else self._words(first))

    def _words(self, news: News) -> NewsWords:
        away = (self.tr("I have read it"), lambda: self._read(news))
        if news.phase is not None:
            title, said = plan_words.phase_news(news.phase)
            return NewsWords(title, (said,), (away,))
        if news.kind is NewsKind.SELF_TESTS or news.note is None:
            said = self.tr("A few minutes every two weeks show how left and right are doing.")
            go = (self.tr("To the self-tests"), lambda: self.open_page.emit("self-tests"))
            return NewsWords(self.tr("Time for the self-tests"), (said,), (go, away))
        from ankle_rehab.ui.words import note_words  # noqa: PLC0415 - there is hardly ever one

        title = note_words.title(news.note)
        body = (note_words.advice(news.note), note_words.seen(news.note))
        if news.kind is NewsKind.AMBERS:
            repeat = (self.tr("Repeat the same"), lambda: self._answer(news, easier=False))
            ease = (self.tr("Make it easier"), lambda: self._answer(news, easier=True))
            return NewsWords(title, body, (repeat, ease))
        signs = (self.tr("Look at the warning signs"), lambda: self.open_page.emit("signs"))
        return NewsWords(title, body, (signs, away), serious=True)

    def _read(self, news: News) -> None:
        with suppress(StorageFault):  # the diary has told of it
            self._parts.news.read(news)

    def _answer(self, news: News, *, easier: bool) -> None:
        with suppress(StorageFault):  # the diary has told of it
            if news.note is not None:
                self._parts.course.answer(news.note, easier=easier)
