"""Rates of change as text."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from dashboard.formatting import HEDGE_SIGNS

# A bound is rounded to the side on which it stays true.
_ROUNDINGS = {"≥": ROUND_FLOOR, "≤": ROUND_CEILING}
_MOST_DIGITS = 6


def rate_text(rate: float, qualifier: str) -> str:
    """Return a rate as a percentage with hedge and sign: `+15.4%`, `≥-3%`.

    One decimal is kept, more only where nothing but 0 would be left of a rate that is not 0.
    """
    sign = HEDGE_SIGNS[qualifier]
    percent = Decimal(repr(rate)) * 100
    rounded = Decimal(0)
    for digits in range(1, _MOST_DIGITS + 1):
        step = Decimal(1).scaleb(-digits)
        rounded = percent.quantize(step, _ROUNDINGS.get(sign, ROUND_HALF_EVEN))
        if rounded:
            break
    if not rounded:
        return f"{sign}0%"
    text = f"{rounded:+,f}"
    return f"{sign}{text.rstrip('0').rstrip('.')}%"
