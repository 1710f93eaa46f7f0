"""``init``: sets a clinic up."""

from argparse import ArgumentParser, Namespace
from typing import Final

from app.commands.answers import Answer
from app.commands.command import Command
from app.commands.desks import password_of
from app.commands.reading import count, currency, zone
from app.services.demo.clinic import DEFAULT_CUSTOMERS, DemoOrder
from app.services.demo.filling import fill_clinic
from app.services.foundation.clock import SystemClock
from app.services.office.founding import found_clinic
from app.services.office.opening import open_desk
from app.services.vault.clinic_store import ClinicCreated, ClinicEntry, create_clinic
from app.words.language import current_language, listed, say

_ZONE: Final = "Asia/Shanghai"
_CURRENCY: Final = "CNY"


def add_init_arguments(parser: ArgumentParser) -> None:
    """Add what a new clinic is asked for."""
    parser.add_argument(
        "--demo",
        nargs="?",
        type=count,
        const=DEFAULT_CUSTOMERS,
        metavar="N",
        help=say("fill it with N made-up customers"),
    )
    parser.add_argument("--name", metavar="TEXT", help=say("name of the clinic"))
    parser.add_argument(
        "--tz", type=zone, default=_ZONE, metavar="ZONE", help=say("where its days begin")
    )
    parser.add_argument(
        "--currency", type=currency, default=_CURRENCY, metavar="CODE", help=say("of all money")
    )


def init(arguments: Namespace) -> Answer:
    """Make a new store and say its recovery code once."""
    entry = ClinicEntry(
        name=arguments.name or say("My clinic"),
        manager_name=arguments.user or say("Manager"),
        zone=arguments.tz,
        currency=arguments.currency,
        language=current_language(),
    )
    password = password_of(entry.manager_name, new=True)
    if arguments.demo:
        created, others = _make_up(arguments, entry, password)
    else:
        created, others = found_clinic(arguments.store, entry=entry, password=password), []
    people = [entry.manager_name, *others]
    return Answer(
        lines=[
            say("The clinic is set up in {folder}.", folder=arguments.store),
            say("Recovery code: {code}", code=created.recovery_code),
            say("Keep it on paper. It is shown only now, and opens everything."),
            say("Who can sign in with this password: {people}", people=listed(people)),
        ],
        data={
            "store": str(arguments.store),
            "recovery_code": created.recovery_code,
            "people": people,
            "customers": arguments.demo or 0,
        },
    )


def _make_up(
    arguments: Namespace, entry: ClinicEntry, password: str
) -> tuple[ClinicCreated, list[str]]:
    """Make a clinic with made-up customers; return who can sign in beside the manager, too."""
    clock = SystemClock(entry.zone)
    created = create_clinic(arguments.store, entry=entry, password=password, clock=clock)
    desk = open_desk(arguments.store, name=entry.manager_name, password=password)
    order = DemoOrder(
        today=clock.today(), customers=arguments.demo, language=desk.settings.language
    )
    try:
        return created, fill_clinic(desk, order=order, password=password)
    finally:
        desk.close()


COMMANDS: Final = (
    Command(
        name="init",
        run=init,
        add_arguments=add_init_arguments,
    ),
)
