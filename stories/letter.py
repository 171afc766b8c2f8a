"""The letter of the week, for BAC's own mailing tool to fetch: links to new stories.

Nobody's address is kept here, and no memory's words are in it: a letter can't be called back.
"""

from datetime import timedelta

from django.utils import timezone

from stories.models import Article

DAYS = 7


def stories_of_the_week():
    """What anybody may read for the first time since seven days ago, newest first."""
    since = timezone.now() - timedelta(days=DAYS)
    return Article.objects.public().whole().filter(first_published_at__gte=since).with_cards()
