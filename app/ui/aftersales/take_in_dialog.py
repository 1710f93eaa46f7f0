"""The form for taking something back, one thing or several."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.aftersales.return_rows import BoughtLine, list_bought
from app.services.aftersales.returns import ReturnEntry, ReturnLineEntry, take_in_return
from app.services.catalogue.catalogue import ItemRow
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.item_asking import ask_items, item_suggestion
from app.ui.parts.fields.known_customer import KnownCustomer
from app.ui.parts.fields.number_fields import NumberField
from app.ui.parts.fields.suggest_field import SuggestField
from app.ui.parts.fields.suggest_list import Answer
from app.ui.parts.fields.who_field import WhoField
from app.ui.parts.forms.step_form import Step, StepDialog, step_of, text_field
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Size, Space
from app.words import ReturnReason, ReturnWish
from app.words.formats import money, short_day
from app.words.language import say


class ThingsList(QWidget):
    """A line for each thing, with a button that takes it off again.

    Signals:
        changed: A thing was put on the list or taken off.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: list[tuple[ReturnLineEntry, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self.setAccessibleName(say("What came back so far"))

    @property
    def things(self) -> tuple[ReturnLineEntry, ...]:
        """What is on the list."""
        return tuple(thing for thing, _row in self._things)

    def put(self, thing: ReturnLineEntry, name: str) -> None:
        """Put a thing on the list under ``name``."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(wrapped(f"{name} × {thing.count}", "strong"), 1)
        off = icon_button(Icon.CLOSE, say("Take {item} off the list", item=name))
        off.clicked.connect(partial(self._take_off, row))
        across.addWidget(off)
        self._things.append((thing, row))
        self._column.addWidget(row)
        self.changed.emit()

    def _take_off(self, row: QWidget) -> None:
        self._things = [pair for pair in self._things if pair[1] is not row]
        row.hide()
        row.deleteLater()
        self.changed.emit()


_MOST = 99


class TakeInDialog(StepDialog):
    """Collects what came back, from whom, how we know it is ours, and what is wished.

    What stands in the fields counts as one more thing; a button puts it on the list and
    makes room for the next.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Take in a return"), parent=parent)
        self._desk = desk
        self._bought: dict[int, BoughtLine] = {}
        self._who = WhoField(desk)
        self._things = ThingsList()
        self._purchase: ChoiceBox[int] = ChoiceBox([], nothing=say("Not on file"))
        self._ask = ask_items(desk, self, desk.clock.today)
        self._item = SuggestField(say("Treatment"), self._ask_item)
        self._ours = QLineEdit()
        self._count = NumberField(least=1, most=_MOST)
        self._count.setFixedWidth(Size.DATE_PART)
        self._more = button(say("One more thing"), picture=Icon.ADD)
        self._wish: ChoiceBox[ReturnWish] = word_box(ReturnWish, nothing=None)
        self._reason: ChoiceBox[ReturnReason] = word_box(ReturnReason, nothing=None)
        self._text = text_field()
        self._lay_out()
        self._who.customer_known.connect(self._on_customer_known)
        self._purchase.currentIndexChanged.connect(self._on_purchase_chosen)
        self._more.clicked.connect(self._on_more_clicked)
        self._things.changed.connect(self._on_things_changed)
        self._on_things_changed()

    @override
    def collect(self) -> Step | None:
        customer_id, line = self._who.customer_id, self._line()
        things = self._things.things + (() if line is None else (line,))
        if customer_id is None:
            self.show_refusal(say("Please choose a customer."), self._who)
            return None
        if not things or (line is None and self._item.text):
            self.show_refusal(say("Please say what came back, and how many."), self._item)
            return None
        entry = ReturnEntry(
            customer_id=customer_id,
            wish=self._wish.value or ReturnWish.EXCHANGE,
            reason=self._reason.value or ReturnReason.OTHER,
            lines=things,
            text=self._text.toPlainText(),
        )
        return step_of(take_in_return, entry=entry)

    def _lay_out(self) -> None:
        for caption, field in (
            (say("Customer"), self._who),
            (say("What came back"), self._things),
            (say("Bought here"), self._purchase),
            (say("Item"), self._item),
            (say("How we know it is ours"), self._ours),
            (say("How many"), self._count),
            ("", self._more),
            (say("Wish"), self._wish),
            (say("Reason"), self._reason),
            (say("What the customer says"), self._text),
        ):
            self.add_row(caption, field)

    def _line(self) -> ReturnLineEntry | None:
        count = self._count.value()
        if bought := self._bought.get(self._purchase.value or 0):
            return ReturnLineEntry(
                item_id=bought.item_id, visit_line_id=bought.line_id, count=count
            )
        if self._item.taken is None:
            return None
        return ReturnLineEntry(
            item_id=self._item.taken.key, ours_why=self._ours.text(), count=count
        )

    def _named(self) -> str:
        bought = self._bought.get(self._purchase.value or 0)
        return self._item.text if bought is None else bought.item_name

    def _ask_item(self, text: str, answer: Answer) -> None:
        currency = self._desk.settings.currency

        def show(rows: Sequence[ItemRow]) -> None:
            answer([item_suggestion(row, currency) for row in rows])

        self._ask(text, show)

    def _show_bought(self, lines: Sequence[BoughtLine]) -> None:
        self._bought = {line.line_id: line for line in lines}
        for line in lines:
            day, price = (
                short_day(line.bought_on),
                money(line.left_minor, self._desk.settings.currency),
            )
            self._purchase.choose(line.line_id, f"{day} · {line.item_name} · {price}")
        self._purchase.choose(lines[0].line_id if lines else None)

    @Slot(KnownCustomer)
    def _on_customer_known(self, known: KnownCustomer) -> None:
        self._desk.tasks.read(
            self,
            lambda session: list_bought(session, customer_id=known.file.id),
            self._show_bought,
            latest="bought",
        )

    @Slot()
    def _on_purchase_chosen(self) -> None:
        off_file = self._purchase.value is None
        self.set_row_visible(self._item, visible=off_file)
        self.set_row_visible(self._ours, visible=off_file)

    @Slot()
    def _on_more_clicked(self) -> None:
        line = self._line()
        if line is None:
            self.show_refusal(say("Please say what came back, and how many."), self._item)
            return
        self._things.put(line, self._named())
        self._purchase.choose(None)
        self._item.set_taken(None)
        self._ours.clear()
        self._count.setValue(1)
        self._purchase.setFocus()

    @Slot()
    def _on_things_changed(self) -> None:
        self.set_row_visible(self._things, visible=bool(self._things.things))
