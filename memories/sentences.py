"""People's words on a page: cut at the end of a sentence only, and who says them."""

import re
from collections.abc import Iterator

FEW = 420
"""Letters that are shown before "read all": some seventy words, a phone's screen."""
TOO_FEW = 160
"""What is left would be less than this: then all is shown."""
HIDDEN = "[hidden]"
"""What stands where a moderator left out a part."""
SOMEBODY = "Somebody"

_END = re.compile(r"[.!?…。！？।۔؟]+[\"'’”»)\]]*(?=\s|$)|(?<=\S)(?=\s*\n)|[。！？]")
_SHORT = re.compile(r"(?:^|[\s(“\"'‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Rd|No|nr|etc|e\.g|i\.e|c)\.$")
"""A stop after one of these ends no sentence."""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text with the spaces after each; together they are the text."""
    begin = 0
    for found in _END.finditer(text):
        if found.end() <= begin or _SHORT.search(text[begin : found.end()]):
            continue
        rest = re.compile(r"\s*").match(text, found.end())
        yield text[begin : rest.end()]
        begin = rest.end()
    if begin < len(text):
        yield text[begin:]


def cut(text: str, most: int = FEW) -> tuple[str, str]:
    """The first sentences of a text, at least one, and the rest: "" where that is little."""
    begin = ""
    for sentence in sentences(text):
        if begin and len(begin) + len(sentence.rstrip()) > most:
            break
        begin += sentence
    rest = text[len(begin) :]
    return (begin.rstrip(), rest) if len(rest) >= TOO_FEW else (text, "")


def who_says(name: str, role: str, when: str) -> str:
    """How something is known: "Maureen, who worked there, 1962"."""
    known = [name or SOMEBODY, _as_clause(role), when]
    return ", ".join(part.strip(" ,.") for part in known if part.strip(" ,."))


def _as_clause(role: str) -> str:
    """A role as it was given, as it may follow a name: "I worked there" is "who worked there"."""
    role = role.strip()
    if re.match(r"I(?:’|')?(?:m| am) ", role):
        return f"who is {role.split(' ', 2 if role.startswith('I am') else 1)[-1]}"
    return f"who {role[2:]}" if re.match(r"I \w", role) else role
