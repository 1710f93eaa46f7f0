"""A write by a person: what it is for, who may, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, TypeVar

from app.services.foundation.doing import Doing
from app.services.rules.permissions import require
from app.words import Intent, Permission

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True)
class Deed(Generic[S, P, T]):
    """A use case that writes, called with the session, then who does it and when.

    Attributes:
        intent: What the journal says it was for.
        permission: What a person must be allowed, before anything is looked at.
    """

    does: Callable[Concatenate[S, Doing, P], T]
    intent: Intent
    permission: Permission

    def __call__(self, session: S, doing: Doing, *args: P.args, **facts: P.kwargs) -> T:
        """Do it.

        Raises:
            NotAllowed: The role of who does it does not include the permission.
        """
        require(doing.actor, self.permission)
        return self.does(session, doing, *args, **facts)

    def by(self, doing: Doing, *args: P.args, **facts: P.kwargs) -> Callable[[S], T]:
        """Return the work that does it, for a store to run."""
        return lambda session: self(session, doing, *args, **facts)


def deed(
    intent: Intent, permission: Permission
) -> Callable[[Callable[Concatenate[S, Doing, P], T]], Deed[S, P, T]]:
    """Declare that a use case is a write with this intent, for those with this permission."""
    return lambda does: Deed(does, intent, permission)
