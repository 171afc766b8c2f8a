"""Reigns of the monarchs of England since 1066 and of Britain, and the ways to name one.

The years are those of accession and of death or deposition, as they are commonly given.
Three choices: Henry VI until 1461, without the months of 1470 and 1471; Charles II from 1660; and
no reign that has not ended, since it has no last year.
"""

import re

REIGNS = (
    ("William I", 1066, 1087, "William the Conqueror"),
    ("William II", 1087, 1100, "William Rufus"),
    ("Henry I", 1100, 1135),
    ("King Stephen", 1135, 1154),
    ("Henry II", 1154, 1189),
    ("Richard I", 1189, 1199),
    ("King John", 1199, 1216),
    ("Henry III", 1216, 1272),
    ("Edward I", 1272, 1307),
    ("Edward II", 1307, 1327),
    ("Edward III", 1327, 1377),
    ("Richard II", 1377, 1399),
    ("Henry IV", 1399, 1413),
    ("Henry V", 1413, 1422),
    ("Henry VI", 1422, 1461),
    ("Edward IV", 1461, 1483),
    ("Edward V", 1483, 1483),
    ("Richard III", 1483, 1485),
    ("Henry VII", 1485, 1509),
    ("Henry VIII", 1509, 1547),
    ("Edward VI", 1547, 1553),
    ("Mary I", 1553, 1558),
    ("Elizabeth I", 1558, 1603),
    ("James I", 1603, 1625),
    ("Charles I", 1625, 1649),
    ("Charles II", 1660, 1685),
    ("James II", 1685, 1688),
    ("William and Mary", 1689, 1702),
    ("William III", 1689, 1702),
    ("Queen Anne", 1702, 1714),
    ("George I", 1714, 1727),
    ("George II", 1727, 1760),
    ("George III", 1760, 1820),
    ("George IV", 1820, 1830),
    ("William IV", 1830, 1837),
    ("Queen Victoria", 1837, 1901),
    ("Edward VII", 1901, 1910),
    ("George V", 1910, 1936),
    ("Edward VIII", 1936, 1936),
    ("George VI", 1936, 1952),
    ("Elizabeth II", 1952, 2022),
)

_SHORT = {
    "chas": "charles",
    "edw": "edward",
    "eliz": "elizabeth",
    "geo": "george",
    "hen": "henry",
    "jas": "james",
    "ric": "richard",
    "wm": "william",
}
_SHORT_NAME = re.compile(rf"^({'|'.join(_SHORT)})\.?(?= [a-z0-9])")
_COUNTS = (
    ("i", "first", "1st"),
    ("ii", "second", "2nd"),
    ("iii", "third", "3rd"),
    ("iv", "fourth", "4th"),
    ("v", "fifth", "5th"),
    ("vi", "sixth", "6th"),
    ("vii", "seventh", "7th"),
    ("viii", "eighth", "8th"),
)
_ROMAN = {word: numeral for numeral, *words in _COUNTS for word in words}
_COUNT = re.compile(rf" (?:the )?({'|'.join(_ROMAN)})$")
_REIGN = re.compile(
    r"^(?:(?:in |during )?(?:the )?(?:reign|time) of |temp\.? (?:of )?)(?P<of>.+)$"
    r"|^(?:in |during )?(?P<whose>.+)'s? (?:reign|time)$"
)


def names_of_monarch(words: str) -> list[str]:
    """How the table may name whom these folded words mean: `reign of Geo. III`, `King George V`.

    A bare name such as John is a monarch's only where the words say that it is.
    """
    found = _REIGN.match(words)
    who = re.sub(r"^the (?=king|queen)", "", (found["of"] or found["whose"]) if found else words)
    plain = re.sub(r"^(?:king|queen) ", "", who)
    plain = _SHORT_NAME.sub(lambda m: _SHORT[m[1]], plain)
    plain = _COUNT.sub(lambda m: f" {_ROMAN[m[1]]}", plain)
    titled = [f"king {plain}", f"queen {plain}"] if found or who != plain else []
    return [who, plain, *titled]
