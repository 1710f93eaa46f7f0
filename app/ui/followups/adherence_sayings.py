"""The sentence over each card: what its numbers come to."""

from app.services.followups.adherence import Adherence, AdherenceLine
from app.services.followups.digest import Digest
from app.words import Tier
from app.words.formats import DASH, number
from app.words.language import say, say_many
from app.words.names import name_of


def tiers_sentence(found: Adherence) -> str:
    """Say how well the best tier that is owed anything was looked after."""
    owed = next((line for line in found.tiers if line.owed), None)
    if owed is None or owed.tier is None or owed.kept_share is None:
        return say("In these days nobody is owed a contact yet")
    return say(
        "{tier}: {share} of the contacts owed were had",
        tier=name_of(owed.tier),
        share=percent(owed.kept_share),
    )


def team_sentence(found: Adherence) -> str:
    """Say how many follow-ups came late."""
    due, late = _sum(found, "due"), _sum(found, "late")
    if not due:
        return say("Nothing fell due in these days")
    if not late:
        return say("Every follow-up was done on its day")
    days = _sum(found, "late_days") / late
    return say(
        "{late} of {due} follow-ups came late, by {days} days on average",
        late=number(late),
        due=number(due),
        days=f"{days:.1f}",
    )


def deviations_sentence(found: Adherence) -> str:
    """Say how many customers heard too little and how many too much."""
    few, many = _sum(found, "too_few"), _sum(found, "too_many")
    if not few and not many:
        return say("Everybody was contacted as promised")
    return say(
        "{few} customers heard too little, {many} too much", few=number(few), many=number(many)
    )


def digest_sentence(digest: Digest) -> str:
    """Say how much of the log holds something to learn from."""
    return say(
        "{found} of {entries} contacts tell us something",
        found=number(digest.with_findings),
        entries=number(digest.entries),
    )


def control_total(found: Adherence) -> str:
    """Say that tiers and people add up to the log, or that they do not."""
    entries = say_many("{count} entry", "{count} entries", found.entries)
    if not found.is_reconciled:
        return say("Control total: the sums differ from the log with {entries}", entries=entries)
    return say(
        "Control total: {entries} in the contact log, by tier and by person alike",
        entries=entries,
    )


def tier_value(line: AdherenceLine) -> str:
    """Return the figures beside a bar: the share kept, and who falls out on either side."""
    parts = [
        say("nothing owed yet") if line.kept_share is None else percent(line.kept_share),
    ]
    if line.owed:
        parts.append(say("{met} of {owed} contacts", met=number(line.met), owed=number(line.owed)))
    if line.too_few:
        parts.append(say("{count} too little", count=number(line.too_few)))
    if line.too_many:
        parts.append(say("{count} too much", count=number(line.too_many)))
    return " · ".join(parts)


def person_name(line: AdherenceLine) -> str:
    """Return who it is; what is nobody's has a name too."""
    return line.name or say("nobody named")


def percent(share: float) -> str:
    """Return a share as ``84%``."""
    return f"{share:.0%}"


def tier_name(tier: Tier | None) -> str:
    """Return the name of a tier."""
    return name_of(tier) if tier is not None else DASH


def _sum(found: Adherence, name: str) -> int:
    return sum(getattr(line, name) for line in found.tiers)
