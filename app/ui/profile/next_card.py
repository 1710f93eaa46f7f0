"""What the desk should know and do next."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.complaints.rows import ComplaintRow
from app.services.followups.rows import FollowUpRow
from app.services.planning.reason_words import reason_line, what_to_say
from app.services.rules.completeness import Completeness
from app.services.rules.rhythm import DeskStep, Doer, Measure, Risk, desk_step_for
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip, ChipLabel, risk_chip
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.cards.labels import wrapped
from app.ui.profile.loading import Profile
from app.ui.theme.tokens import ColumnWidth, Space, Tone
from app.words import ContactPause, Tier
from app.words.formats import long_day, short_day
from app.words.language import listed, say, say_many
from app.words.names import name_of


def step_said(step: DeskStep) -> str:
    """Return what is done, by whom and until when."""
    who = _doer(step.doer)
    if step.within_days is None:
        return who
    within = say_many("within {count} day", "within {count} days", step.within_days)
    return say("{who}, {within}", who=who, within=within)


def measure_said(measure: Measure) -> str:
    """Return what is done at a stage."""
    match measure:
        case Measure.ROUTINE:
            return say("Nothing out of turn")
        case Measure.REMINDER:
            return say("Remind, and offer a date")
        case Measure.PERSONAL_CALL:
            return say("Call in person and note the reason")
        case Measure.RECOVERY_PLAN:
            return say("Make a plan: the doctor's follow-up, an offer made to fit")
        case Measure.WIN_BACK:
            return say("Call, and open a win-back case with a budget")
        case Measure.EXIT_ANALYSIS:
            return say("Find out why, make one last offer")


def _doer(doer: Doer) -> str:
    match doer:
        case Doer.FRONT_DESK:
            return say("front desk")
        case Doer.SPECIALIST:
            return say("responsible specialist")
        case Doer.SUPERVISOR:
            return say("supervisor")
        case Doer.MANAGER:
            return say("manager")


Line = tuple[Chip, str, str]
Lines = Iterator[Line]
MOST_MISSING = 6
MOST_PLANNED = 3


class NextCard(Card):
    """A row for each thing that waits; nothing waits for most customers most of the time.

    Signals:
        call_wanted: Do a follow-up now; carries its key.
        complaint_opened: Show a complaint; carries its key.
    """

    call_wanted = Signal(int)
    complaint_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Do next"), parent=parent)

    def show_profile(self, profile: Profile) -> None:
        """Show what is next for this customer."""
        self.clear()
        waiting = list(_waiting(profile))
        for complaint in profile.complaints:
            self.add_row(self._complaint(complaint))
        for planned in profile.planned[:MOST_PLANNED]:
            self.add_row(self._planned(planned, profile.today))
        for chip, upper, lower in waiting:
            self.add_row(_row(chip, upper, lower))
        if not (waiting or profile.planned or profile.complaints):
            self.add(wrapped(say("Nothing waits. On rhythm, and the file is complete."), "muted"))

    def _planned(self, row: FollowUpRow, today: date) -> QFrame:
        """Return a follow-up with the button that opens it."""
        call = small_button(say("Call"))
        call.setAccessibleName(say("Call for {reason}", reason=reason_line(row.reason)))
        call.clicked.connect(partial(self.call_wanted.emit, row.followup_id))
        first, *_ = [*what_to_say(row.reason, on=today).splitlines(), ""]
        line = _row(_due_chip(row), reason_line(row.reason), first)
        if inside := line.layout():
            inside.addWidget(call)
        return line

    def _complaint(self, row: ComplaintRow) -> QFrame:
        chip = Chip(text=say("Complaint"), tone=Tone.BAD)
        facts = ElidingLabel(" ".join(row.facts.split()), "muted")
        made = _row(chip, f"{row.number} · {name_of(row.stage)}", facts)
        look = small_button(say("Open"))
        look.setAccessibleName(say("Open {who}", who=row.number))
        look.clicked.connect(partial(self.complaint_opened.emit, row.complaint_id))
        layout = made.layout()
        if layout is not None:
            layout.addWidget(look)
        return made


def _due_chip(row: FollowUpRow) -> Chip:
    if row.days_late:
        late = say_many("{count} d late", "{count} d late", row.days_late)
        return Chip(text=late, tone=Tone.BAD)
    return Chip(text=short_day(row.due_on), tone=Tone.ORDINARY)


def _waiting(profile: Profile) -> Lines:
    if profile.file.pause is not None:
        yield _paused(profile, profile.file.pause)
    elif profile.rhythm.risk is not None:
        yield from _late(profile, profile.rhythm.risk)
    if count := max((profile.row.open_complaint_count or 0) - len(profile.complaints), 0):
        said = say_many("{count} complaint is open", "{count} complaints are open", count)
        yield Chip(text=say("Complaint"), tone=Tone.BAD), said, ""
    for package in profile.packages:
        left = say_many("{count} session left", "{count} sessions left", package.remaining_count)
        until = say("until {day}", day=long_day(package.expires_on)) if package.expires_on else ""
        yield Chip(text=say("Package"), tone=Tone.OK), f"{package.item_name} — {left}", until
    if profile.completeness.missing:
        yield _missing(profile.completeness)


def _paused(profile: Profile, pause: ContactPause) -> Line:
    until_on = profile.file.pause_until_on
    until = say("until {day}", day=long_day(until_on)) if until_on else say("until further notice")
    return Chip(text=name_of(pause), tone=Tone.WARN), say("No contact"), until


def _late(profile: Profile, risk: Risk) -> Lines:
    chip = risk_chip(risk.stage, profile.row.days_over or 0)
    if chip is None:
        return
    step = desk_step_for(
        risk.stage,
        vip=profile.row.tier is Tier.VIP,
        open_complaint=bool(profile.row.open_complaint_count),
    )
    yield chip, measure_said(step.measure), step_said(step)


def _missing(completeness: Completeness) -> Line:
    names = [name_of(each) for each in completeness.missing]
    told = listed(names[:MOST_MISSING])
    if (more := len(names) - MOST_MISSING) > 0:
        told = say("{listed} and {count} more", listed=told, count=more)
    percent = int(completeness.share * 100)
    tone = Tone.ORDINARY if completeness.enough else Tone.WARN
    return Chip(text=say("File {percent}%", percent=percent), tone=tone), say("Ask for"), told


def _row(chip: Chip, upper: str, lower: str | QWidget) -> QFrame:
    row = QFrame()
    row.setProperty("kind", "row")
    across = QHBoxLayout(row)
    across.setContentsMargins(Space.CARD, Space.M, Space.CARD, Space.M)
    across.setSpacing(Space.M)
    mark = ChipLabel(chip)
    mark.setMinimumWidth(ColumnWidth.SHORT)
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
    words = QVBoxLayout()
    words.setSpacing(Space.TINY)
    words.addWidget(wrapped(upper))
    if isinstance(lower, QWidget):
        words.addWidget(lower)
    elif lower:
        words.addWidget(wrapped(lower, "muted"))
    across.addLayout(words, 1)
    return row
