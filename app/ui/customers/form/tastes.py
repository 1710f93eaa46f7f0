"""What the customer enjoys, what must be avoided, and what must never be given."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.archive.entries import AllergyEntry, CustomerEntry, PreferenceEntry
from app.ui.customers.form.section import Section
from app.ui.customers.form.tag_field import TagField
from app.words import AllergyKind, PreferenceKind
from app.words.language import say
from app.words.names import name_of


class TastesSection(Section):
    """Likes and taboos."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Likes and taboos"), parent)
        self._tags = {kind: _tags(name_of(kind)) for kind in PreferenceKind}
        for kind, field in self._tags.items():
            self.fields.add(kind, name_of(kind), field)

    @override
    def fill(self, entry: CustomerEntry) -> None:
        for kind, field in self._tags.items():
            field.set_texts(each.text for each in entry.preferences if each.kind is kind)

    @override
    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        preferences = tuple(
            PreferenceEntry(kind=kind, text=text)
            for kind, field in self._tags.items()
            for text in field.texts
        )
        return replace(entry, preferences=preferences)


class HealthSection(Section):
    """Allergies and contraindications."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Allergies"), parent)
        self._tags = {kind: _tags(name_of(kind)) for kind in AllergyKind}
        for kind, field in self._tags.items():
            self.fields.add(kind, name_of(kind), field)

    @override
    def fill(self, entry: CustomerEntry) -> None:
        for kind, field in self._tags.items():
            field.set_texts(each.text for each in entry.allergies if each.kind is kind)

    @override
    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        allergies = tuple(
            AllergyEntry(kind=kind, text=text)
            for kind, field in self._tags.items()
            for text in field.texts
        )
        return replace(entry, allergies=allergies)


def _tags(name: str) -> TagField:
    return TagField(name=name, hint=say("type, then Enter"))
