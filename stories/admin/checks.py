"""What Wagtail's content checks look for in a page's preview, while it is written."""

from wagtail.admin.userbar import ContentCheckerItem

from stories.links import MARK

LINK_WORDS, GAVE_WAY = "link-words", "something-gave-way"


class StoryChecks(ContentCheckerItem):
    """Wagtail's own, and ours: alternative texts, one heading above all, link words, and what may
    not be shown.
    """

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "page-has-heading-one",
        LINK_WORDS,
        GAVE_WAY,
    ]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": LINK_WORDS,
            "impact": "serious",
            "selector": f"main a[{MARK}]",
            "tags": ["best-practice"],
            "none": ["link-says-nothing"],
            "enabled": True,
        },
        {
            "id": GAVE_WAY,
            "impact": "critical",
            "selector": ".gave-way",
            "tags": ["best-practice"],
            "none": ["is-a-line-instead"],
            "enabled": True,
        },
    ]
    axe_custom_checks = [
        *ContentCheckerItem.axe_custom_checks,
        {
            "id": "link-says-nothing",
            "evaluate": "matches-definition-evaluate",
            "options": {"matcher": {"nodeName": "a"}},
        },
        {
            "id": "is-a-line-instead",
            "evaluate": "matches-definition-evaluate",
            "options": {"matcher": {"nodeName": "p"}},
        },
    ]
    axe_messages = ContentCheckerItem.axe_messages | {
        "image-alt": {
            "error_name": "A picture has no alternative text",
            "help_text": "Say what it shows, for people who cannot see it",
        },
        "page-has-heading-one": {
            "error_name": "The page has no title",
            "help_text": "Give it one",
        },
        LINK_WORDS: {
            "error_name": "A link does not say where it leads",
            "help_text": "Instead of “here”, name the page",
        },
        GAVE_WAY: {
            "error_name": "Something here may not be shown",
            "help_text": "An object was withdrawn, or this memory’s consent does not cover stories:"
            " choose another one",
        },
    }


def use_our_checks(request, items, page):
    """Put ours in the place of Wagtail's."""
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = StoryChecks(in_editor=item.in_editor)
