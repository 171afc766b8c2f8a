"""The mosaic that stands where a picture is missing: a tile floor drawn from the record itself.

A square of Victorian geometric tiles: a dark line, a border, a field of one motif, and for
some a star in the middle. The kind of object chooses the motif, its colours and materials
choose the clay, its number chooses everything else; the same record always gives the same
floor. Drawn with `fill` attributes, as the site's policy forbids `style`.
"""

import hashlib
import random

SIDE = 100
FIELD = 76  # what the lines and the border leave
CELL = 12  # the side of one motif, before it is scaled to the field

CLAY = {
    "white": "#f3ecdc",
    "buff": "#e0c79a",
    "ochre": "#d19a2f",
    "orange": "#c7652b",
    "pink": "#dba79b",
    "red": "#a8352c",
    "oxblood": "#701f25",
    "brown": "#6d4529",
    "purple": "#5f3c62",
    "blue": "#27508f",
    "sky": "#86a9c6",
    "teal": "#2d7a7c",
    "green": "#2c5a44",
    "sage": "#92aa82",
    "grey": "#8d8982",
    "black": "#292422",
}
"""The tiles there are: Victorian clays and glazes, by name."""

LIGHT = ("white", "buff", "pink", "sky", "sage", "ochre")
DARK = ("black", "oxblood", "brown", "purple", "blue", "green")

WORDS = (
    (("white", "ivory", "paper", "card", "bone", "plaster", "cotton", "linen"), "white"),
    (("cream", "beige", "natural", "buff", "straw", "canvas", "wool", "rope"), "buff"),
    (("yellow", "gold", "brass", "amber", "mustard", "cork"), "ochre"),
    (("orange", "copper", "bronze", "terracotta", "earthenware"), "orange"),
    (("pink", "rose", "flesh", "skin", "silk"), "pink"),
    (("maroon", "burgundy", "bakelite", "phenol", "mahogany"), "oxblood"),
    (("red", "scarlet", "crimson", "brick", "velvet"), "red"),
    (("purple", "violet", "mauve", "lilac"), "purple"),
    (("turquoise", "teal", "aqua", "cyan", "nylon"), "teal"),
    (("light blue", "pale blue", "clear", "transparent", "colourless", "glass", "acrylic"), "sky"),
    (("blue", "navy", "porcelain", "china", "polypropylene"), "blue"),
    (("light green", "pale green", "lime", "cellulose"), "sage"),
    (("green", "khaki", "olive", "melamine"), "green"),
    (("brown", "tan", "wood", "oak", "pine", "leather", "chocolate", "tortoise"), "brown"),
    (("grey", "gray", "silver", "steel", "tin", "alumin", "lead", "zinc", "metal"), "grey"),
    (("black", "ebony", "iron", "ink", "coal", "rubber", "vinyl"), "black"),
)
"""What a record calls a colour or a material, and the clay that stands for it; first match wins."""

SCHEMES = (
    ("oxblood", "buff", "black", "white", "blue"),
    ("blue", "white", "ochre", "black", "oxblood"),
    ("green", "buff", "oxblood", "white", "ochre"),
    ("ochre", "black", "white", "red", "green"),
    ("red", "white", "brown", "sky", "ochre"),
    ("black", "buff", "teal", "white", "oxblood"),
)
"""Floors that were really laid: what fills up a record that names few colours, or none."""

MOTIFS = (
    # Each is a list of (tile, path): tile 0 is the ground of the whole cell.
    (
        (1, "M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5z"),
        (2, "M6 2l4 4-4 4-4-4z"),
        (3, "M6 4l2 2-2 2-2-2z"),
    ),
    (
        (1, "M6 0l1.8 4.2L12 6 7.8 7.8 6 12 4.2 7.8 0 6l4.2-1.8z"),
        (2, "M0 0h3L0 3zM12 0v3L9 0zM12 12H9l3-3zM0 12V9l3 3z"),
        (3, "M6 4.5L7.5 6 6 7.5 4.5 6z"),
    ),
    (
        (
            1,
            "M6 0l1.8 1.8h2.4v2.4L12 6l-1.8 1.8v2.4H7.8L6 12l-1.8-1.8H1.8V7.8L0 6l1.8-1.8V1.8h2.4z",
        ),
        (2, "M4.8 3h2.4L9 4.8v2.4L7.2 9H4.8L3 7.2V4.8z"),
        (3, "M6 4.4L7.6 6 6 7.6 4.4 6z"),
    ),
    (
        (1, "M0 0h6v6zM12 0v6H6zM12 12H6V6zM0 12V6h6z"),
        (2, "M3 6l3-3 3 3-3 3z"),
        (3, "M0 0l2 0-2 2zM12 0v2l-2-2zM12 12h-2l2-2zM0 12v-2l2 2z"),
    ),
    (
        (
            1,
            "M0 0Q6 1 6 6 1 6 0 0zM12 0Q11 6 6 6 6 1 12 0zM12 12Q6 11 6 6 11 6 12 12z"
            "M0 12Q1 6 6 6 6 11 0 12z",
        ),
        (
            2,
            "M6 0l1.6 1.6L6 3.2 4.4 1.6zM6 12l1.6-1.6L6 8.8l-1.6 1.6z"
            "M0 6l1.6-1.6L3.2 6 1.6 7.6zM12 6l-1.6-1.6L8.8 6l1.6 1.6z",
        ),
        (3, "M6 4.8L7.2 6 6 7.2 4.8 6z"),
    ),
    (
        (1, "M6 0l6 6-6 6-6-6z"),
        (
            2,
            "M6 2.4a1.8 1.8 0 0 1 1.8 1.8 1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 1 1-3.6 0 1.8"
            " 1.8 0 1 1 0-3.6A1.8 1.8 0 0 1 6 2.4z",
        ),
        (3, "M0 0h2.2L0 2.2zM12 0v2.2L9.8 0zM12 12H9.8L12 9.8zM0 12V9.8L2.2 12zM6 5l1 1-1 1-1-1z"),
    ),
    (
        (1, "M4 0h4v4h4v4H8v4H4V8H0V4h4z"),
        (2, "M4 4h4v4H4z"),
        (3, "M6 4.6L7.4 6 6 7.4 4.6 6zM1 1h2v2H1zM9 1h2v2H9zM9 9h2v2H9zM1 9h2v2H1z"),
    ),
    (
        (1, "M0 0l6 3-3 3zM12 0L9 6 6 3zM12 12l-6-3 3-3zM0 12l3-6 3 3z"),
        (2, "M6 3l3 3-3 3-3-3z"),
        (3, "M0 6l3 0L0 0zM12 6H9l3 6zM6 0v3l6-3zM6 12V9l-6 3z"),
    ),
)

BORDERS = (
    "M4 0l4 4-4 4-4-4z",
    "M0 0h8L4 4zM0 8h8L4 4z",
    "M0 0h4v4H0zM4 4h4v4H4z",
    "M4 0l1.2 2.8L8 4 5.2 5.2 4 8 2.8 5.2 0 4l2.8-1.2z",
)
"""The repeated part of the border, eight by eight; it works along and down."""

STAR = "M50 26l7 17 17 7-17 7-7 17-7-17-17-7 17-7z"
STAR_TURNED = "M33 33l17 7 17-7-7 17 7 17-17-7-17 7 7-17z"


def mosaic(number: str, kind: str = "", colours=(), materials=()) -> str:
    """The floor of one object as an SVG document under 2 kB, decorative, of any size.

    `number` is the folded object number, `kind` its kind of object; `colours` and
    `materials` are the words that the record has for them.
    """
    chance = random.Random(hashlib.sha256(number.encode()).digest())
    tiles = choose_tiles([*colours, *materials], chance)
    motif = MOTIFS[_pick(kind.casefold(), len(MOTIFS))] if kind else chance.choice(MOTIFS)
    name = f"m{hashlib.sha256(number.encode()).hexdigest()[:8]}"
    parts = [
        f'<svg class="mosaic" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" '
        'aria-hidden="true" focusable="false">',
        _definitions(name, motif, tiles, chance),
        _floor(name, tiles),
        _centre(tiles, chance),
        f'<path fill="url(#{name}w)" d="M0 0h100v100H0z"/></svg>',
    ]
    return "".join(parts)


def mosaic_of(thing) -> str:
    """The floor of a record, as `mosaic` draws it; nothing of the record is written into it."""
    words = [
        [link.term.shown.name for link in thing.terms_of(vocabulary)]
        for vocabulary in ("colour", "material")
    ]
    return mosaic(thing.number_key, thing.kind_of_object, *words)


def choose_tiles(words, chance) -> list[str]:
    """Four clays: the record's own first, filled up from a floor that was really laid.

    A light one and a dark one are always among them, and lie where the pattern meets: the
    first two are the lightest and the darkest, either way round, the third is like the first.
    """
    own = list(dict.fromkeys(filter(None, map(clay_of, words))))[:3]
    tiles = list(dict.fromkeys([*own, *chance.choice(SCHEMES)]))[:4]
    if not set(tiles) & set(LIGHT):
        tiles[3] = "white"
    if not set(tiles) & set(DARK):
        tiles[2 if tiles[3] in LIGHT else 3] = "black"
    dark, darker, lighter, light = sorted(tiles, key=brightness)
    return chance.choice(([dark, light, darker, lighter], [light, dark, lighter, darker]))


def brightness(clay: str) -> int:
    """How light a tile is to the eye, from 0 for black to 255,000 for white."""
    red, green, blue = bytes.fromhex(CLAY[clay][1:])
    return 299 * red + 587 * green + 114 * blue


def clay_of(word: str) -> str:
    """The clay that stands for a colour or a material, "" if we know none."""
    folded = word.casefold()
    return next((clay for words, clay in WORDS if any(part in folded for part in words)), "")


def _differ(one, other):
    return abs(brightness(one) - brightness(other)) > 70_000


def _pick(word, count):
    return hashlib.sha256(word.encode()).digest()[0] % count


def _definitions(name, motif, tiles, chance):
    count = chance.choice((3, 4, 5))
    if chance.random() < 0.4:
        scale = FIELD / (CELL * 2**0.5 * count)
        place = f"translate(50 50) rotate(45) scale({scale:.4f})"
    else:
        place = f"translate(12 12) scale({FIELD / (CELL * count):.4f})"
    grout = CLAY["white"] if tiles[0] in DARK else CLAY["black"]
    shapes = "".join(f'<path fill="{CLAY[tiles[tile]]}" d="{path}"/>' for tile, path in motif)
    border = chance.choice(BORDERS)
    against = [tile for tile in (tiles[0], tiles[2]) if _differ(tile, tiles[1])]
    ground, figure = chance.sample([tiles[1], chance.choice(against or tiles[:1])], 2)
    return (
        f'<defs><pattern id="{name}f" width="12" height="12" patternUnits="userSpaceOnUse" '
        f'patternTransform="{place}"><path fill="{CLAY[tiles[0]]}" d="M0 0h12v12H0z"/>'
        f'<g stroke="{grout}" stroke-width=".12">{shapes}</g></pattern>'
        f'<pattern id="{name}b" x="2" y="2" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path fill="{CLAY[ground]}" d="M0 0h8v8H0z"/>'
        f'<path fill="{CLAY[figure]}" stroke="{grout}" stroke-width=".12" d="{border}"/>'
        f"</pattern>{_wear(name, chance)}</defs>"
    )


def _wear(name, chance):
    """No two tiles leave the kiln alike: a veil of lighter and darker ones."""
    cells = [f"M{chance.randrange(7) * 4} {chance.randrange(7) * 4}h4v4h-4z" for _ in range(14)]
    return (
        f'<pattern id="{name}w" x="2" y="2" width="28" height="28" patternUnits="userSpaceOnUse">'
        f'<path fill="#000" fill-opacity=".06" d="{"".join(cells[:7])}"/>'
        f'<path fill="#fff" fill-opacity=".05" d="{"".join(cells[7:])}"/></pattern>'
    )


def _floor(name, tiles):
    dark = CLAY[next((tile for tile in tiles if tile in DARK), "black")]
    return (
        f'<path fill="{dark}" d="M0 0h100v100H0z"/>'
        f'<path fill="url(#{name}b)" d="M2 2h96v96H2z"/>'
        f'<path fill="{dark}" d="M10 10h80v80H10z"/>'
        f'<path fill="url(#{name}f)" d="M12 12h76v76H12z"/>'
    )


def _centre(tiles, chance):
    if chance.random() < 0.45:
        return ""
    ground, star, _, turned = (CLAY[tile] for tile in tiles)
    if chance.random() < 0.5:
        star, ground, turned, _ = (CLAY[tile] for tile in tiles)
    return (
        f'<circle cx="50" cy="50" r="28" fill="{ground}" stroke="{star}" stroke-width="3"/>'
        f'<circle cx="50" cy="50" r="28" fill="none" stroke="{turned}" stroke-width="1.8" '
        'stroke-dasharray="2.2"/>'  # 80 tiles in a ring of 28
        f'<path fill="{turned}" d="{STAR_TURNED}"/><path fill="{star}" d="{STAR}"/>'
        f'<circle cx="50" cy="50" r="6.5" fill="{ground}"/>'
        f'<path fill="{turned}" d="M50 45l5 5-5 5-5-5z"/>'
    )
