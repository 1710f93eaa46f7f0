"""Words about keeping the store safe."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


class BackupReason(StrEnum):
    """What a backup was made for."""

    BY_HAND = "by_hand"
    AFTER_START = "after_start"
    REGULAR = "regular"
    ON_CLOSING = "on_closing"
    BEFORE_UPGRADE = "before_upgrade"
    BEFORE_IMPORT = "before_import"
    BEFORE_RESTORE = "before_restore"


class FindingKind(StrEnum):
    """What a look at the records finds that should not be so."""

    ENTRY_ALTERED = "entry_altered"
    ENTRY_MISSING = "entry_missing"
    ROW_BLANKED = "row_blanked"
    ROW_CHANGED = "row_changed"
    ROW_ADDED = "row_added"
    ROW_MISSING = "row_missing"
    GUARD_MISSING = "guard_missing"
    GUARD_CHANGED = "guard_changed"
    JOURNAL_CUT = "journal_cut"
    GRADING_ALTERED = "grading_altered"
    FIGURES_ALTERED = "figures_altered"
    FILE_ALTERED = "file_altered"


class Counted(StrEnum):
    """What of a store people ask the number of; the values are the tables."""

    CUSTOMERS = "customers"
    VISITS = "visits"
    VISIT_LINES = "visit_lines"
    FOLLOWUPS = "followups"
    COMPLAINTS = "complaints"
    FILES = "attachments"


NAMES: Final[Names] = {
    Counted: {
        Counted.CUSTOMERS: lambda: say_in("counted", "Customers"),
        Counted.VISITS: lambda: say_in("counted", "Visits"),
        Counted.VISIT_LINES: lambda: say_in("counted", "Visit lines"),
        Counted.FOLLOWUPS: lambda: say_in("counted", "Follow-ups"),
        Counted.COMPLAINTS: lambda: say_in("counted", "Complaints"),
        Counted.FILES: lambda: say_in("counted", "Files"),
    },
    BackupReason: {
        BackupReason.BY_HAND: lambda: say_in("backup", "by hand"),
        BackupReason.AFTER_START: lambda: say_in("backup", "after the start"),
        BackupReason.REGULAR: lambda: say_in("backup", "every 30 minutes"),
        BackupReason.ON_CLOSING: lambda: say_in("backup", "on closing"),
        BackupReason.BEFORE_UPGRADE: lambda: say_in("backup", "before a new release"),
        BackupReason.BEFORE_IMPORT: lambda: say_in("backup", "before an import"),
        BackupReason.BEFORE_RESTORE: lambda: say_in("backup", "before going back"),
    },
    FindingKind: {
        FindingKind.ENTRY_ALTERED: lambda: say_in("finding", "an entry of the journal was altered"),
        FindingKind.ENTRY_MISSING: lambda: say_in("finding", "an entry of the journal is missing"),
        FindingKind.ROW_BLANKED: lambda: say_in("finding", "the contents of an entry were wiped"),
        FindingKind.ROW_CHANGED: lambda: say_in("finding", "a row was changed"),
        FindingKind.ROW_ADDED: lambda: say_in("finding", "a row was added"),
        FindingKind.ROW_MISSING: lambda: say_in("finding", "a row was removed"),
        FindingKind.GUARD_MISSING: lambda: say_in("finding", "a guard was taken out"),
        FindingKind.GUARD_CHANGED: lambda: say_in("finding", "a guard was changed"),
        FindingKind.JOURNAL_CUT: lambda: say_in(
            "finding", "the journal is not the one that a backup ends with"
        ),
        FindingKind.GRADING_ALTERED: lambda: say_in("finding", "a grading was altered"),
        FindingKind.FIGURES_ALTERED: lambda: say_in("finding", "figures were altered"),
        FindingKind.FILE_ALTERED: lambda: say_in("finding", "a filed document was altered"),
    },
}
