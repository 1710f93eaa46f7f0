"""The lines of a visit card."""

from collections.abc import Iterator
from datetime import date

from app.services.foundation.actors import Actor
from app.services.papers.flow import Run, plain
from app.services.papers.ink import BODY, BODY_BAD, BODY_BAD_BOLD, BODY_MUTED, HEADING
from app.services.papers.said import BETWEEN, partial_day, phone_on_card, weekday_day
from app.services.papers.visit_cards import ComingDay, PastVisit, VisitCard
from app.words import AllergyKind, FamilyRelation, PreferenceKind, RiskStage
from app.words.formats import DASH, short_day
from app.words.language import listed, say
from app.words.names import name_of

Runs = list[Run]
_LATE = (RiskStage.LATE, RiskStage.AT_RISK, RiskStage.CRITICAL, RiskStage.LOST)
_MEANINGS = 2  # as many as there is room for


def who_line(card: VisitCard, actor: Actor) -> str:
    """Return number, birth date, phone and who is responsible, as far as they are known."""
    file = card.file
    born = partial_day(file.entry.birth)
    digits = next((each.text for each in file.entry.phones if not each.wrong), "")
    parts = (
        say("No. {number}", number=file.number),
        say("born {day}", day=born) if born else "",
        phone_on_card(digits, actor) if digits else "",
        say("responsible {name}", name=file.responsible_name) if file.responsible_name else "",
    )
    return BETWEEN.join(part for part in parts if part)


def allergy_runs(card: VisitCard) -> Runs:
    """Return what must never be given or done; the question is asked every time."""
    again = Run(say("Asked again today") + " ", BODY_BAD)
    by_kind = {
        kind: [plain(each.text) for each in card.file.entry.allergies if each.kind is kind]
        for kind in AllergyKind
    }
    if not any(by_kind.values()):
        return [Run(say("No allergy on file.") + " ", BODY), Run(again.text, BODY_MUTED)]
    runs = []
    if allergies := by_kind[AllergyKind.ALLERGY]:
        runs.append(Run(say("Allergic: {things}.", things=listed(allergies)) + " ", BODY_BAD_BOLD))
    if contra := by_kind[AllergyKind.CONTRAINDICATION]:
        said = say("Contraindicated: {things}.", things=listed(contra))
        runs.append(Run(said + " ", BODY_BAD_BOLD))
    return [*runs, again]


def touch_runs(card: VisitCard, today: date) -> list[Runs]:
    """Return what makes this customer feel known, a paragraph each."""
    paragraphs = [
        _plain(_begun(listed([*_tastes(card, PreferenceKind.LIKE), *_reach(card)]))),
        _led(say("Avoid:"), listed(_tastes(card, PreferenceKind.TABOO)), bad=True),
        *(_plain(_day(each)) for each in card.days),
        _plain(_needs(card)),
        _plain(_pains(card)),
        _plain(_meanings(card)),
        _led(say("Mind:"), _caution(card), bad=True),
        _led(say("Say:"), listed(_greetings(card, today))),
    ]
    return [runs for runs in paragraphs if runs]


def planned_line(card: VisitCard, today: date) -> str:
    """Return what the customer comes for, to whom and when; nothing if nothing is booked."""
    booked = card.booked
    if booked is None:
        return ""
    at = f"{booked.starts_at:%H:%M}"
    when = at if booked.starts_on == today else f"{weekday_day(booked.starts_on)} {at}"
    parts = (when, booked.item_name, booked.staff_name, plain(booked.note))
    return BETWEEN.join(part for part in parts if part)


def visit_cells(visit: PastVisit) -> tuple[str, str, str]:
    """Return what was done, by whom, and how satisfied the customer was."""
    fact = visit.fact
    staff = list(dict.fromkeys(each.staff_name for each in fact.treatments if each.staff_name))
    done = listed(each.item_name for each in fact.treatments)
    scored = fact.satisfaction
    satisfied = say("satisfied {score}", score=scored) if scored is not None else ""
    return done, listed(staff) or DASH, satisfied


def _plain(text: str) -> Runs:
    return [Run(text, BODY)] if text else []


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _led(lead: str, text: str, *, bad: bool = False) -> Runs:
    if not text:
        return []
    return [Run(lead + " ", BODY_BAD_BOLD if bad else HEADING), Run(text, BODY)]


def _tastes(card: VisitCard, kind: PreferenceKind) -> list[str]:
    return [plain(each.text) for each in card.file.entry.preferences if each.kind is kind]


def _reach(card: VisitCard) -> list[str]:
    first, last = card.file.entry.reach_from, card.file.entry.reach_until
    if first and last:
        return [say("{first} to {last}", first=f"{first:%H:%M}", last=f"{last:%H:%M}")]
    if first:
        return [say("not before {time}", time=f"{first:%H:%M}")]
    return [say("not after {time}", time=f"{last:%H:%M}")] if last else []


def _day(coming: ComingDay) -> str:
    what = _what(coming)
    if coming.name is None:
        return what
    name = plain(coming.name)
    if coming.relation is not None and coming.relation is not FamilyRelation.OTHER:
        name = say("{relation} {name}", relation=name_of(coming.relation), name=name)
    return say("{who}, {what}", who=name, what=what) if what else name


def _what(coming: ComingDay) -> str:
    if coming.on is None:
        return ""
    label = say("Birthday")
    if coming.entry is not None:
        label = plain(coming.entry.label) or name_of(coming.entry.kind)
    if coming.name is not None:
        label = label[:1].lower() + label[1:]
    return say("{what} {day}", what=label, day=short_day(coming.on))


def _needs(card: VisitCard) -> str:
    if not card.needs:
        return ""
    if card.needs_of_tier:
        wanted = listed(card.needs)
        return say("{tier} customers often want: {needs}", tier=name_of(card.tier), needs=wanted)
    return say("Wants: {needs}", needs=listed(card.needs))


def _pains(card: VisitCard) -> str:
    return say("Troubled by: {pains}", pains=listed(card.pains)) if card.pains else ""


def _meanings(card: VisitCard) -> str:
    said = [
        say("{need}: {meaning}", need=need, meaning=plain(meaning))
        for need, meaning in card.meanings[:_MEANINGS]
    ]
    return " ".join(said)


def _caution(card: VisitCard) -> str:
    entry = card.file.entry
    said = plain(entry.conflict_handling) or (name_of(entry.conflict) if entry.conflict else "")
    complaint = say("a complaint is still open") if card.complaint_open else ""
    return listed(part for part in (complaint, said) if part)


def _greetings(card: VisitCard, today: date) -> Iterator[str]:
    if any(each.name is None and each.on == today and each.entry is None for each in card.days):
        yield say("happy birthday")
    if card.gone_days is None:
        yield say("welcome, the first visit")
    elif card.stage in _LATE:
        yield say("we missed you, {days} days", days=card.gone_days)
