"""What an extra costs beside a purchase."""


def extra_price(*, purchase_minor: int, free_from_minor: int | None, price_minor: int) -> int:
    """Return the price of an extra; nothing from the threshold on.

    Args:
        purchase_minor: What the customer buys, in minor units.
        free_from_minor: The threshold; ``None`` if it is never free.
        price_minor: What it costs below the threshold.
    """
    is_free = free_from_minor is not None and purchase_minor >= free_from_minor
    return 0 if is_free else price_minor
