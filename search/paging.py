"""Which page of a list an address asks for: the same on every list."""

from django.core.paginator import Page, Paginator

FURTHEST = 1_000_000


def page_number(typed: str) -> int:
    """The page asked for, within reason; the first where it is no number, or below one."""
    try:
        return max(1, min(FURTHEST, int(typed)))
    except ValueError:
        return 1


def page_of(things, size: int, typed: str) -> Page:
    """The page of `things` (what a Paginator takes) asked for; the last for one beyond it."""
    return Paginator(things, size).get_page(page_number(typed))
