"""Atom feeds that every reader can take: words are cleaned of what XML has no place for."""

import re

from django.utils.feedgenerator import Atom1Feed

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit_for_xml(text: str) -> str:
    """The text without the letters that would break a whole XML file: a paste may bring some."""
    return NOT_IN_XML.sub("", text)


class FitAtom(Atom1Feed):
    """As Django's, which fails with the whole feed over one letter in one entry."""

    def __init__(self, **said):
        super().__init__(**_fit(said))

    def add_item(self, **said):
        super().add_item(**_fit(said))


def _fit(said):
    return {name: fit_for_xml(one) if isinstance(one, str) else one for name, one in said.items()}
