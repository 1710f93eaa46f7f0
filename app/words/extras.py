"""What an extra costs, in words of the desk and of the paper."""

from app.words.formats import money
from app.words.language import say_in


def extra_line(*, free_from_minor: int | None, price_minor: int, currency: str) -> str:
    """Return from which purchase on an extra is free, and what it costs otherwise."""
    price = money(price_minor, currency)
    if not price_minor or free_from_minor == 0:
        return say_in("extra", "free")
    if free_from_minor is None:
        return price
    return say_in(
        "extra",
        "free from {threshold}, otherwise {price}",
        threshold=money(free_from_minor, currency),
        price=price,
    )
