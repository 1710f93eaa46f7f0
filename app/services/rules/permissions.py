"""Who may do what: the one place that says so."""

from typing import Final

from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.words import Permission, Role

_DESK: Final = frozenset(
    {
        Permission.SEE_CUSTOMERS,
        Permission.SEE_FULL_PHONES,
        Permission.EDIT_CUSTOMERS,
        Permission.LOG_VISITS,
        Permission.WORK_FOLLOWUPS,
        Permission.WORK_COMPLAINTS,
        Permission.TAKE_RETURNS,
        Permission.MAKE_HOME_VISITS,
        Permission.UNDO_OWN,
    }
)
_SUPERVISION: Final = _DESK | {
    Permission.MERGE_CUSTOMERS,
    Permission.RETIRE_CUSTOMERS,
    Permission.REFUND,
    Permission.PLAN_FOLLOWUPS,
    Permission.REVIEW_COMPLAINTS,
    Permission.REFUSE_RETURNS,
    Permission.EDIT_STANDARDS,
    Permission.EDIT_CATALOGUE,
    Permission.IMPORT,
    Permission.EXPORT,
    Permission.GRADE,
    Permission.SEE_JOURNAL,
    Permission.BACK_UP,
    Permission.UNDO_ANY,
}
ALLOWED: Final[dict[Role, frozenset[Permission]]] = {
    Role.RECEPTIONIST: _DESK,
    Role.SPECIALIST: _DESK - {Permission.SEE_FULL_PHONES},
    Role.SUPERVISOR: _SUPERVISION,
    Role.MANAGER: frozenset(Permission),
}


def may(actor: Actor, permission: Permission) -> bool:
    """Return whether ``actor`` may do it; for hiding what would be refused."""
    return permission in ALLOWED[actor.role]


def require(actor: Actor, permission: Permission) -> None:
    """Pass silently or refuse.

    Raises:
        NotAllowed: The actor's role does not include ``permission``.
    """
    if not may(actor, permission):
        raise NotAllowed(permission, actor.role)
