"""What the desk must know of a customer before anything is written down."""

from dataclasses import dataclass
from datetime import date

from app.services.archive.customer_files import CustomerFile, load_customer
from app.services.archive.customer_list import CustomerRow, load_rows
from app.services.foundation.store import Work
from app.services.visits.package_balances import PackageBalance
from app.services.visits.packages import list_usable_packages
from app.ui.parts.cards.chips import Chip, tier_chip
from app.ui.parts.desk import Desk
from app.words.language import listed, say

LAST_FOUR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCustomer:
    """A customer as the visit dialog shows them.

    Attributes:
        packages: From which a session can be used on the day of the visit.
    """

    file: CustomerFile
    row: CustomerRow
    packages: tuple[PackageBalance, ...]

    @property
    def chip(self) -> Chip | None:
        """The tier; ``None`` until the figures of the customer were counted."""
        if self.row.tier is None:
            return None
        return tier_chip(self.row.tier, provisional=bool(self.row.provisional))

    @property
    def beside(self) -> str:
        """Pinyin, number and last four digits."""
        phones = self.file.phones_shown
        last_four = phones[0][-LAST_FOUR:] if phones else ""
        number = say("No. {number}", number=self.file.number)
        return " · ".join(part for part in (self.row.pinyin, number, last_four) if part)

    @property
    def warning(self) -> str:
        """What must never be given or done; empty if nothing is known."""
        allergies = listed(each.text for each in self.file.entry.allergies)
        return say("⚠ allergic: {what}", what=allergies) if allergies else ""


def known_customer(desk: Desk, customer_id: int, *, on: date) -> Work[KnownCustomer]:
    """Return the work that loads a customer for a visit ``on`` a day."""
    actor, today = desk.person, desk.clock.today()
    return lambda session: KnownCustomer(
        file=load_customer(session, customer_id=customer_id, actor=actor, today=today),
        row=load_rows(session, keys=[customer_id])[0],
        packages=tuple(list_usable_packages(session, customer_id=customer_id, on=on)),
    )
