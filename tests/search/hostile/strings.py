"""Texts and addresses that nobody types in good faith: by hand, and pieces of these put together
by chance, the same each time.
"""
# Lists of what belongs together are read by the line.
# ruff: noqa: E501
# fmt: off

from itertools import chain
from random import Random
from urllib.parse import quote

LETTERS = 10_000
"""Of a very long word."""

CONTROLS = [f"tin{chr(code)}comb" for code in (*range(32), *range(127, 160))]
NUL = ["\0", "\0tin", "tin\0", "t\0i\0n", '"\0"', "-\0", "maker:\0", "\0" * 500]
LONG = [
    letter * (LETTERS // len(letter))
    for letter in (
        *("a", "é", "1", "0", "/", "-", "'", '"', "(", "\\", "*", ":", "\u0301", "🫖", "½", "ﷺ"),
        *("1/2 ", "1,000", "a-", "a'", "a.", "1.", "OR ", "maker:", "-tin ", '"tin" ', "1930s "),
        *("tin ", "tni ", "radio ", "a1 ", "1 ", "e\u0301", "from:1930 ", "no. 1 ", "- ", "ß", "İ"),
    )
]
LUCENE = [
    *("*", "?", "*:*", "title:*", "t?n", "ti*", "*in", "tin~", "tin~0.5", "tin~99", "tin^9", "tin^"),
    *("tin^1e999", "[1900 TO *]", "{a TO z}", "[a TO", "title:[* TO *]", "+tin", "+", "+-tin", "!tin"),
    *("tin AND comb", "AND", "NOT", "NOT tin", "OR", "OR OR OR", "tin OR", "OR tin", "tin && comb"),
    *("||", "(tin", "tin)", "()", '"', '""', '"tin', 'tin"', '"tin"~5', '"tin comb"^3', "\\", "\\\\"),
    *('\\"', "\\u0041", "tin\\", "/tin/", "/(a+)+$/", "/[/", "//", "_exists_:title", "_id:1", "_all:x"),
    *("exact_title:tin", "numbers:=1", "=1", "~1", "kind:object", "<tin", ">1", ">=1 <=2", "tin IN [a b]"),
    *('{"match_all":{}}', '{"query":{"script":{}}}', "${jndi:ldap://x/y}", "#{7*7}", "%{7*7}", "|", "¦"),
]
OTHER_TONGUES_OF_MACHINES = [
    *("' OR 1=1 --", "'; DROP TABLE objects;--", "1)) UNION SELECT 1--", "%", "_", "%_%", "x' AND '1"),
    *("{{7*7}}", "{% debug %}", "{{", "{%", "{# tin #}", "%(q)s", "%s%s%s%n", "{0.__class__}", "{}", "$(id)"),
    *("`id`", "; ls", "| cat", "../../../../etc/passwd", "..\\..\\win.ini", "file:///etc/passwd", "C:\\nul"),
    *("a\r\nSet-Cookie: a=b", "a\nLocation: //x", "=1+1", "@SUM(1)", "+1", "-1", '=HYPERLINK("//x")', "\ttin"),
    *("null", "None", "undefined", "NaN", "Infinity", "-0", "true", "1e309", "0x41", "0/0", "1/0", "9" * 400),
    *("[]", "[[[", "]]]", "<![CDATA[", "]]>", "<?xml?>", "<?php ?>", "<!ENTITY x>", "&amp;lt;", "&#0;", "&"),
]
EMOJI = [
    *("🫖", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇬🇧", "🇬", "👍🏿", "1️⃣", "❤️", "❤", "tin🥫tin", "🫖 -🥫", '"🫖"', "\u200d", "\ufe0f"),
    *("maker:🫖", "🫖" * 300, "👩‍" * 100, "🏴" + "\U000e0067" * 200, "🫖-🫖", "🫖'🫖", "🫖1930s", "1🫖2"),
]
RIGHT_TO_LEFT = [
    *("שלום", "קופסת פח", "علبة", "علبة شاي", "ابحث ١٩٣٠", "سنة ١٩٣٠", "tin קופסה comb", "-שלום", '"שלום"'),
    *(f"tin {mark}comb" for mark in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    *("\u202e" * 300, "\u2067tin", "\u202etin\u202c comb", "moc.live//:ptth\u202e", "\u202e<b>", "ـ" * 200),
]
MARKS = [
    *("t\u0308i\u0301n\u0303", "t" + "\u0300\u0301\u0302\u0303" * 60 + "in", "\u0301tin", "\u0301", "\u20dd"),
    *("e\u0301", "é", "ｔｉｎ", "𝖙𝖎𝖓", "ﬁn", "ﷺ", "ⅷ", "Ⅻ", "²", "½", "2½", "٣½", "௲", "一", "㍻", "ﬆ", "ŉ", "İ", "ı"),
    *("ẞ", "ß", "Ǆ", "ſ", "K", "Å", "각", "각", "ไม้", "हिन्दी", "t\u00adi\u00adn", "t\u200bi\u200bn"),
    *("tin\u00a0comb", "tin\u3000comb", "tin\u2028comb", "tin\u2029comb", "tin\u0085comb", "\ufeff", "\ufffe"),
    *("\uffff", "\U0010ffff", "\ue000", "\U000f0000", "\ufffd", "\ufdd0", "\U0001fffe", "ᚠᛇᚻ", "𒀀", "𐀀", "ꙮ"),
    *("²" * 100, "1²", "²1", "①", "1①", "٣", "٣٤/٥", "१९३०", "𝟙𝟡𝟛𝟘s", "１９３０ｓ", "1 ½/2", "1 1/2", "1/2/3", "99 9/9"),
]
BRACKETS = [
    *("(" * 300, ")" * 300, "(((tin)))", "((((((((((", "[[[[{{{{((((", "([{<" * 50, "(tin OR (comb" * 20),
    *('"(' * 100, "()" * 150, "(tin) (comb)", "[tin", "{tin}", "((a)(b)(c))", "(a(b(c(d(e(f))))))", "<<<>>>"),
]
OURS = [
    *("maker:", "maker:maker:maker:tin", "maker::tin", ":tin", "maker:-tin", "-maker:tin", 'maker:"', "by:by:by"),
    *("from:", "to:", "from:to:", "from:1930 from:1940 to:1", "from:-1", "from:99999999999", "to:x", "from:٣"),
    *("--tin", "---", "- - -", "-", "–tin", "—tin", "-tin -comb -radio", '-"tin', '-"', "-OR tin", "tin OR -comb"),
    *("no. 1", "number 1", "object no 1", "#1", "no. no. no. 1", "FACTORY/1", "FACTORY//1", "/1/", "1.2.3.4.5"),
    *("1930s", "1930s1930s", "19301930", "before the war before the war", "from 1 to 2", "0s", "00s", "99999s"),
    *("the", "the of and", "about a thing", "a", "I", "tin tin tin tin", "TIN Tin tIn", "tin's", "tin''s", "''"),
    *(" ".join(f"word{n}" for n in range(40)), " ".join(["tin", "comb", "radio", "cup", "box"] * 12)),
    *(" ".join(f"tni{chr(97 + n)}x" for n in range(26)), " ".join(f"{n}" for n in range(100))),
]
MARK = "hostile"
"""Every tag and every attribute that is smuggled in has it in its name or in its value."""
HTML = [
    *("<hostile>", "</title><hostile>", "</h1><hostile>", "--><hostile>", "]]><hostile>", "<hostile", "<"),
    *('"><hostile>', "'><hostile>", '" hostile="', "' hostile='", " hostile=1 ", '"hostile', "`hostile=`"),
    *("<script>hostile()</script>", "</script><script>hostile()</script>", "<SCRIPT SRC=//hostile></SCRIPT>"),
    *("<img src=x onerror=hostile()>", '" onmouseover="hostile()', "' autofocus onfocus='hostile()"),
    *("<svg onload=hostile()>", "<svg><script>hostile()</script>", "<iframe srcdoc='<hostile>'>", "<a href=hostile:>"),
    *("javascript:hostile()", "JaVaScRiPt:hostile()", "data:text/html,<hostile>", "//hostile", "\\\\hostile"),
    *("</textarea><hostile>", "</style><hostile>", "<style>@import'hostile'", "<base href=//hostile>"),
    *("<form action=//hostile>", "<meta http-equiv=refresh content=0;//hostile>", "<math><hostile>"),
    *("&lt;hostile&gt;", "&#60;hostile&#62;", "&lt", "\\x3chostile\\x3e", "＜hostile＞", "<\0hostile>", "<hostile/>"),
    *("%3Chostile%3E", "<b>tin</b>", "<mark>tin</mark>", "tin<hostile>", "<hostile>tin", "\u2028hostile()//"),
    *("{{constructor.constructor('hostile()')()}}", "<template><hostile>", "<!--<hostile>", "<hostile\n>", "<%hostile%>"),
]

TEXTS = [
    *chain(CONTROLS, NUL, LONG, LUCENE, OTHER_TONGUES_OF_MACHINES, EMOJI, RIGHT_TO_LEFT),
    *chain(MARKS, BRACKETS, OURS, HTML),
]
ENCODED = [
    *("%", "%%", "%z", "%zz", "%0", "%00", "%u0041", "%ff", "%80", "%C0%AF", "%F0%28%8C%28", "%FE%FF"),
    *("%ED%A0%80", "%ED%BF%BF", "%ED%A0%BD%ED%B8%80", "tin%ED%A0%80comb", "%ED%A0%80" * 200, "%F4%90%80%80"),
    *("%C3", "%E2%80", "%2500", "%252e%252e", "%26amp;", "+", "+++", "tin+comb", "%2B", "%0d%0aA:b", "%E2%80%AE"),
]
"""Not what a browser sends: bytes that are no text, halves of letters."""
WHOLE = [
    *("page=99999999", "page=0", "page=-1", "page=1e9", "page=", "page=x", "page=٣", "page=²", "page=1_0"),
    *(f"page={'9' * 5000}", "page=1&page=2", "page=+5", "page=%00", "page=0x1", "page= 2", "page=last"),
    *("q=tin&page=99999999", "q=tin&kind=object&page=99999999", "sort=date&page=99999999", "kind=object&page=417"),
    *("q=tin&q=comb", "q=&q=", "q", "=", "&", "&&&", "=&=&=", "&q=tin&", "?q=tin", "#", "q=tin#q", ";", "q=a;q=b"),
    *("sort=", "sort=x", "sort=date&sort=number", "sort=relevance", "sort=%00", "view=", "view=list", "view=x"),
    *("kind=", "kind=object", "kind=x", "kind=object&kind=person", "kind=%00", "kind=person&q=tin", "kind[]=object"),
    *("as-typed=", "as-typed=x", "q=tni&as-typed=spelling", "q=tni&as-typed=words&as-typed=dates&as-typed=x"),
    *("from=1930", "to=x", "from=9999999999999999", "from=-5&to=-9", "from=1939&to=1930", "from=%00", "from=٣"),
    *("from=1930&to=1939&when=none", "when=1930s&when=x", "when=" + "9" * 119, "letter=%00", "letter=Q", "letter="),
    *("named=%00", "named=tin", "named=<hostile>", "in=", "in=%00", "in=in%3Din%253Din", "at=0", "at=-1", "at=9e9"),
    *("in=q%3Dtin&at=1", "in=page%3D9&at=99999999999999999999", f"at={'9' * 5000}", "at=%D9%A3", "in=%ED%A0%80"),
    *("unknown=1", "__proto__=1", "constructor[prototype]=1", "q[$ne]=1", "q.raw=1", "debug=1", "callback=hostile"),
    *("utm_source=x&fbclid=y", "_=1", "csrfmiddlewaretoken=x", "next=//hostile", "format=json", "size=99999999"),
    *("picture=yes", "picture=yes&picture=no", "material=%00", "material=" + "m" * 5000, "material=Ü", "maker=../.."),
    "&".join(f"maker=m{n}" for n in range(13)),
    "&".join(f"maker=m{n}&material=t{n}" for n in range(400)),
    "&".join(f"q=tin{n}" for n in range(900)),
    "&".join(f"unknown{n}={n}" for n in range(900)),
    "&".join(f"as-typed={n}" for n in range(900)),
    "&".join(f"kind=k{n}" for n in range(900)),
    "&".join(f"unknown{n}={n}" for n in range(1500)),
]

# fmt: on
PLAIN = [
    "tin",
    "comb",
    "radio",
    "enamel",
    "sign",
    "brass",
    "draper",
    "lavender",
    "street",
    "1932",
    "FACTORY/1",
    "the",
    "red",
]
NAMES = (
    "q",
    "q",
    "q",
    "kind",
    "sort",
    "view",
    "page",
    "as-typed",
    "from",
    "to",
    "when",
    "material",
)
NAMES += ("maker", "place", "colour", "picture", "letter", "named", "in", "at", "unknown")


def by_hand() -> list[str]:
    """Query strings of one thing each."""
    return [*map(asked_for, TEXTS), *(f"q={text}" for text in ENCODED), *WHOLE]


def by_chance() -> str:
    """Query strings without end: some parameters, each of some pieces of what is above."""
    chance = Random(5)
    while True:
        count = chance.choice((1, 1, 1, 2, 3, 6))
        yield "&".join(_parameter(chance) for _ in range(count))


def _parameter(chance) -> str:
    name = chance.choice(NAMES)
    if chance.random() < 0.1:
        return f"{name}={chance.choice(ENCODED)}"
    between = chance.choice((" ", " ", " ", "", "-", '"', "\0"))
    pieces = [
        chance.choice((*TEXTS, *PLAIN * 20))[:300] for _ in range(chance.choice((1, 2, 3, 8, 30)))
    ]
    return f"{name}={quoted(between.join(pieces))}"


def asked_for(text: str) -> str:
    """The query string of somebody who typed a text."""
    return f"q={quoted(text)}"


def quoted(text: str) -> str:
    """A text as it stands in an address."""
    return quote(text, errors="surrogatepass")
