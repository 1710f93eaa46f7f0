"""What the back-test of a grading says."""

from fractions import Fraction

from app.services.grading.back_tests import BackTestView
from app.words import Tier
from app.words.formats import DASH, money, number, short_day
from app.words.language import say, say_in, say_many
from app.words.names import name_of


def headline(view: BackTestView) -> str:
    """Say how much of the receipts the big customers of then brought."""
    share = view.result.caught_share
    if not view.result.big_count:
        return say("Nobody was big then")
    if share is None:
        return say("Nothing came in since")
    return say("The big customers of then brought {share} of the receipts", share=percent(share))


def days(view: BackTestView) -> str:
    """Say which grading is tested by which days."""
    return say(
        "graded {day} · receipts up to {until}",
        day=short_day(view.graded_on),
        until=short_day(view.until_on),
    )


def hits(view: BackTestView) -> str:
    """Say how many of the big customers of then are among those who brought most."""
    return say_many(
        "{seen} of {count} big customer then is among those who brought most since: {share}",
        "{seen} of {count} big customers then are among those who brought most since: {share}",
        view.result.big_count,
        seen=number(len(view.result.seen)),
        share=percent(view.result.hit_rate),
    )


def most(view: BackTestView, currency: str) -> str:
    """Say what it took to be among those who brought most."""
    return say(
        "As many as were big then are looked for: from {amount} up.",
        amount=money(view.result.most_minor, currency),
    )


def control_total(view: BackTestView, currency: str) -> str:
    """Say what the tiers add up to."""
    return say(
        "Control total: {amount} net from {count} customers, by tier of then alike",
        amount=money(view.result.total_minor, currency),
        count=number(sum(line.customers for line in view.result.tiers)),
    )


def percent(share: Fraction | None) -> str:
    """Return a share as ``61%``; a dash where there is none."""
    return DASH if share is None else f"{float(share):.0%}"


def tier_then(tier: Tier | None) -> str:
    """Return where somebody stood then."""
    return say_in("tier then", "Not on file") if tier is None else name_of(tier)
