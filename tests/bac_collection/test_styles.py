"""The style sheets: all served, in their layers, in colours that can be read; none inline."""

import re

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
OURS = sorted(path for path in CSS.rglob("*.css") if path.parent.name != "admin")
TEMPLATES = [
    path
    for folder in ("bac_collection/templates", "home/templates", "objects/templates/objects")
    for path in (settings.BASE_DIR / folder).rglob("*.html")
    if "admin" not in path.parts
]
READABLE, VISIBLE = 4.5, 3  # WCAG 2.2: text, and the edges of what can be pressed
PAIRS = [
    ("ink", "paper", READABLE),
    ("ink", "paper-raised", READABLE),
    ("ink-soft", "paper", READABLE),
    ("ink-soft", "paper-raised", READABLE),
    ("ink-soft", "paper-sunk", READABLE),
    ("rule-strong", "paper-sunk", VISIBLE),
    ("label-ink", "label", READABLE),
    ("on-fill", "fill-oxblood", READABLE),
    ("rule-strong", "paper", VISIBLE),
    *(
        (accent, paper, READABLE)
        for accent in ("oxblood", "ochre", "bottle-green", "cobalt")
        for paper in ("paper", "paper-raised", "paper-sunk")
    ),
]


def colours(scheme):
    """The colour tokens of a scheme, by name: dark ones stand over the light."""
    light, dark = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light + (dark if scheme == "dark" else ""))
    return dict(found)


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it, 0 to 1."""
    channels = [value / 255 for value in bytes.fromhex(colour[1:])]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colours_can_be_told_apart(scheme, front, back, least):
    named = colours(scheme)
    darker, lighter = sorted((luminance(named[front]), luminance(named[back])))
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_every_style_sheet_is_served_and_the_order_of_layers_comes_first():
    template = settings.BASE_DIR / "bac_collection/templates/components/stylesheets.html"
    served = re.findall(r"'(css/[^']+)'", template.read_text())
    assert served[0] == "css/layers.css"
    assert sorted(served) == sorted(f"css/{path.relative_to(CSS)}" for path in OURS)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_each_stands_in_a_layer(path):
    layer = "components" if path.parent.name == "components" else path.stem
    assert layer == "layers" or f"@layer {layer} {{" in path.read_text()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_has_what_the_strict_policy_forbids(path):
    text = path.read_text()
    assert not re.search(r"<style|<script(?![^>]* src=)|\sstyle=|\son\w+=|\|safe\b", text)
