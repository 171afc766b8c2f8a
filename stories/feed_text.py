"""The full text of stories as feeds carry it: what is kept there by others can't come back.

So of a memory there is a line and a link, and of an object its name and its address.
"""

import re
from collections import defaultdict

from django.conf import settings
from django.template.loader import render_to_string

from objects.blocks import Shown

TEMPLATE = "stories/feed_block.html"
OWN_ADDRESS = re.compile(r'(?<=\b(?:href)=")(?=/(?!/))')


def full_texts(articles) -> dict[int, str]:
    """The text of each as HTML with whole addresses, by key; as many queries as for two: a story
    and an exhibition, to which the givers of memories said yes apart.
    """
    by_surface = defaultdict(list)
    for article in articles:
        by_surface[article.specific_class.surface].append(article)
    texts = {}
    for surface, own in by_surface.items():
        shown = Shown(surface)
        shown.bring_all([(article.body.stream_block, article.body) for article in own])
        texts |= {article.pk: _text(article, shown) for article in own}
    return texts


def _text(article, shown) -> str:
    blocks = "".join(_block(block, article, shown) for block in article.body)
    return OWN_ADDRESS.sub(settings.SITE_URL, blocks)


def _block(block, article, shown) -> str:
    context = block.block.get_context(block.value, {"shown": shown})
    return render_to_string(
        TEMPLATE, {**context, "kind": block.block_type, "address": article.url}
    ).strip()
