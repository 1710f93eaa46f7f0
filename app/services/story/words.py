"""The sentences of a customer's story: a headline and a line beneath."""

from app.services.rules.why import shift_phrase, tenths
from app.services.story.facts import (
    ArchiveChange,
    ArchiveFact,
    ConsentFact,
    ContactFact,
    EventFact,
    Fact,
    FeedbackFact,
    ReferralFact,
    RefundFact,
    TierFact,
    Treatment,
    VisitFact,
)
from app.words import FeedbackKind, Initiator
from app.words.formats import money
from app.words.language import listed_long, say, say_in
from app.words.names import name_of

_BETWEEN = " · "


def mark(fact: Fact) -> str:
    """Return the one word on the mark beside an entry."""
    match fact:
        case VisitFact():
            return say_in("story", "Visit")
        case RefundFact():
            return say_in("story", "Refund")
        case ReferralFact():
            return say_in("story", "Referral")
        case EventFact():
            return say_in("story", "Event")
        case FeedbackFact(kind=kind):
            return name_of(kind)
        case _:
            return _mark_on_file(fact)


def headline(fact: Fact, *, currency: str) -> str:
    """Return what happened, in one line."""
    match fact:
        case VisitFact():
            return _treatments(fact, currency)
        case RefundFact(item_name=item, amount_minor=amount):
            return say("{amount} given back, {item}", amount=money(amount, currency), item=item)
        case ReferralFact(introduced=True, other_name=name):
            return say("Introduced {name}", name=name)
        case ReferralFact(other_name=name):
            return say("Introduced by {name}", name=name)
        case EventFact(event_name=name):
            return say("{event} — attended", event=name)
        case _:
            return _headline_on_file(fact)


def detail(fact: Fact, *, currency: str) -> str:
    """Return the line beneath the headline; empty if there is no more to say."""
    match fact:
        case VisitFact():
            return _told_of_visit(fact)
        case ReferralFact(introduced=True, spend_minor=spend) if spend:
            return say("has spent since {amount}", amount=money(spend, currency))
        case EventFact(sales_minor=sales) if sales:
            return say("bought for {amount}", amount=money(sales, currency))
        case ContactFact():
            return _BETWEEN.join([*_standing_of(fact), *fact.told])
        case _:
            return _detail_on_file(fact)


def _mark_on_file(fact: Fact) -> str:
    match fact:
        case TierFact():
            return say_in("story", "Tier")
        case ContactFact(method=method):
            return name_of(method)
        case ConsentFact():
            return say_in("story", "Consent")
        case _:
            return say_in("story", "Archive")


def _headline_on_file(
    fact: ContactFact | FeedbackFact | TierFact | ConsentFact | ArchiveFact,
) -> str:
    match fact:
        case ContactFact():
            return _contacted(fact)
        case FeedbackFact(direction=direction):
            return name_of(direction)
        case TierFact():
            return _placed(fact)
        case ConsentFact(kind=kind, given=True):
            return name_of(kind)
        case ConsentFact(kind=kind):
            return say("Taken back: {consent}", consent=name_of(kind))
        case ArchiveFact(change=change):
            return _changed(change)


def _detail_on_file(fact: Fact) -> str:
    match fact:
        case FeedbackFact():
            return _told_of_feedback(fact)
        case TierFact():
            return _told_of_tier(fact)
        case RefundFact(note=text) | ArchiveFact(text=text):
            return text or ""
        case _:
            return ""


def _treatments(fact: VisitFact, currency: str) -> str:
    listed = listed_long(_treatment(each) for each in fact.treatments)
    return listed + _BETWEEN + money(fact.total_minor, currency)


def _treatment(treatment: Treatment) -> str:
    if treatment.staff_name is None:
        return treatment.item_name
    return say("{item}, {staff}", item=treatment.item_name, staff=treatment.staff_name)


def _told_of_visit(fact: VisitFact) -> str:
    parts = []
    if fact.satisfaction is not None:
        parts.append(say("satisfied {score}/5", score=fact.satisfaction))
    if fact.took_part:
        parts.append(say("took part in the plan"))
    if fact.event_name:
        parts.append(say("from {event}", event=fact.event_name))
    if fact.note:
        parts.append(fact.note)
    return _BETWEEN.join(parts)


def _told_of_feedback(fact: FeedbackFact) -> str:
    status = [name_of(fact.status)] if fact.kind is FeedbackKind.COMPLAINT else []
    return _BETWEEN.join([*status, *([fact.text] if fact.text else [])])


def _contacted(fact: ContactFact) -> str:
    outcome = name_of(fact.outcome)
    if fact.initiator is Initiator.CUSTOMER:
        outcome = say("Got in touch: {outcome}", outcome=outcome.lower())
    return _BETWEEN.join(filter(None, (outcome, fact.staff_name)))


def _standing_of(fact: ContactFact) -> list[str]:
    """Return whether an entry still holds, and the score."""
    told = []
    if fact.corrected:
        told.append(say("put right by a later entry"))
    if fact.corrects:
        told.append(say("correction"))
    if fact.satisfaction is not None:
        told.append(say("satisfied {score}/5", score=fact.satisfaction))
    return told


def _placed(fact: TierFact) -> str:
    tier = name_of(fact.tier)
    if fact.tier_before is None:
        return say("First graded: {tier}", tier=tier)
    if fact.tier_before is fact.tier:
        return say("Stayed {tier}", tier=tier)
    return say("Now {tier}, was {before}", tier=tier, before=name_of(fact.tier_before))


def _told_of_tier(fact: TierFact) -> str:
    parts = [_score(fact), *(shift_phrase(indicator, delta) for indicator, delta in fact.reasons)]
    return _BETWEEN.join(part for part in parts if part)


def _score(fact: TierFact) -> str:
    if fact.score_tenths is None:
        return ""
    after = tenths(fact.score_tenths)
    if fact.score_tenths_before is None:
        return say("score {after}", after=after)
    return say("score {before} → {after}", before=tenths(fact.score_tenths_before), after=after)


def _changed(change: ArchiveChange) -> str:
    match change:
        case ArchiveChange.REVIEWED:
            return say("Archive reviewed")
        case ArchiveChange.RETIRED:
            return say("Retired from the lists")
        case ArchiveChange.RESTORED:
            return say("Restored to the lists")
        case ArchiveChange.FILED:
            return say("Document filed")
