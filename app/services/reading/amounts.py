"""Money as people type it, to minor units; never through binary fractions."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.services.reading.cells import Cell
from app.services.reading.text import plain_text, says_nothing
from app.words import RowProblem

_LARGEST_MINOR: Final = 10**13
_TEN_THOUSAND: Final = Decimal(10_000)
_CURRENCY: Final = re.compile(
    r"^(?:人民币|rmb|cny|usd|eur|gbp|hkd|[¥$€£])|(?:人民币|rmb|cny|usd|eur|gbp|hkd|[元圆块]整?|[¥$€£])$"
)
_BELOW_ZERO: Final = re.compile(r"\((.+)\)|-(.+)|(.+)-")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CONTINENTAL: Final = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}")
_PLAIN: Final = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_QUICK: Final = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{2})?")
_MINUS: Final = str.maketrans("−–—﹣", "----")


def read_amount(cell: Cell, *, minor_digits: int = 2) -> int | RowProblem | None:
    """Return the amount in ``cell`` in minor units; below zero in brackets or with a minus.

    Args:
        cell: What the file holds; a figure cell is rounded as the sheet shows it.
        minor_digits: Decimal places of the currency.
    """
    if isinstance(cell, bool):
        return RowProblem.NOT_AN_AMOUNT
    if isinstance(cell, int | float):
        return _from_figure(cell, minor_digits)
    if isinstance(cell, str) and _QUICK.fullmatch(cell):
        return _whole(Decimal(cell).scaleb(minor_digits))
    text = plain_text(cell).translate(_MINUS).casefold()
    if says_nothing(text):
        return None
    return _from_text(re.sub(r"\s+", "", text), minor_digits)


def _from_figure(figure: float, minor_digits: int) -> int | RowProblem:
    amount = Decimal(repr(figure))
    if not amount.is_finite():
        return RowProblem.NOT_AN_AMOUNT
    if abs(amount) > _LARGEST_MINOR:
        return RowProblem.AMOUNT_TOO_LARGE
    return int(amount.scaleb(minor_digits).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _from_text(text: str, minor_digits: int) -> int | RowProblem:
    sign, bare = _sign_and_rest(text)
    times = Decimal(1)
    if bare.endswith(("万", "w")):
        times, bare = _TEN_THOUSAND, bare[:-1]
    figure = _figure(bare)
    if figure is None:
        return RowProblem.NOT_AN_AMOUNT
    return _whole((sign * figure * times).scaleb(minor_digits))


def _whole(minor: Decimal) -> int | RowProblem:
    if abs(minor) > _LARGEST_MINOR:
        return RowProblem.AMOUNT_TOO_LARGE
    return int(minor) if minor == minor.to_integral_value() else RowProblem.AMOUNT_TOO_FINE


def _sign_and_rest(text: str) -> tuple[int, str]:
    """Take one sign or pair of brackets and the marks of currency off, in any order."""
    text = _CURRENCY.sub("", text)
    if found := _BELOW_ZERO.fullmatch(text):
        return -1, _CURRENCY.sub("", next(part for part in found.groups() if part))
    return 1, _CURRENCY.sub("", text.removeprefix("+"))


def _figure(text: str) -> Decimal | None:
    if len(text) > 40:  # noqa: PLR2004 (longer than any amount, and Decimal would round it)
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _CONTINENTAL.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None
