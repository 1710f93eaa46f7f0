"""Joins the call card and the write, and goes on to the next call."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final, Protocol

from PySide6.QtWidgets import QWidget

from app.services.followups.call_work import CallInHand, FinishedCall, finish_call, take_call
from app.services.followups.drafts import keep_draft
from app.services.followups.entries import OutcomeEntry, Recorded
from app.services.followups.outcomes import record_outcome
from app.ui.calls.card import CallCard
from app.ui.parts.desk import Desk
from app.ui.parts.messages import show_notice
from app.words import FollowUpKind, Intent, Outcome
from app.words.language import say

AT_ONCE: Final = frozenset({Outcome.NO_ANSWER, Outcome.MESSAGE_LEFT})


class Onward(Protocol):
    """Opens the next call of a list."""

    def __call__(self, followup_id: int, *, queue: Sequence[int]) -> None:
        """Open it; ``queue`` is the list."""
        ...


def work_through(
    desk: Desk,
    parent: QWidget,
    *,
    followup_id: int,
    outcome: Outcome | None = None,
    queue: Sequence[int] = (),
    onward: Onward | None = None,
) -> None:
    """Do a call of a list: that nobody was reached is written down without the card."""
    if outcome in AT_ONCE:
        _record_attempt(desk, parent, followup_id, outcome)
    else:
        open_call(
            desk, parent, followup_id=followup_id, outcome=outcome, queue=queue, onward=onward
        )


def open_call(
    desk: Desk,
    parent: QWidget,
    *,
    followup_id: int,
    outcome: Outcome | None = None,
    queue: Sequence[int] = (),
    onward: Onward | None = None,
) -> None:
    """Open the card of a call over ``parent``.

    Args:
        desk: Where.
        parent: The widget that the card stands over.
        followup_id: Which call.
        outcome: How it went, if that was said already.
        queue: The list it stands in; once it is saved, the next open one of them follows.
        onward: Opens that next one, given the list too; its card, if left out.
    """
    actor, today = desk.person, desk.clock.today()
    follow = partial(onward or partial(_open_next, desk, parent), queue=queue)

    def show(taken: CallInHand) -> None:
        card = CallCard(desk, taken.call, parent=parent)
        if taken.next is not None:
            card.say_next(taken.next.name)
        card.resume(taken.texts)
        card.half_typed.connect(partial(_keep, desk, parent, followup_id))
        go_on = partial(_go_on, parent, taken, follow)
        card.outcome_entered.connect(partial(_finish, desk, card, followup_id, go_on))
        card.open()
        if outcome is not None:
            card.choose_outcome(outcome)

    work = partial(take_call, followup_id=followup_id, queue=queue, actor=actor, today=today)
    desk.tasks.read(parent, work, show, latest="call")


def followed_up(recorded: Recorded) -> str:
    """Return what was set going by a contact; nothing if nothing was."""
    told = [say("A complaint was opened.")] if recorded.complaint_id is not None else []
    raised = {
        FollowUpKind.IN_PERSON: say("A talk in person was planned."),
        FollowUpKind.LEAD: say("The news is to be acted on today: that was planned."),
        FollowUpKind.ARCHIVE_UPDATE: say("Finding the right number was planned."),
    }
    told += [raised[kind] for kind in recorded.raised if kind in raised]
    return " ".join(told)


def _record_attempt(desk: Desk, owner: QWidget, followup_id: int, outcome: Outcome) -> None:
    actor, now, today = desk.person, desk.clock.now(), desk.clock.today()
    entry = OutcomeEntry(outcome=outcome)
    desk.tasks.write(
        owner,
        lambda session: record_outcome(
            session, followup_id=followup_id, entry=entry, actor=actor, now=now, today=today
        ),
        intent=Intent.RECORD_CONTACT,
    )


def _keep(desk: Desk, owner: QWidget, followup_id: int, texts: dict[str, str]) -> None:
    actor = desk.person
    desk.tasks.keep(
        owner,
        lambda session: keep_draft(session, followup_id=followup_id, texts=texts, actor=actor),
    )


def _finish(
    desk: Desk,
    card: CallCard,
    followup_id: int,
    go_on: "partial[None]",
    told: OutcomeEntry,
    until_on: date | None,
) -> None:
    actor, now, today = desk.person, desk.clock.now(), desk.clock.today()
    finished = FinishedCall(followup_id=followup_id, told=told, peace_until_on=until_on)

    def close(recorded: Recorded) -> None:
        card.accept()
        go_on(recorded)

    desk.tasks.write(
        card,
        lambda session: finish_call(session, finished=finished, actor=actor, now=now, today=today),
        close,
        intent=Intent.RECORD_CONTACT,
        failed=card.refuse,
    )


def _open_next(desk: Desk, parent: QWidget, followup_id: int, *, queue: Sequence[int]) -> None:
    open_call(desk, parent, followup_id=followup_id, queue=queue)


def _go_on(
    parent: QWidget, taken: CallInHand, follow: Callable[[int], None], recorded: Recorded
) -> None:
    if sentence := followed_up(recorded):
        show_notice(sentence, parent=parent)
    if taken.next is not None:
        follow(taken.next.followup_id)
