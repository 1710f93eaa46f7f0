"""``plan``: the follow-ups of some days, from the command line or the Task Scheduler."""

from argparse import ArgumentParser, Namespace
from typing import Final

from app.commands.answers import Answer
from app.commands.command import Command
from app.commands.desks import opened_desk
from app.commands.reading import day
from app.services.planning.plans import plan
from app.words import Intent
from app.words.formats import long_day
from app.words.language import say, say_many
from app.words.names import name_of


def add_plan_arguments(parser: ArgumentParser) -> None:
    """Add the days."""
    parser.add_argument(
        "--from",
        dest="from_on",
        type=day,
        required=True,
        metavar="DAY",
        help=say("the first day to plan"),
    )
    parser.add_argument(
        "--to",
        dest="to_on",
        type=day,
        required=True,
        metavar="DAY",
        help=say("the last day to plan"),
    )


def plan_days(arguments: Namespace) -> Answer:
    """Plan what falls due; what was planned before stays as it is."""
    with opened_desk(arguments) as desk:
        done = desk.store.write(
            lambda session: plan(
                session,
                from_on=arguments.from_on,
                to_on=arguments.to_on,
                actor=desk.actor,
                today=desk.clock.today(),
            ),
            actor=desk.actor,
            intent=Intent.PLAN_FOLLOWUPS,
        )
    planned = done.value
    said = say_many(
        "{count} follow-up planned, {first} to {last}",
        "{count} follow-ups planned, {first} to {last}",
        planned.planned,
        first=long_day(arguments.from_on),
        last=long_day(arguments.to_on),
    )
    lines = [said, *(f"{name_of(kind)} {count:,}" for kind, count in planned.by_kind.items())]
    lines += [
        say("Not planned: {reason} {count}", reason=name_of(reason), count=f"{count:,}")
        for reason, count in planned.skipped.items()
    ]
    return Answer(
        lines=lines,
        data={
            "planned": planned.planned,
            "by_kind": {kind.value: count for kind, count in planned.by_kind.items()},
            "skipped": {reason.value: count for reason, count in planned.skipped.items()},
            "entry": done.entry_id,
        },
    )


COMMANDS: Final = (
    Command(
        name="plan",
        run=plan_days,
        add_arguments=add_plan_arguments,
    ),
)
