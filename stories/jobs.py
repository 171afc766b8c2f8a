"""What stories do by the clock. (Pages given a time are published by `contact.publishing`.)"""

from datetime import timedelta

from django.utils import timezone

from contact.jobs_table import Job, register
from stories import giving_way, uses
from stories.models import ReviewInvitation


def look_for_what_gave_way() -> int:
    """Note where published stories no longer show what they showed, and tell their authors."""
    giving_way.settle()
    return giving_way.tell()


def forget_reviewers() -> int:
    """Erase who was asked to read a draft so long ago, and what they wrote."""
    due = list(ReviewInvitation.objects.to_forget())
    for invitation in due:
        invitation.forget()
    return len(due)


def reviewers_left() -> int:
    """How many should have been erased a day ago."""
    yesterday = timezone.localdate() - timedelta(days=1)
    return ReviewInvitation.objects.to_forget(yesterday).count()


register(
    Job(
        name="stories.gave_way",
        run=look_for_what_gave_way,
        every=timedelta(minutes=10),
        words="Tell authors what their stories no longer show",
        late_after=timedelta(hours=6),
    )
)
register(
    Job(
        name="stories.mentions",
        run=uses.fill_in_mentions,
        every=timedelta(days=1),
        words="Look which productions and projects the stories lead to",
        late_after=timedelta(days=2),
    )
)
register(
    Job(
        name="stories.reviews",
        run=forget_reviewers,
        every=timedelta(hours=1),
        words="Erase who was asked to read a draft, and what they wrote",
        is_grave=True,
        overdue=reviewers_left,
    )
)
