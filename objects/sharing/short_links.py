"""Short addresses for labels: `/o/7bk`, which stays right when an object gets another number.

The code is the record's primary key in Crockford's base 32, whose letters cannot be taken for
figures (https://www.crockford.com/base32.html): people type it from a wall.
"""

from django.conf import settings
from django.urls import reverse

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
MISREAD = str.maketrans("oil", "011")
LONGEST = 12
"""Characters: more than the largest key needs, fewer than a database would refuse."""


def code_of(pk: int) -> str:
    """The code of a primary key."""
    code = ""
    while True:
        pk, place = divmod(pk, len(ALPHABET))
        code = ALPHABET[place] + code
        if not pk:
            return code


def pk_of(code: str) -> int | None:
    """The primary key of a code in any case, with o, i and l read as figures; None for no code."""
    folded = code.casefold().translate(MISREAD)
    if not folded or len(folded) > LONGEST or set(folded) - set(ALPHABET):
        return None
    pk = 0
    for letter in folded:
        pk = pk * len(ALPHABET) + ALPHABET.index(letter)
    return pk


def short_link(thing) -> str:
    """The whole short address of a saved object."""
    return f"{settings.SITE_URL}{reverse('objects:short', args=[code_of(thing.pk)])}"
