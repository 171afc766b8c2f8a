"""The parts of an object's page that come from records alone, as HTML, kept (search/keeping.py).

The walk through a list, whether anybody has seen it, and what apps to the right show are none
of them: they depend on the reader's address, or change without an object's changing.
"""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Parts:
    """What the object is called; what machines are told in the head; what stands before the
    panels of other apps, and what after them.
    """

    name: str
    head: SafeString
    top: SafeString
    more: SafeString

    @classmethod
    def of(cls, thing, around=None, alike=()) -> "Parts":
        """Made anew, with the `Neighbours` around it (else looked for) and what is like it.
        No query on a thing with its public relations, among things with their cards'.
        """
        context = {"collection_object": thing, "around": around, "alike": alike}
        names = ("head", "top", "more")
        return cls(
            thing.name,
            *(render_to_string(f"objects/object_{name}.html", context) for name in names),
        )
