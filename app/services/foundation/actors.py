"""The person a piece of work is done for."""

from dataclasses import dataclass

from app.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts.

    Attributes:
        staff_id: Key of the staff row; ``None`` only while a clinic is being set up.
        name: As shown beside what they did.
        role: Decides what they may do.
    """

    staff_id: int | None
    name: str
    role: Role
