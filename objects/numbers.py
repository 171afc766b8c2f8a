"""Object numbers: how one is compared, sorted, and made into an address.

Spectrum's `object_number` is the identity of a thing. Museums write it by hand,
so case and spaces vary; every other character tells two things apart.
"""

import re
import unicodedata

DIGITS_WIDTH = 12
SORT_LENGTH = 600


def fold_number(number: str) -> str:
    """The key by which two numbers are the same: case and spaces folded, nothing else."""
    return re.sub(r"\s+", "", number).casefold()


def sort_number(number: str) -> str:
    """The key by which numbers sort as people count: every run of digits zero-padded."""
    padded = re.sub(r"\d+", lambda run: run.group().zfill(DIGITS_WIDTH), fold_number(number))
    return padded[:SORT_LENGTH]


def slug_of_number(number: str) -> str:
    """The permalink of a number: every run of other characters becomes one hyphen.

    Django's slugify would drop them, and `1983/12.4` would meet `1983124`.
    """
    plain = unicodedata.normalize("NFKD", number).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "object"


def free_slug(wanted: str, taken) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3`… that `taken` (a container) lacks."""
    slug, suffix = wanted, 1
    while slug in taken:
        suffix += 1
        slug = f"{wanted}-{suffix}"
    return slug
