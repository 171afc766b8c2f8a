"""No page can take the address of a view: the list of reserved slugs is complete."""

from django.conf import settings
from django.urls import URLPattern, get_resolver


def root_words(patterns) -> set[str]:
    """The first word of each address, or of what is included at the root."""
    words = set()
    for pattern in patterns:
        word = str(pattern.pattern).split("/")[0]
        if word or isinstance(pattern, URLPattern):
            words.add(word)
        else:
            words |= root_words(pattern.url_patterns)
    return words


def test_every_word_at_the_root_is_reserved():
    *ours, wagtail_pages = get_resolver().url_patterns
    assert "wagtail_serve" in {pattern.name for pattern in wagtail_pages.url_patterns}
    # The lists of stories and of what is on are pages; what is below them, and no page, is
    # reserved by its own word, or has a dot.
    assert root_words(ours) - set(settings.RESERVED_ROOT_SLUGS) == {"stories", "whats-on"}
    assert {"feed", "letter", "share"} <= set(settings.RESERVED_ROOT_SLUGS)
