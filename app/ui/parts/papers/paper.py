"""Opens the papers of the desk as they will be printed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.services.aftersales.extras import ExtraRow, list_extras
from app.services.aftersales.policies import PublishedRow
from app.services.papers.aftersales_forms import print_policy_sheet
from app.services.papers.document import CardSize, Paper, PaperSetting
from app.services.papers.offered import PAPERS, Asked, PaperKind
from app.ui.parts.desk import Desk
from app.ui.parts.papers.paper_opening import open_preview, stamp_of
from app.ui.parts.papers.preview_bar import Choice
from app.ui.parts.papers.print_preview import Draft
from app.words.language import say
from app.words.names import name_of

_SIZE: Final = "card_size"


def preview(
    desk: Desk, parent: QWidget, name: str, *, keys: Sequence[int] = (), year: int | None = None
) -> None:
    """Show one of the papers that can be asked for, ready to be printed.

    Args:
        desk: Whose paper it is.
        parent: What the preview opens over.
        name: Of the paper in the table of papers.
        keys: Of what it is about.
        year: For papers of a year; ``None`` for this one.
    """
    kind = PAPERS[name]
    asked = Asked(actor=desk.person, today=desk.clock.today(), keys=tuple(keys), year=year)
    desk.tasks.read(
        parent, lambda session: kind.load(session, asked), partial(_show, desk, parent, kind)
    )


def _show(desk: Desk, parent: QWidget, kind: PaperKind[Any], read: Any) -> None:  # noqa: ANN401
    setting = PaperSetting(stamp=stamp_of(desk), actor=desk.person, currency=desk.settings.currency)

    def make(chosen: Mapping[str, str]) -> Paper:
        size = CardSize(chosen[_SIZE]) if kind.sizes else CardSize.A5
        return kind.draw(read, replace(setting, size=size))

    choices = [_sizes(kind.sizes)] if kind.sizes else []
    open_preview(desk, parent, Draft(title=kind.title(), make=make, choices=choices))


def _sizes(sizes: Sequence[CardSize]) -> Choice:
    names = {CardSize.A5: say("A5"), CardSize.FOUR_ON_A4: say("Four on A4")}
    options = [(size, names[size]) for size in sizes]
    return Choice(name=_SIZE, title=say("Size of the card"), options=options)


def preview_policy(desk: Desk, parent: QWidget, row: PublishedRow) -> None:
    """Show a published text as a sheet, with the extras that are promised."""
    work = partial(list_extras, offered_only=True)
    desk.tasks.read(parent, work, partial(_show_policy, desk, parent, row))


def _show_policy(
    desk: Desk, parent: QWidget, row: PublishedRow, extras: Sequence[ExtraRow]
) -> None:
    make = partial(
        print_policy_sheet,
        row.kind,
        row.policy,
        extras=extras,
        currency=desk.settings.currency,
        stamp=stamp_of(desk),
    )
    open_preview(desk, parent, Draft(title=name_of(row.kind), make=lambda _: make()))
