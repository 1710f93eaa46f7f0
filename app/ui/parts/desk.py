"""What every page is handed when it is built."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, Protocol, TypeVar, runtime_checkable

from PySide6.QtWidgets import QWidget

from app.services.foundation.actors import Actor
from app.services.foundation.clock import Clock
from app.services.foundation.doing import Doing
from app.services.foundation.settings import ClinicSettings
from app.services.office.people import KeyCabinet
from app.services.rules.deeds import Deed
from app.ui.parts.keeping import Keeping
from app.ui.parts.preferences import Preferences
from app.ui.parts.tasks import Tasks

P = ParamSpec("P")
T = TypeVar("T")


@runtime_checkable
class Form(Protocol):
    """What collects a deed: it closes once that is done, and says why it was not."""

    def accept(self) -> None:
        """Close."""

    def refuse(self, error: BaseException) -> None:
        """Say why not, and stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The desk a page works at.

    Attributes:
        tasks: Runs store work and tells what was changed.
        clock: Knows the moment and the day.
        preferences: What the person has arranged.
        cabinet: For giving people keys of their own; ``None`` where nobody signs in.
        settings: What holds for the whole clinic, such as the currency.
        keeping: Keeps the store safe; ``None`` where there is nothing to keep.
    """

    tasks: Tasks
    clock: Clock
    preferences: Preferences
    settings: ClinicSettings
    cabinet: KeyCabinet | None = None
    keeping: Keeping | None = None

    @property
    def person(self) -> Actor:
        """Who sits at the desk."""
        return self.tasks.actor

    def doing(self) -> Doing:
        """Return that the person at the desk does it now."""
        return Doing(actor=self.person, now=self.clock.now())

    def do(
        self,
        owner: QWidget,
        deed: Deed[Any, P, T],
        then: Callable[[T], None] | None = None,
        *args: P.args,
        **facts: P.kwargs,
    ) -> None:
        """Do a deed, then close ``owner`` if it is a form, or hand the outcome to ``then``.

        A form says a refusal itself; that of any other owner is said at the foot of the window.
        """
        form = owner if isinstance(owner, Form) else None
        self.tasks.write(
            owner,
            deed.by(self.doing(), *args, **facts),
            then or (None if form is None else lambda _value: form.accept()),
            intent=deed.intent,
            failed=None if form is None else form.refuse,
        )
