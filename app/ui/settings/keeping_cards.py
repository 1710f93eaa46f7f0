"""The figures, the worries and the checks on the page of safe keeping."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.services.foundation.findings import Finding, finding_line
from app.services.office.keeping_overview import Overview, Worry
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card, line_row
from app.ui.parts.cards.labels import label, mark, muted, wrapped
from app.ui.parts.desk import Desk
from app.ui.settings.keeping_words import days_ago, near_moment, place_name, room, worry_words
from app.ui.theme.icons import Icon, pixmap
from app.ui.theme.tokens import Size, Space, Tone
from app.words.formats import number, short_day
from app.words.language import say, say_many

_SHOWN: Final = 8
_BAD: Final = frozenset({Worry.DAMAGED, Worry.ALTERED, Worry.NO_BACKUP})


class FigureStrip(QFrame):
    """Five answers side by side: last backup, second place, proof, store, keys."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "card")
        self._figures = [
            _Figure(say("Last backup")),
            _Figure(say("Second place")),
            _Figure(say("Last proven by a test restore")),
            _Figure(say("Store and journal")),
            _Figure(say("Keys")),
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, figure in enumerate(self._figures):
            figure.setProperty("first", "false" if at else "true")
            row.addWidget(figure, 1)

    def show_overview(self, overview: Overview) -> None:
        """Show how things are."""
        told = (
            self._last_backup(overview),
            self._second_place(overview),
            self._proof(overview),
            self._store(overview),
            (
                say_many("{count} person", "{count} people", overview.people_count),
                say("each with a key of their own, and the printed code"),
                True,
            ),
        )
        for figure, (words, note, well) in zip(self._figures, told, strict=True):
            figure.tell(words, note, well=well)

    def _last_backup(self, overview: Overview) -> tuple[str, str, bool]:
        newest = overview.newest
        if newest is None or newest.manifest is None:
            return say("none yet"), say("made by itself, or now"), False
        return near_moment(newest.manifest.made_at, self._desk), say("opened and checked"), True

    def _second_place(self, overview: Overview) -> tuple[str, str, bool]:
        place, carried_at = overview.second_place, overview.record.carried_at
        if place is None:
            return say("none"), say("a stick or another drive"), False
        age = days_ago(carried_at, self._desk) if carried_at else say("no copy yet")
        well = Worry.CARRY not in overview.worries
        return f"{place_name(place)} · {age}", say("put it in every 7 days"), well

    def _proof(self, overview: Overview) -> tuple[str, str, bool]:
        proven_at, next_at = overview.record.proven_at, overview.proving_at
        if proven_at is None or next_at is None:
            return say("not yet"), say("by itself after the first backup"), False
        day = short_day(proven_at.astimezone(self._desk.settings.zone).date())
        coming = short_day(next_at.astimezone(self._desk.settings.zone).date())
        return (
            say("{day}, all counts equal", day=day),
            say("next by itself on {day}", day=coming),
            next_at > self._desk.clock.now(),
        )

    def _store(self, overview: Overview) -> tuple[str, str, bool]:
        if Worry.DAMAGED in overview.worries:
            return say("damaged"), say("see below"), False
        if Worry.ALTERED in overview.worries:
            return say("records were changed"), say("check everything"), False
        sound_at = overview.record.sound_at
        words = say("whole")
        if (newest := overview.newest) is not None and newest.manifest is not None:
            count = newest.manifest.contents.head.entry
            words = say_many("whole, {count} entry", "whole, {count} entries", count)
        note = (
            say("looked through {when}", when=near_moment(sound_at, self._desk)) if sound_at else ""
        )
        return words, note, True


class _Figure(QWidget):
    """A caption with a mark, what it is, and what that means."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._mark = QLabel()
        self._words = label("", "strong")
        self._note = label("", "small")
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._mark)
        head.addWidget(muted(caption), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.TINY)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self._note)

    def tell(self, words: str, note: str, *, well: bool) -> None:
        """Say how it is."""
        self._mark.setPixmap(
            pixmap(Icon.DONE if well else Icon.ALERT, Tone.OK if well else Tone.WARN)
        )
        self._words.setText(words)
        self._note.setText(note)
        self.setAccessibleName(f"{self._caption}: {words}. {note}")


class WorryBanner(QFrame):
    """The most urgent thing somebody should see to, and the way there; unseen where all is well.

    Signals:
        answered: The way was taken; carries the ``Worry``.
    """

    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worry: Worry | None = None
        self._picture = QLabel()
        self._head = label("", "strong")
        self._words = wrapped("")
        self._way = button("")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._picture)
        row.addWidget(self._head)
        row.addWidget(self._words, 1)
        row.addWidget(self._way)
        self._way.clicked.connect(self._on_way_clicked)
        self.hide()

    def show_overview(self, overview: Overview) -> None:
        """Say what is the matter, if anything is."""
        self._worry = overview.worries[0] if overview.worries else None
        self.setVisible(self._worry is not None)
        if self._worry is None:
            return
        tone = Tone.BAD if self._worry in _BAD else Tone.WARN
        mark(self, kind="banner", tone=tone)
        head, words = worry_words(self._worry, overview, self._desk)
        self._picture.setPixmap(pixmap(Icon.ALERT, tone))
        mark(self._head, kind="bad" if tone is Tone.BAD else "warn")
        self._head.setText(head)
        self._words.setText(words)
        self._way.setText(_way_of(self._worry))
        self._way.setAccessibleName(f"{head} {_way_of(self._worry)}")

    @Slot()
    def _on_way_clicked(self) -> None:
        if self._worry is not None:
            self.answered.emit(self._worry)


class ChecksCard(Card):
    """What is checked by itself, when that last was, and the same at once.

    Signals:
        check_wanted: Look at everything now.
        proof_wanted: Restore the newest backup beside the clinic now.
    """

    check_wanted = Signal()
    proof_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Checks"), say("by themselves"), parent)
        self._desk = desk
        self._findings: Sequence[Finding] = ()
        self._check = button(say("Check everything now"))
        self._proof = button(say("Test restore now"))
        self._check.clicked.connect(self.check_wanted)
        self._proof.clicked.connect(self.proof_wanted)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List what the look at everything has found."""
        self._findings = findings

    def hold(self, *, busy: bool) -> None:
        """Let nobody ask twice while it works."""
        for each in (self._check, self._proof):
            each.setEnabled(not busy)

    def show_overview(self, overview: Overview) -> None:
        """Show when each was last done."""
        for kept in (self._check, self._proof):
            kept.setParent(None)
        self.clear()
        for name, when, well in self._lines(overview):
            self.add_row(line_row(_mark(well=well), label(name), right=(muted(when),)))
        for finding in self._findings[:_SHOWN]:
            self.add_row(line_row(_mark(well=False), wrapped(finding_line(finding), "bad")))
        if len(self._findings) > _SHOWN:
            more = say("… and {count} more", count=number(len(self._findings) - _SHOWN))
            self.add_row(line_row(muted(more)))
        self.add_row(line_row(self._check, self._proof))
        for kept in (self._check, self._proof):
            kept.show()

    def _lines(self, overview: Overview) -> list[tuple[str, str, bool]]:
        record = overview.record
        return [
            (
                say("Store file read through"),
                self._when(record.sound_at),
                not record.damage,
            ),
            (say("Every row answers to another"), self._when(overview.checked_at), True),
            (
                say("Records and journal hold together"),
                self._when(record.verified_at),
                not record.finding_count and not record.tampered,
            ),
            (say("Room on the drive"), room(overview.free_bytes), True),
            (say("File on a local drive"), str(overview.store.parent), True),
        ]

    def _when(self, at: datetime | None) -> str:
        return say("not yet") if at is None else near_moment(at, self._desk)


def _mark(*, well: bool) -> QLabel:
    picture = QLabel()
    picture.setPixmap(
        pixmap(Icon.CHECK if well else Icon.ALERT, Tone.OK if well else Tone.BAD, Size.SMALL_ICON)
    )
    return picture


def _way_of(worry: Worry) -> str:
    match worry:
        case Worry.DAMAGED | Worry.ALTERED:
            return say("Check everything now")
        case Worry.NO_BACKUP:
            return say("Make the first one")
        case Worry.NO_SECOND_PLACE:
            return say("Choose a place…")
        case Worry.CARRY:
            return say("Another place…")
