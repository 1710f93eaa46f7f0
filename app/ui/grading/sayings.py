"""What the grading page says about periods, tiers, movements and rules."""

import re
from collections.abc import Sequence
from typing import Final

from app.services.grading.movements import MissingPart, MovementRow
from app.services.grading.rule_versions import RuleVersionRow
from app.services.grading.views import GradingView
from app.services.rules.tiers import BASE_TIERS, Cuts
from app.services.rules.why import shift_phrase
from app.ui.theme.tokens import Tone
from app.words import CutKind, Movement, Tier
from app.words.formats import long_day, minor_digits, money, number
from app.words.language import say, say_in, say_many
from app.words.names import name_of

SHORT_DIGEST: Final = 6
_HUNDREDTHS: Final = 100
_TONES: Final = {
    Movement.UP: Tone.OK,
    Movement.DOWN: Tone.BAD,
    Movement.ENTRY: Tone.MAJOR,
    Movement.DORMANT: Tone.GENERAL,
    Movement.RETURN: Tone.OK,
}


def period_name(label: str) -> str:
    """Return ``Quarter 4, 2026`` for ``2026-Q4``, ``2026-11`` and ``2026`` likewise."""
    year, _, part = label.partition("-")
    if not part:
        return say("Year {year}", year=year)
    if quarter := re.fullmatch(r"Q(\d)", part):
        return say("Quarter {quarter}, {year}", quarter=quarter[1], year=year)
    return say("Month {month}, {year}", month=int(part), year=year)


def rules_name(view: GradingView, versions: Sequence[RuleVersionRow]) -> str:
    """Return which version of the rules graded, as the foot of the window says it."""
    held = [
        number
        for number, version in enumerate(versions, start=1)
        if version.digest == view.digest and version.valid_from_on <= view.as_of_on
    ]
    return say("rules v{number}", number=held[-1]) if held else say("rules being tried")


def facts(view: GradingView, versions: Sequence[RuleVersionRow]) -> str:
    """Return as of when, how many, and by what, in one line."""
    parts = [
        say("as of {day}", day=long_day(view.as_of_on)),
        say("{count} ranked", count=number(view.ranked_count)),
        say("{count} dormant", count=number(view.dormant_count)) if view.dormant_count else "",
        say("{count} never came", count=number(view.prospect_count)) if view.prospect_count else "",
        _left_out(view.rows_after_count),
        rules_name(view, versions),
        say("checksum {digest}", digest=view.checksum[:SHORT_DIGEST]),
    ]
    return " · ".join(filter(None, parts))


def notes(view: GradingView) -> list[str]:
    """Return what must be known before the result is read."""
    found = {
        say("few customers: read places with care"): view.few_customers,
        say("equal points at a cut"): view.tie_at_cut,
        say("restated: rows came in late"): view.restated,
    }
    return [note for note, holds in found.items() if holds]


def movement_tone(movement: Movement) -> Tone:
    """Return the colour that stands with the word of a movement."""
    return _TONES[movement]


def way(row: MovementRow) -> str:
    """Return from where to where somebody moved."""
    before = name_of(row.from_tier) if row.from_tier else name_of(Tier.PROSPECT)
    return f"{before} → {name_of(row.to_tier)}"


def reasons(row: MovementRow) -> list[str]:
    """Return the indicators that moved most, in words."""
    return [shift_phrase(each.indicator, each.delta_tenths) for each in row.reasons]


def gaps(row: MovementRow, currency: str) -> list[str]:
    """Return on two lines what is missing to the next better tier, and what was to stay.

    For most the two are one; then the second line is the other way to get there.
    """
    rise, stay = _next_better(row.to_tier), row.from_tier
    if rise is None or row.to_rise is None:
        return []
    if row.to_stay is None or stay is None or stay is rise:
        return _ways(rise, row.to_rise, currency)
    other = _ways(stay, row.to_stay, currency)
    return [_ways(rise, row.to_rise, currency)[0], *other[:1]]


def cut_lines(cuts: Cuts) -> list[tuple[Tier, str]]:
    """Return where each of the upper tiers ends, in words."""
    return [(tier, _cut(cuts.kind, cut)) for tier, cut in cuts.by_tier()]


def _left_out(rows: int) -> str:
    if not rows:
        return ""
    return say_many("{count} later row left out", "{count} later rows left out", rows)


def _cut(kind: CutKind, cut: int) -> str:
    share = f"{cut / _HUNDREDTHS:g}"
    if kind is CutKind.THRESHOLD:
        return say("from {score} points", score=share)
    return say("the first {share} %", share=share)


def _ways(tier: Tier, missing: MissingPart, currency: str) -> list[str]:
    """Return the spend that would do, rounded up to whole units, and the visits that would."""
    ways = []
    if missing.spend_minor is not None:
        unit = 10 ** minor_digits(currency)
        amount = money(-(-missing.spend_minor // unit) * unit, currency)
        ways.append(_to(tier, say("{amount} more", amount=amount)))
    if missing.visits is not None:
        visits = missing.visits
        alone = say_many("{count} visit more", "{count} visits more", visits)
        other = say_many("or {count} visit more", "or {count} visits more", visits)
        ways.append(other if ways else _to(tier, alone))
    return ways


def _to(tier: Tier, gap: str) -> str:
    return say_in("gap", "{tier}: {gap}", tier=name_of(tier), gap=gap)


def _next_better(tier: Tier) -> Tier | None:
    if tier not in BASE_TIERS[1:]:
        return None
    return BASE_TIERS[BASE_TIERS.index(tier) - 1]
