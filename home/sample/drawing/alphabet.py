"""How each letter is cut: recipe(block, width, stem, bar), in heights of a capital, y down."""

from home.sample.drawing.glyphs import BL, BR, TL, TR


def a(k, w, s, b):
    k.diagonal(0, 1, w / 2 - s / 2, 0)
    k.diagonal(w - s, 1, w / 2 - s / 2, 0)
    k.bar(w * 0.24, 0.64, w * 0.76, 0.64 + b)
    k.slab(0, 1 - b)
    k.slab(w - s, 1 - b)


def b_(k, w, s, b):
    k.bowl(0, 0, w * 0.97, 0.5 + b / 2, (TR, BR))
    k.bowl(0, 0.5 - b / 2, w, 1, (TR, BR))
    k.stem(0)


def c(k, w, s, b):
    k.bowl(0, 0, w, 1, gaps=[(w - s * 1.05, 0.38, w + 0.02, 0.62)])


def d(k, w, s, b):
    k.bowl(0, 0, w, 1, (TR, BR))
    k.stem(0)


def e(k, w, s, b):
    f(k, w, s, b)
    k.bar(0, 1 - b, w, 1)
    if k.face.serif:
        k.bar(w - b, 1 - b * 2.4, w, 1)


def f(k, w, s, b):
    k.stem(0)
    k.bar(0, 0, w, b)
    k.bar(0, 0.5 - b / 2, w * 0.84, 0.5 + b / 2)
    if k.face.serif:
        k.bar(w - b, 0, w, b * 2.4)


def g(k, w, s, b):
    k.bowl(0, 0, w, 1, gaps=[(w - s * 1.05, 0.36, w + 0.02, 0.52)])
    k.bar(w * 0.54, 0.52, w, 0.52 + b)


def h(k, w, s, b):
    k.stem(0)
    k.stem(w - s)
    k.bar(0, 0.5 - b / 2, w, 0.5 + b / 2)


def i(k, w, s, b):
    k.stem(0)


def j(k, w, s, b):
    k.bowl(0, 0.3, w, 1, (BL, BR), gaps=[(-0.02, 0.2, w - s, 0.66), (w * 0.2, 0.2, w - s, 0.3 + b)])
    k.stem(w - s, 0, 0.7, foot=False)


def k_(k, w, s, b):
    k.diagonal(w - s * 1.1, 0, s * 0.6, 0.58, s * 1.05)
    k.diagonal(w * 0.42, 0.4, w - s * 1.1, 1, s * 1.1)
    k.slab(w - s * 1.1, 0)
    k.slab(w - s * 1.1, 1 - b)
    k.stem(0)


def l_(k, w, s, b):
    k.stem(0)
    k.bar(0, 1 - b, w, 1)
    if k.face.serif:
        k.bar(w - b, 1 - b * 2.4, w, 1)


def m(k, w, s, b):
    k.diagonal(0, 0, w / 2 - s / 2, 0.82)
    k.diagonal(w - s, 0, w / 2 - s / 2, 0.82)
    k.stem(0, top=False)
    k.stem(w - s, top=False)


def n(k, w, s, b):
    k.diagonal(0, 0, w - s, 1)
    k.stem(0, top=True)
    k.stem(w - s, foot=False)


def o(k, w, s, b):
    k.bowl(0, 0, w, 1)


def p(k, w, s, b):
    k.bowl(0, 0, w, 0.56, (TR, BR))
    k.stem(0)


def q(k, w, s, b):
    k.bowl(0, 0, w, 1)
    k.diagonal(w * 0.46, 0.7, w - s * 0.7, 1, s * 0.9)


def r(k, w, s, b):
    k.bowl(0, 0, w, 0.56, (TR, BR))
    k.diagonal(w * 0.42, 0.5, w - s, 1, s)
    k.slab(w - s, 1 - b)
    k.stem(0)


def s_(k, w, s, b):
    r = min(k.face.radius, w / 2 - 0.01)
    k.bowl(
        0,
        0,
        w,
        0.5 + b / 2,
        (TL, TR, BL),
        [(w - s * 1.05, 0.3, w + 0.02, 0.5 - b / 2), (w - r, 0.3, w + 0.02, 0.6)],
    )
    k.bowl(
        0,
        0.5 - b / 2,
        w,
        1,
        (TR, BR, BL),
        [(-0.02, 0.5 + b / 2, s * 1.05, 0.7), (-0.02, 0.4, r, 0.7)],
    )


def t(k, w, s, b):
    k.bar(0, 0, w, b)
    k.stem(w / 2 - s / 2, top=False)
    if k.face.serif:
        k.bar(0, 0, b, b * 2.4)
        k.bar(w - b, 0, w, b * 2.4)


def u(k, w, s, b):
    k.bowl(0, -0.3, w, 1, (BL, BR))
    k.stem(0, 0, 0.5, foot=False)
    k.stem(w - s, 0, 0.5, foot=False)


def v(k, w, s, b):
    k.diagonal(0, 0, w / 2 - s / 2, 1)
    k.diagonal(w - s, 0, w / 2 - s / 2, 1)
    k.slab(0, 0)
    k.slab(w - s, 0)


def w_(k, w, s, b):
    thin = s * 0.86
    for x0, x1 in ((0, 0.27), (0.5, 0.27), (0.5, 0.73), (1, 0.73)):
        k.diagonal((w - thin) * x0, 0, (w - thin) * x1, 1, thin)
    k.slab(0, 0)
    k.slab(w - s, 0)


def x(k, w, s, b):
    k.diagonal(0, 0, w - s, 1)
    k.diagonal(w - s, 0, 0, 1)
    for left in (0, w - s):
        k.slab(left, 0)
        k.slab(left, 1 - b)


def y(k, w, s, b):
    k.diagonal(0, 0, w / 2 - s / 2, 0.56)
    k.diagonal(w - s, 0, w / 2 - s / 2, 0.56)
    k.stem(w / 2 - s / 2, 0.52, 1, top=False)
    k.slab(0, 0)
    k.slab(w - s, 0)


def z(k, w, s, b):
    k.bar(0, 0, w, b)
    k.bar(0, 1 - b, w, 1)
    k.diagonal(w - s * 1.1, b * 0.5, 0, 1 - b * 0.5, s * 1.1)


def one(k, w, s, b):
    k.stem(w - s, top=False)
    k.poly((w - s, 0), (w - s, b * 1.7), (0, b * 2.2), (0, b * 1.3))


def two(k, w, s, b):
    k.bowl(0, 0, w, 0.58, (TL, TR, BR), gaps=[(-0.02, 0.26, w - s, 0.7)])
    k.diagonal(w - s * 1.05, 0.44, 0, 1 - b, s * 1.05)
    k.bar(0, 1 - b, w, 1)


def three(k, w, s, b):
    gap = (-0.02, 0.28, w * 0.4, 0.72)
    k.bowl(0, 0, w, 0.5 + b / 2, (TL, TR, BR), gaps=[gap])
    k.bowl(0, 0.5 - b / 2, w, 1, (TR, BR, BL), gaps=[gap])


def four(k, w, s, b):
    k.diagonal(w - s * 1.6, 0, 0, 0.7, s * 0.9)
    k.bar(0, 0.66, w, 0.66 + b)
    k.bar(w - s * 1.4, 0, w - s * 0.4, 1)


def five(k, w, s, b):
    k.bowl(0, 0.36, w, 1, (TR, BR, BL), gaps=[(-0.02, 0.36 + b, s * 1.05, 0.72)])
    k.bar(0, 0, w * 0.95, b)
    k.bar(0, 0, s, 0.36 + b)


def six(k, w, s, b):
    k.bowl(0, 0, w, 1, gaps=[(w - s * 1.05, 0.28, w + 0.02, 0.48)])
    k.bowl(0, 0.42, w, 1)


def seven(k, w, s, b):
    k.bar(0, 0, w, b)
    k.diagonal(w - s * 1.05, b * 0.5, w * 0.16, 1, s * 1.05)


def eight(k, w, s, b):
    k.bowl(w * 0.03, 0, w * 0.97, 0.5 + b / 2)
    k.bowl(0, 0.5 - b / 2, w, 1)


def nine(k, w, s, b):
    k.bowl(0, 0, w, 1, gaps=[(-0.02, 0.52, s * 1.05, 0.72)])
    k.bowl(0, 0, w, 0.58)


def ampersand(k, w, s, b):
    k.bowl(w * 0.12, 0, w * 0.68, 0.48)
    k.bowl(0, 0.4, w * 0.8, 1)
    k.diagonal(w * 0.28, 0.42, w - s, 1, s)


def stop(k, w, s, b):
    k.bar(0, 1 - s * 1.05, w, 1)


def comma(k, w, s, b):
    k.bar(0, 1 - s * 1.7, w, 1 - s * 0.7)
    k.poly((w * 0.3, 1 - s * 0.8), (w, 1 - s * 0.8), (w * 0.45, 1), (0, 1))


def apostrophe(k, w, s, b):
    k.poly((0, 0), (w, 0), (w * 0.5, s * 1.7), (0, s * 1.7))


def exclamation(k, w, s, b):
    k.poly((0, 0), (w, 0), (w * 0.8, 0.68), (w * 0.2, 0.68))
    stop(k, w, s, b)


def hyphen(k, w, s, b):
    k.bar(w * 0.12, 0.5 - b / 2, w * 0.88, 0.5 + b / 2)


def colon(k, w, s, b):
    k.bar(0, 0.24, w, 0.24 + s)
    k.bar(0, 0.76 - s * 0.2, w, 0.76 + s * 0.8)


def dot(k, w, s, b):
    k.bar(0.1 * w, 0.5 - s / 2, 0.9 * w, 0.5 + s / 2)


def slash(k, w, s, b):
    k.diagonal(w - s * 0.8, 0, 0, 1, s * 0.8)


def pound(k, w, s, b):
    k.bowl(
        w * 0.2,
        0,
        w,
        1,
        (TL, TR),
        gaps=[(w - s * 1.05, 0.34, w + 0.02, 1.1), (w * 0.2, 0.5, w + 0.1, 1.1)],
    )
    k.bar(w * 0.2, 0.4, w * 0.2 + s, 1)
    k.bar(0, 0.46, w * 0.74, 0.46 + b)
    k.bar(0, 1 - b, w, 1)


def question(k, w, s, b):
    k.bowl(0, 0, w, 0.56, (TL, TR, BR), gaps=[(-0.02, 0.26, w * 0.42, 0.7)])
    k.bar(w * 0.42, 0.56 - b, w * 0.42 + s, 0.72)
    k.bar(w * 0.42, 1 - s, w * 0.42 + s, 1)


LETTERS = (a, b_, c, d, e, f, g, h, i, j, k_, l_, m, n, o, p, q, r, s_, t, u, v, w_, x, y, z)
FIGURES = (o, one, two, three, four, five, six, seven, eight, nine)
SIGNS = (ampersand, stop, comma, apostrophe, apostrophe, exclamation, hyphen, colon, dot, slash)
RECIPES = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTERS, strict=True))
RECIPES |= dict(zip("0123456789", FIGURES, strict=True))
RECIPES |= dict(zip("&.,'’!-:·/", SIGNS, strict=True)) | {"£": pound, "?": question}
