"""What the desk refuses around catalogue, visits, money and what customers told us."""

from dataclasses import dataclass

from app.services.foundation.errors import Refusal
from app.words.language import N_


@dataclass(eq=False)
class ItemRetired(Refusal):
    """The treatment is no longer offered."""

    item_name: str

    says = N_("“{item_name}” is no longer offered. Choose another or restore it in the catalogue.")
