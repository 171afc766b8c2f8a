"""Links whose words tell nobody where they lead."""

import re

SAYS_NOTHING = ("here", "click here", "this", "link", "this link", "more", "read more")
LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
MARK = "data-says-nothing"


def words_that_say_nothing(html: str) -> list[str]:
    """The words of the links in this text that tell nobody where they lead."""
    words = (_words(link) for link in LINK.finditer(html))
    return [one for one in words if says_nothing(one)]


def says_nothing(words: str) -> bool:
    return words.casefold().rstrip(".… ") in SAYS_NOTHING


def mark_them(response) -> None:
    """In a preview, put a mark on these links: Wagtail's checks know tags, and no words."""
    html = response.content.decode()
    response.content = LINK.sub(_marked, html)


def _words(link) -> str:
    return " ".join(TAG.sub(" ", link[2]).split())


def _marked(link) -> str:
    whole = link[0]
    return whole.replace("<a", f"<a {MARK}", 1) if says_nothing(_words(link)) else whole
