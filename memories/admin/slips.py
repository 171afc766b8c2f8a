"""A slip of paper with six words, for a giver who was here or has lost theirs."""

from django.shortcuts import render

from contact.given_links import GivenLink
from memories.admin.furniture import furniture


def slip(request, memory, words: str):
    """The words are told here and stored nowhere: this page is not shown again."""
    link = GivenLink(words, memory.reference)
    context = furniture("A slip for its giver") | {"memory": memory, "link": link}
    return render(request, "memories/admin/slip.html", context)
