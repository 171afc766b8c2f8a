"""People's words on a page: cut at the end of a sentence only, and who says them."""

import re
from collections.abc import Iterator

FEW, OPENING = 420, 190
"""Letters that are shown before "read all": some seventy words, a phone's screen; or, beside other
things, some thirty.
"""
TOO_FEW = 160
"""What is left would be less than this: then all is shown."""
ENOUGH = 0.55
"""Of what may be shown: then a paragraph's end is the better place to stop."""
HIDDEN = "[hidden]"
"""What stands where a moderator left out a part."""
SOMEBODY = "Somebody"

_END = re.compile(r"[.!?…。！？।۔؟]+[\"'’”»)\]]*(?=\s|$)|(?<=\S)(?=\s*\n)|[。！？]")
_SPACES = re.compile(r"\s*")
_SHORT = re.compile(r"(?:^|[\s(“\"'‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Rd|nr|etc|e\.g|i\.e|c)\.$")
"""A stop after one of these ends no sentence."""
_NUMBER = re.compile(r"(?:^|\s)[Nn]os?\.$")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text with the spaces after each; together they are the text."""
    begin = 0
    for found in _END.finditer(text):
        after = _SPACES.match(text, found.end()).end()
        if found.end() > begin and _is_end(text[begin : found.end()], text[after : after + 1]):
            yield text[begin:after]
            begin = after
    if begin < len(text):
        yield text[begin:]


def _is_end(before: str, following: str) -> bool:
    """Whether a sentence ends between these: "Mrs. Bell", "no. 9" and "e.g. tea" go on."""
    if following.islower() or _SHORT.search(before):
        return False
    return not (following.isdigit() and _NUMBER.search(before))


def cut(text: str, most: int = FEW) -> tuple[str, str]:
    """The first sentences of a text, at least one, and the rest: "" where that is little."""
    begin = ""
    for sentence in sentences(text):
        is_enough = begin.endswith("\n") and len(begin) > most * ENOUGH
        if begin and (is_enough or len(begin) + len(sentence.rstrip()) > most):
            break
        begin += sentence
    rest = text[len(begin) :]
    return (begin.rstrip(), rest) if len(rest) >= min(TOO_FEW, most / 2) else (text, "")


def who_says(name: str, role: str, when: str) -> str:
    """How something is known: "Maureen, who worked there, 1962"."""
    known = [name or SOMEBODY, _as_clause(role), when]
    return ", ".join(part.strip(" ,") for part in known if part.strip(" ,"))


def _as_clause(role: str) -> str:
    """A role as it was given, as it may follow a name: "I worked there" is "who worked there"."""
    role = role.strip()
    if re.match(r"I(?:’|')?(?:m| am) ", role):
        return f"who is {role.split(' ', 2 if role.startswith('I am') else 1)[-1]}"
    return f"who {role[2:]}" if re.match(r"I \w", role) else role
