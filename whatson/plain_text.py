"""Words as the box office sends them, made fit to be kept: no mark-up, no stray spaces."""

import re
from html.parser import HTMLParser

BLOCKS = {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table"}
BLOCKS |= {"section", "article", "blockquote", "hr", "header", "footer"}
UNREAD = {"script", "style", "template", "head", "noscript", "iframe", "object", "svg"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\ufeff\ud800-\udfff]")
LONGEST = 20_000


def line(value, most: int = 300) -> str:
    """One line of plain words, no longer than `most`; "" for what is no text."""
    if not isinstance(value, str):
        return ""
    words = " ".join(CONTROL.sub(" ", value).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def paragraphs(html) -> str:
    """The words of some HTML, with an empty line between paragraphs; "" if it has none."""
    if not isinstance(html, str):
        return ""
    reader = _Reader()
    reader.feed(html[: LONGEST * 5])
    reader.close()
    found = (line(block, LONGEST) for block in "".join(reader.pieces).split("\n"))
    return "\n\n".join(block for block in found if block)[:LONGEST]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces, self.inside = [], 0

    def handle_starttag(self, tag, attrs):
        self.inside += tag in UNREAD
        self._end_of_block(tag)

    def handle_startendtag(self, tag, attrs):
        self._end_of_block(tag)

    def handle_endtag(self, tag):
        if tag in UNREAD and self.inside:
            self.inside -= 1
        self._end_of_block(tag)

    def handle_data(self, data):
        if not self.inside:
            self.pieces.append(data.replace("\n", " "))

    def _end_of_block(self, tag):
        if tag in BLOCKS:
            self.pieces.append("\n")
