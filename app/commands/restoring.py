"""``restore``: goes back to a backup, or says what that would mean."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, Final

from app.commands.answers import Answer, in_columns
from app.commands.command import Command
from app.commands.desks import password_of
from app.commands.keeping import head_data
from app.services.foundation.clock import SystemClock
from app.services.foundation.held_rules import entry_line
from app.services.office.opening import UTC_ZONE
from app.services.office.restoring import (
    Holder,
    Stand,
    WayBack,
    find_holder,
    look_ahead,
    who_may_sign_in,
)
from app.services.vault.backups import Backup, find_backup
from app.services.vault.folders import make_folder
from app.services.vault.lock import InstanceLock
from app.services.vault.restoring import Return, go_back
from app.services.vault.swapping import finish_swap
from app.words import Counted
from app.words.formats import DASH, moment, money, number
from app.words.language import choose_language, listed, say, say_many
from app.words.names import name_of

_SHOWN: Final = 20


def add_restore_arguments(parser: ArgumentParser) -> None:
    """Add which backup."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("the backup, or its folder"))
    parser.add_argument("--dry-run", action="store_true", help=say("only say what would be gone"))


def restore(arguments: Namespace) -> Answer:
    """Go back to a backup, or only say what that would mean."""
    folder, chosen = arguments.store, find_backup(arguments.file)
    make_folder(folder)
    with InstanceLock(folder):
        finish_swap(folder)
        holder = _holder(arguments, chosen)
        clock = SystemClock(holder.settings.zone)
        way = look_ahead(folder, chosen, holder.data_key, actor=holder.actor)
        if arguments.dry_run:
            return Answer(lines=_way_lines(way, holder), data=_way(way))
        returned = go_back(
            Return(
                folder=folder,
                backup=chosen,
                key=holder.data_key,
                actor=holder.actor,
                clock=clock,
                with_its_slots=holder.with_its_slots,
            )
        )
    aside = returned.aside.folder if returned.aside else None
    when = moment(chosen.says.made_at, holder.settings.zone)
    said = say("Went back to {when}.", when=when)
    if aside is not None:
        said += say(" What was in use before is kept in {folder}.", folder=aside)
    data = _way(way) | {
        "set_aside": str(aside) if aside else None,
        "rows": returned.contents.rows,
        "journal": head_data(returned.contents),
    }
    return Answer(lines=[said], data=data)


def _holder(arguments: Namespace, chosen: Backup) -> Holder:
    folder = arguments.store
    name = arguments.user or who_may_sign_in(folder, chosen)[0]
    holder = find_holder(
        folder, chosen, name=name, password=password_of(name), now=SystemClock(UTC_ZONE).now()
    )
    choose_language(arguments.lang or holder.settings.language)
    return holder


def _way_lines(way: WayBack, holder: Holder) -> list[str]:
    zone, now = holder.settings.zone, way.now
    rows = [["", say("now"), say("then")]]
    rows += [
        [name_of(each), number(now.rows[each]) if now else DASH, number(way.then.rows[each])]
        for each in Counted
    ]
    currency = holder.settings.currency
    paid = money(now.receipts_minor, currency) if now else DASH
    rows.append([say("receipts, net"), paid, money(way.then.receipts_minor, currency)])
    lines = in_columns(rows)
    if now is None:
        lines.append(say("The data in use cannot be read."))
    lines.append(
        say_many(
            "{count} change would be gone from the desk.",
            "{count} changes would be gone from the desk.",
            len(way.gone),
        )
    )
    if way.newcomers:
        lines.append(say("Customers who came since: {names}", names=listed(way.newcomers)))
    lines += [
        f"#{entry.id}  {moment(entry.at, zone)}  {entry.actor_name}  {entry_line(entry)}"
        for entry in way.gone[:_SHOWN]
    ]
    return lines


def _way(way: WayBack) -> dict[str, Any]:
    return {
        "backup": str(way.backup.folder),
        "made_at": way.backup.says.made_at.isoformat(),
        "now": _stand(way.now) if way.now else None,
        "then": _stand(way.then),
        "gone": [
            {"entry": entry.id, "at": entry.at.isoformat(), "actor": entry.actor_name}
            | {"intent": entry.intent.value, "tables": entry.tables}
            for entry in way.gone
        ],
        "newcomers": list(way.newcomers),
    }


def _stand(stand: Stand) -> dict[str, Any]:
    return {
        "rows": {counted.value: count for counted, count in stand.rows.items()},
        "receipts_minor": stand.receipts_minor,
        "journal_entries": stand.entry_count,
    }


COMMANDS: Final = (
    Command(
        name="restore",
        run=restore,
        add_arguments=add_restore_arguments,
    ),
)
