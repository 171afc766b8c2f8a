"""What stands above each of the moderators' pages: where one is, and the way back."""

from django.urls import reverse


def furniture(title: str) -> dict:
    """The context that Wagtail's header wants."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Home"},
        {"url": reverse("moderating:index"), "label": "Memories"},
        {"url": "", "label": title},
    ]
    return {"breadcrumbs_items": crumbs, "header_title": title, "header_icon": "comment"}
