"""What a list shows, in words: its heading and its title."""

import re

from objects.browsing.form import SearchForm
from objects.when import UNDATED

PHRASES = {
    "material": " made of {}",
    "technique": ", {}",
    "colour": " in {}",
    "maker": " by {}",
    "place": " from {}",
    "picture": " {}",
    "when": ", {}",
}
"""How each facet's choice is said, in the order of a sentence."""
LOWER = ("picture", "colour", "technique")
NOT_COUNTED = r"(ware|wear|ing|ment|ery|ure|age|material|stuff|art)$"
"""Endings of words that mostly have no plural; left as it is, a word is never wrong."""
ENDINGS = (
    (r"(?<=[^aeiou])y$", "ies"),
    (r"(?<=kni|hal|lea|loa|hel)fe?$", "ves"),
    (r"(s|x|z|ch|sh)$", r"\1es"),
    (r"$", "s"),
)


def heading(form: SearchForm, names) -> str:
    """What is shown, as "Tins made of tinplate, 1930s"; `names` by facet and slug."""
    said = _what([names["kind", slug] for slug in form.chosen("kind")])
    for facet, phrase in PHRASES.items():
        if words := _chosen(form, facet, names):
            said += phrase.format(words)
    return f"{said}: “{form.text}”" if form.text else said


def _chosen(form, facet, names) -> str:
    """What is chosen in a facet; where there is a range, what has no value is an alternative to
    that: "1930s, 1932 to 1935 or undated".
    """
    slugs = form.chosen(facet)
    spans = [between for between in form.spans if between.facet.name == facet]
    missing = [between.range.missing for between in spans]
    values = [_value(facet, slug, names) for slug in slugs if slug not in missing]
    apart = [_value(facet, slug, names) for slug in slugs if slug in missing]
    ranges = [between.said for between in spans] + apart
    return ", ".join(either(words) for words in (values, ranges) if words)


def either(words: list[str]) -> str:
    """Words as alternatives: a, b or c."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _what(kinds: list[str]) -> str:
    said = " and ".join(plural(kind) for kind in kinds) or "objects"
    return said[:1].upper() + said[1:]


def _value(facet, slug, names) -> str:
    name = names[facet, slug]
    return name.lower() if facet in LOWER or slug == UNDATED else name


def plural(name: str) -> str:
    """More than one of it, where that is plain English; other names stay as they are."""
    if re.search(rf"[^a-z]$|[^s]s$|{NOT_COUNTED}", name):
        return name
    for ending, more in ENDINGS:
        if re.search(ending, name):
            return re.sub(ending, more, name, count=1)
    return name
