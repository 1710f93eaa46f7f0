"""``grade`` and ``risk``: what the figures say about everyone as of a day."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.commands.answers import Answer
from app.commands.command import Command
from app.commands.desks import opened_desk
from app.commands.reading import day
from app.services.grading.explanations import Explanation, explain_everyone
from app.services.grading.gradings import GradingResult, grade_everyone, try_grading
from app.services.grading.risks import CustomerRisk, FamilyRisk, report_risks
from app.services.office.opening import OpenDesk
from app.services.rules.grading import Graded
from app.services.rules.indicators import tenure_days
from app.services.rules.permissions import require
from app.services.rules.why import why_sentence
from app.words import Intent, Permission, RiskStage, Tier
from app.words.formats import long_day
from app.words.language import say
from app.words.names import name_of


def add_day(parser: ArgumentParser) -> None:
    """Add the last day that counts."""
    parser.add_argument(
        "--as-of", type=day, required=True, metavar="DAY", help=say("the last day that counts")
    )


def add_grade_arguments(parser: ArgumentParser) -> None:
    """Add the day, and whether to leave a trace."""
    add_day(parser)
    parser.add_argument("--trial", action="store_true", help=say("leave no trace"))


def grade(arguments: Namespace) -> Answer:
    """Grade everyone as of a day, for good or as a trial."""
    with opened_desk(arguments) as desk:
        require(desk.actor, Permission.GRADE)
        if arguments.trial:
            result = desk.store.read(lambda session: try_grading(session, as_of=arguments.as_of))
        else:
            result = _grade(desk, arguments)
        data = _explained(desk, result) if arguments.json else {}
    return Answer(lines=_lines(result), data=data)


def _grade(desk: OpenDesk, arguments: Namespace) -> GradingResult:
    done = desk.store.write(
        lambda session: grade_everyone(
            session, as_of=arguments.as_of, actor=desk.actor, now=desk.clock.now()
        ),
        actor=desk.actor,
        intent=Intent.GRADE,
    )
    return done.value.result


def _lines(result: GradingResult) -> list[str]:
    grading = result.grading
    heads = Counter(each.tier for each in grading.graded)
    lines = [
        say(
            "{period}, as of {day}: {ranked} ranked, rules {rules}",
            period=result.period,
            day=long_day(grading.as_of),
            ranked=f"{grading.ranked_count:,}",
            rules=grading.rules.version_id,
        )
    ]
    lines += [f"{name_of(tier)} {heads[tier]:,}" for tier in Tier if heads[tier]]
    if grading.tie_at_cut:
        lines.append(say("Equal points at a cut; the order after them decided."))
    lines.append(say("Checksum {checksum}", checksum=grading.checksum))
    return lines


def _explained(desk: OpenDesk, result: GradingResult) -> dict[str, Any]:
    explained = desk.store.read(lambda session: explain_everyone(session, result=result))
    return _data(result, explained)


def _data(result: GradingResult, explained: Mapping[str, Explanation]) -> dict[str, Any]:
    grading = result.grading
    return {
        "as_of": grading.as_of.isoformat(),
        "rule_version": grading.rules.version_id,
        "ranked": grading.ranked_count,
        "dormant": grading.dormant_count,
        "prospects": grading.prospect_count,
        "rows_after_as_of": result.rows_after_as_of,
        "tie_at_cut": grading.tie_at_cut,
        "checksum": grading.checksum,
        "customers": [
            _customer(each, grading.as_of) | {"why": _why(explained[each.number])}
            for each in grading.graded
        ],
    }


def _why(explained: Explanation) -> str:
    return why_sentence(explained.why, was=explained.was, risk=explained.risk)


def _customer(graded: Graded, as_of: date) -> dict[str, Any]:
    history = graded.history
    first_on, last_on = history.first_visit_on, history.last_visit_on
    return {
        "number": graded.number,
        "first_visit": first_on.isoformat() if first_on else None,
        "last_visit": last_on.isoformat() if last_on else None,
        "tenure_days": tenure_days(first_on, as_of) if first_on else None,
        "spend_minor": history.spend_minor,
        "spend_365_minor": history.spend_365_minor,
        "visits": history.visit_count,
        "visits_365": history.visits_365,
        "treatments": history.treatment_count,
        "referred": history.referred_count,
        "referred_buyers": history.referred_buyer_count,
        "referred_spend_minor": history.referred_spend_minor,
        "events": history.event_count,
        "event_sales_minor": history.event_sales_minor,
        "harmony": history.harmony,
        "ranked": graded.ranked,
        "score_n": graded.points,
        "score": graded.score,
        "rank": graded.rank,
        "base_tier": graded.base_tier.value,
        "tier": graded.tier.value,
        "stars": graded.stars,
    }


def risk(arguments: Namespace) -> Answer:
    """Measure everyone against the own rhythm as of a day."""
    with opened_desk(arguments) as desk:
        require(desk.actor, Permission.SEE_CUSTOMERS)
        report = desk.store.read(lambda session: report_risks(session, as_of=arguments.as_of))
    stages = Counter(each.risk.stage for each in report.customers if each.risk)
    return Answer(
        lines=[
            say("As of {day}", day=long_day(report.as_of)),
            *(f"{name_of(stage)} {stages[stage]:,}" for stage in RiskStage),
        ],
        data={
            "as_of": report.as_of.isoformat(),
            "families": [_family_risk(each) for each in report.families],
            "customers": [_customer_risk(each) for each in report.customers],
        },
    )


def _family_risk(found: FamilyRisk) -> dict[str, Any]:
    rhythm = found.rhythm
    own_gap = rhythm.visits.own_gap
    return {
        "number": found.number,
        "family": rhythm.family,
        "last_visit": rhythm.visits.last_on.isoformat(),
        "days_since": rhythm.days_since,
        "gaps": rhythm.visits.gap_count,
        "own_median_gap": None if own_gap is None else float(own_gap),
        "expected_gap": float(rhythm.expected_gap),
        "ratio": float(rhythm.ratio),
        "stage": found.stage.number,
    }


def _customer_risk(found: CustomerRisk) -> dict[str, Any]:
    if found.risk is None:
        return {"number": found.number, "ratio": None, "stage": None, "family": None}
    return {
        "number": found.number,
        "ratio": float(found.risk.rhythm.ratio),
        "stage": found.risk.stage.number,
        "family": found.risk.rhythm.family,
    }


COMMANDS: Final = (
    Command(
        name="grade",
        run=grade,
        add_arguments=add_grade_arguments,
    ),
    Command(
        name="risk",
        run=risk,
        add_arguments=add_day,
    ),
)
