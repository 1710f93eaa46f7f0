"""Lists that come back on paper, for the picture of keying them in."""

from datetime import timedelta

from app.commands.engineering.pictures.hands import front_dialog, type_into
from app.commands.stage import Stage
from app.services.followups.printed_lists import PrintedWeek, print_list
from app.services.followups.wanted import Wanted
from app.ui.calls.back_entry import open_back_entry
from app.words import Intent
from app.words.language import say


def key_in(stage: Stage) -> None:
    """Print what was due and what is, and key in the first lines of what was."""
    workplace = stage.workplace
    older = _print_days(stage, ago=3)
    _print_days(stage, ago=0)
    open_back_entry(workplace.desk, workplace)
    if dialog := front_dialog(stage):
        for line, digit in zip(older.lines, ("1", "1 4/5", "4 @y", "5 +3"), strict=False):
            type_into(stage, dialog, say("Code and digit"), f"{line.code} {digit}")


def _print_days(stage: Stage, *, ago: int) -> PrintedWeek:
    """Print the list of three days, as it was done some days ago."""
    back, actor = timedelta(days=ago), stage.desk.actor
    today, now = stage.desk.clock.today() - back, stage.desk.clock.now() - back
    wanted = Wanted(first_on=today, last_on=today + timedelta(days=2))
    return stage.desk.store.write(
        lambda session: print_list(session, wanted=wanted, actor=actor, now=now, today=today),
        actor=actor,
        intent=Intent.PRINT_LIST,
    ).value
