"""The catalogue's prose as HTML: safe whatever it says, in paragraphs, linked to other objects."""

import re
from collections.abc import Iterable

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

NOT_INSIDE = r"(?<![\w./]){}(?![\w/]|\.\d)"
"""A number stands alone: `7661.2` is neither in `17661.2` nor in `7661.25` or `7661.2.1`."""


def link_mentions(text: str, mentions: Iterable[tuple[str, str]] = ()) -> SafeString:
    """The text as HTML paragraphs, with each mention that has an address as a link.

    `mentions` are pairs of the words as they stand in the text and an address; one without
    words or address stays plain. Everything is escaped: `<close open>` shows as those characters.
    """
    links = {_folded(words): url for words, url in mentions if words.strip() and url}
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", _unix(text)) if part.strip()]
    return format_html_join("\n", "<p>{}</p>", ((_linked(part, links),) for part in paragraphs))


def _linked(text, links):
    if not links:
        return _broken(text)
    # Longest first, or `7661` would win over `7661.2`.
    wanted = "|".join(_pattern(words) for words in sorted(links, key=len, reverse=True))
    pieces = re.split(f"({NOT_INSIDE.format(f'(?:{wanted})')})", text)
    # split() puts what matched at every second place.
    html = [
        format_html('<a href="{}">{}</a>', links[_folded(piece)], piece)
        if odd % 2
        else _broken(piece)
        for odd, piece in enumerate(pieces)
    ]
    return mark_safe("".join(html))


def _pattern(words):
    return r"\s+".join(map(re.escape, words.split()))


def _folded(words):
    return " ".join(words.split())


def _unix(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _broken(text):
    """Escaped, with the line breaks that the catalogue has."""
    return mark_safe(escape(text).replace("\n", "<br>"))
