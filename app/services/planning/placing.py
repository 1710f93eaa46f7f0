"""Finds a person, a day, a time and a channel for what is proposed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, Final

from app.services.planning.facts import Facts, Standing
from app.services.planning.frame import Frame
from app.services.planning.proposals import Placing, Proposal
from app.services.rules.planning_cadence import fill_gaps, would_bother
from app.services.rules.planning_days import Window
from app.services.rules.planning_load import Barred, never
from app.services.rules.rhythm import Doer
from app.words import (
    ContactMethod,
    ContactPause,
    CustomerStatus,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    FollowUpTarget,
    SkipReason,
    Tier,
)


def left_in_peace(who: Standing, frame: Frame) -> SkipReason | None:
    """Return why the customer is not contacted in all the days to plan; None if they may be."""
    if who.status is not CustomerStatus.ACTIVE:
        return SkipReason.GIVEN_UP
    if who.pause is None or not is_paused_on(who, frame.to_on):
        return None
    opted_out = who.pause is ContactPause.OPTED_OUT
    return SkipReason.OPTED_OUT if opted_out else SkipReason.PAUSED


def is_paused_on(who: Standing, day: date) -> bool:
    """Return whether the customer is not to be contacted on ``day``."""
    return who.pause is not None and (who.pause_until_on is None or day <= who.pause_until_on)


_WHOLE: Final = 100
CALLS_A_DAY: Final = 30  # what one person does well; beyond it urgent things wait a day
_LIKED: Final = {
    ContactMethod.PHONE: FollowUpMethod.PHONE,
    ContactMethod.SMS: FollowUpMethod.SMS,
    ContactMethod.WECHAT: FollowUpMethod.WECHAT,
    ContactMethod.IN_PERSON: FollowUpMethod.IN_PERSON,
}
_IN_ORDER: Final = (FollowUpMethod.PHONE, FollowUpMethod.WECHAT, FollowUpMethod.SMS)
_STOPPED_BY_BOOKING: Final = frozenset(
    {FollowUpKind.DUE_BACK, FollowUpKind.SECOND_VISIT, FollowUpKind.WIN_BACK}
)


@dataclass(slots=True)
class Placer:
    """Takes proposals one after another and gives each its place.

    Attributes:
        rows: What is to be written, as cells of the table.
        facts_of: Whose each row is.
        replaced: Keys of open follow-ups, and the row that takes their place.
        skipped: What was not planned, and why.
    """

    frame: Frame
    rows: list[dict[str, Any]] = field(default_factory=list)
    replaced: dict[int, int] = field(default_factory=dict)
    skipped: Counter[SkipReason] = field(default_factory=Counter)
    _peace: dict[int, SkipReason | None] = field(default_factory=dict)
    _used: dict[Tier, Counter[FollowUpMethod]] = field(
        default_factory=lambda: {tier: Counter() for tier in Tier}
    )

    def place_all(self, proposals: Iterable[Proposal]) -> None:
        """Place what was not planned before."""
        for proposal in proposals:
            if not proposal.is_known:
                self._place(proposal)

    def fill(self, customers: Iterable[Facts]) -> None:
        """Plan the contacts that the standard of each customer's tier promises."""
        for each in customers:
            self._fill_gaps(each)

    def _place(self, proposal: Proposal) -> None:
        facts = proposal.facts
        reason = self._reason_against(proposal)
        if reason is None:
            staff_id = self._person(facts, proposal.doer)
            method = proposal.method or self._method(facts)
            day = None if staff_id is None else self._day(proposal, staff_id)
            reason = self._reason_now(proposal, staff_id, method, day)
            if reason is None and staff_id is not None and method is not None and day is not None:
                self._write(proposal, staff_id, method, day)
                return
        if reason is not None:
            self.skipped[reason] += 1

    def _reason_against(self, proposal: Proposal) -> SkipReason | None:
        facts = proposal.facts
        if not proposal.even_in_peace and (peace := self._peace_of(facts)) is not None:
            return peace
        if facts.booked_on is not None and proposal.kind in _STOPPED_BY_BOOKING:
            return SkipReason.BOOKED
        return None

    def _reason_now(
        self,
        proposal: Proposal,
        staff_id: int | None,
        method: FollowUpMethod | None,
        day: date | None,
    ) -> SkipReason | None:
        facts, most = proposal.facts, self.frame.rules.most_in_week
        if staff_id is None:
            return SkipReason.NOBODY
        if method is None:
            return SkipReason.NO_CHANNEL
        if day is None:
            return SkipReason.NO_OPEN_DAY
        if is_paused_on(facts.who, day) and not proposal.even_in_peace:
            return SkipReason.PAUSED
        if not proposal.due and would_bother(facts.days, day, most=most):
            return SkipReason.OVER_CONTACT
        return None

    def _peace_of(self, facts: Facts) -> SkipReason | None:
        key = facts.who.id
        if key not in self._peace:
            self._peace[key] = left_in_peace(facts.who, self.frame)
        return self._peace[key]

    def _person(self, facts: Facts, doer: Doer) -> int | None:
        able = self.frame.team.may_do(
            doer,
            responsible_id=facts.who.responsible_id,
            supervisor_id=facts.who.supervisor_id,
        )
        return self.frame.load.person(able) if able else None

    def _day(self, proposal: Proposal, staff_id: int) -> date | None:
        load, window, barred = self.frame.load, proposal.window, self._barred(proposal)
        match proposal.placing:
            case Placing.ON_THE_DAY:
                return self._next_open(window)
            case Placing.UP_TO_THE_DAY:
                return load.last_day(window) or load.next_day(window)
            case Placing.SPREAD:
                day = load.day(staff_id, window, avoid=proposal.facts.days, barred=barred)
                return day or self._next_open(window)
            case Placing.AT_ONCE:
                day = load.day_at_once(staff_id, window, most=CALLS_A_DAY, barred=barred)
                return day or self._next_open(window)

    def _barred(self, proposal: Proposal) -> Barred:
        """Return on which days the customer may not be contacted, however little there is to do.

        So what is skipped does not depend on the load, and stays skipped the next time.
        """
        if proposal.due:
            return never
        who, days, most = proposal.facts.who, proposal.facts.days, self.frame.rules.most_in_week
        if who.pause is None and len(days) < most - 1:
            return never
        return lambda day: is_paused_on(who, day) or would_bother(days, day, most=most)

    def _next_open(self, window: Window) -> date | None:
        """Return the next open day, also beyond the days to plan, which end on a closed one."""
        day = self.frame.load.next_day(window)
        return day or self.frame.calendar.next_open(window.ideal_on)

    def _method(self, facts: Facts, wanted: FollowUpMethod | None = None) -> FollowUpMethod | None:
        """Return the channel: the customer's own, else the one wanted, else one that is open."""
        liked = _LIKED[facts.who.reach_by] if facts.who.reach_by else wanted
        choices = (liked, *_IN_ORDER) if liked is not None else _IN_ORDER
        return next((each for each in choices if _is_open(facts, each)), None)

    def _write(self, proposal: Proposal, staff_id: int, method: FollowUpMethod, day: date) -> None:
        facts = proposal.facts
        row = _row(proposal, staff_id, method, day, self._time(facts, staff_id, day))
        row["max_attempts"] = self.frame.rules.max_attempts
        for key in proposal.replaces:
            self.replaced[key] = len(self.rows)
            facts.hears_no_more(key)
        self.rows.append(row)
        facts.origins.add((proposal.kind, proposal.origin))
        facts.hears_on(day, proposal.kind)

    def _time(self, facts: Facts, staff_id: int, day: date) -> time | None:
        load = self.frame.load
        at = load.time(staff_id, day, facts.who.reach_from, facts.who.reach_until)
        load.take(staff_id, day)
        return at

    def _fill_gaps(self, facts: Facts) -> None:
        cadence = self.frame.standards[facts.tier].cadence
        if cadence is None or self._peace_of(facts) is not None:
            self._count_peace(facts)
            return
        staff_id = self._person(facts, Doer.FRONT_DESK)
        if staff_id is None:
            self.skipped[SkipReason.NOBODY] += 1
            return
        days = fill_gaps(
            facts.base_on,
            facts.talks,
            cadence=cadence,
            first_on=self._first_on(facts),
            last_on=self.frame.to_on,
            choose=lambda window: self._gap_day(facts, staff_id, window),
        )
        for proposal in _contacts(facts, days):
            if not proposal.is_known:
                self._write_contact(proposal, staff_id)

    def _count_peace(self, facts: Facts) -> None:
        reason = self._peace_of(facts)
        if reason is not None:
            self.skipped[reason] += 1

    def _first_on(self, facts: Facts) -> date:
        until_on = facts.who.pause_until_on
        if facts.who.pause is None or until_on is None:
            return self.frame.from_on
        return max(self.frame.from_on, until_on + timedelta(days=1))

    def _gap_day(self, facts: Facts, staff_id: int, window: Window) -> date | None:
        load = self.frame.load
        day = load.day(staff_id, window, avoid=facts.days) or load.next_day(window)
        if day is not None and would_bother(facts.days, day, most=self.frame.rules.most_in_week):
            self.skipped[SkipReason.OVER_CONTACT] += 1
            return None
        return day

    def _write_contact(self, proposal: Proposal, staff_id: int) -> None:
        facts = proposal.facts
        wanted = self._next_in_mix(facts)
        method = self._method(facts, wanted)
        if method is None:
            self.skipped[SkipReason.NO_CHANNEL] += 1
            return
        self._write(proposal, staff_id, method, proposal.window.ideal_on)

    def _next_in_mix(self, facts: Facts) -> FollowUpMethod:
        """Return the channel that lies furthest behind its share of the tier's mix."""
        mix = self.frame.standards[facts.tier].mix
        used = self._used[facts.tier]
        total = sum(used.values()) + 1
        method = max(mix, key=lambda each: mix[each] * total - _WHOLE * used[each])
        used[method] += 1
        return method


def _is_open(facts: Facts, method: FollowUpMethod) -> bool:
    if method in facts.blocked:
        return False
    match method:
        case FollowUpMethod.PHONE | FollowUpMethod.SMS:
            return facts.has_phone
        case FollowUpMethod.WECHAT:
            return bool(facts.who.wechat)
        case _:
            return True


def _contacts(facts: Facts, days: Iterable[date]) -> Iterator[Proposal]:
    cultivated = facts.tier is Tier.POTENTIAL_VIP
    for day in days:
        yield Proposal(
            facts=facts,
            kind=FollowUpKind.CULTIVATION if cultivated else FollowUpKind.STANDARD,
            origin=str(day),
            window=Window(earliest_on=day, ideal_on=day, latest_on=day),
            placing=Placing.ON_THE_DAY,
            reference_on=facts.base_on,
        )


def _row(
    proposal: Proposal, staff_id: int, method: FollowUpMethod, day: date, at: time | None
) -> dict[str, Any]:
    return {
        "customer_id": proposal.facts.who.id,
        "kind": proposal.kind,
        "origin": proposal.origin,
        "state": FollowUpState.OPEN,
        "planned_on": day,
        "due_on": day,
        "due_at": at,
        "earliest_on": min(proposal.window.earliest_on, day),
        "latest_on": max(proposal.window.latest_on, day),
        "staff_id": staff_id,
        "method": method,
        "target": FollowUpTarget.CUSTOMER,
        "family_id": proposal.family_id,
        "complaint_id": proposal.complaint_id,
        "step": proposal.step,
        "reference_on": proposal.reference_on,
        "subject": proposal.subject,
        "ask": proposal.ask,
        "say": None,
        "attempts": 0,
        "by_hand": False,
    }
