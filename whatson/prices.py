"""What a ticket costs, and how that is said."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

PAY_WHAT_YOU_CAN = re.compile(
    r"\bpay\s*[- ]?what\s*[- ]?you\s*[- ]?(can|like|want|feel|decide)|\bpwy[cdlw]\b", re.IGNORECASE
)
SUGGESTED = re.compile(r"\b(suggest|recommend)", re.IGNORECASE)
MOST = 100_000_00
"""Pence; what is more is a mistake."""


@dataclass(frozen=True, order=True)
class Price:
    """One price of a performance: what it is called, how many pence, and whether it is only
    what we suggest.
    """

    pence: int
    name: str = ""
    pay_what_you_can: bool = False
    suggested: bool = False

    def as_json(self) -> dict:
        return {
            "name": self.name,
            "pence": self.pence,
            "pay_what_you_can": self.pay_what_you_can,
            "suggested": self.suggested,
        }


def read_pence(amount) -> int | None:
    """Pence from an amount in pounds, as a number or as words; None for what is no amount."""
    if isinstance(amount, bool) or amount is None:
        return None
    try:
        pence = Decimal(str(amount).strip().lstrip("£")) * 100
        return int(pence) if pence == int(pence) and 0 <= pence <= MOST else None
    except (InvalidOperation, ValueError, OverflowError):
        return None


def pounds(pence: int) -> str:
    """£15, £7.50."""
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def words(prices: list[dict]) -> str:
    """What it costs, in a few words; "" if nobody has said.

    Where people pay what they can there is no "from": the one number is what we suggest.
    """
    if not prices:
        return ""
    if any(price["pay_what_you_can"] for price in prices):
        return _suggestion(prices)
    least, most = min(p["pence"] for p in prices), max(p["pence"] for p in prices)
    if most == 0:
        return "Free"
    if least == most:
        return pounds(most)
    return f"{pounds(least) if least else 'Free'} to {pounds(most)}"


def suggested_pence(prices: list[dict]) -> int | None:
    """What we suggest to who pays what they can; None if nobody has said."""
    free_to_choose = [price for price in prices if price["pay_what_you_can"]]
    named = [price for price in free_to_choose if price["suggested"]]
    if not named and len(free_to_choose) == 1:
        named = free_to_choose
    return named[0]["pence"] if named and named[0]["pence"] else None


def _suggestion(prices: list[dict]) -> str:
    pence = suggested_pence(prices)
    return f"Pay what you can: we suggest {pounds(pence)}" if pence else "Pay what you can"
