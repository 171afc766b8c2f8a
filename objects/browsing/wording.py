"""What a list shows, in words: its heading and its title."""

import re

from objects.browsing.form import SearchForm
from objects.browsing.names import NO_SUCH

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
    facets = sorted(form.kind.facets, key=lambda facet: facet.phrase_place)
    said = _what(form, [facet for facet in facets if facet.is_noun], names)
    for facet in facets:
        if not facet.is_noun and (words := _chosen(form, facet, names)):
            said += facet.phrase.format(words)
    return f"{said}: “{form.text}”" if form.text else said


def _chosen(form, facet, names) -> str:
    """What is chosen in a facet; where there is a range, what has no value is an alternative to
    that: "1930s, 1932 to 1935 or undated".
    """
    slugs = form.chosen(facet.name)
    spans = [between for between in form.spans if between.facet is facet]
    missing = [between.range.missing for between in spans]
    values = [_value(facet, slug, names) for slug in slugs if slug not in missing]
    apart = [_value(facet, slug, names) for slug in slugs if slug in missing]
    ranges = [between.said for between in spans] + apart
    return ", ".join(either(words) for words in (values, ranges) if words)


def either(words: list[str]) -> str:
    """Words as alternatives, each once: a, b or c."""
    words = list(dict.fromkeys(words))
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _what(form, facets, names) -> str:
    """What the list is of: "Tins and combs"."""
    values = [names[facet.name, slug] for facet in facets for slug in form.chosen(facet.name)]
    said = [value if value == NO_SUCH else plural(value) for value in values]
    words = " and ".join(dict.fromkeys(said)) or form.kind.label.lower()
    return words[:1].upper() + words[1:]


def _value(facet, slug, names) -> str:
    name = names[facet.name, slug]
    is_lower = facet.is_lower or (facet.range and slug == facet.range.missing)
    return name.lower() if is_lower else name


def plural(name: str) -> str:
    """More than one of it, where that is plain English; other names stay as they are."""
    if re.search(rf"[^a-z]$|[^s]s$|{NOT_COUNTED}", name):
        return name
    for ending, more in ENDINGS:
        if re.search(ending, name):
            return re.sub(ending, more, name, count=1)
    return name
