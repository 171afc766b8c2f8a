"""What stories do by the clock. (Pages given a time are published by `contact.publishing`.)"""

from datetime import timedelta

from contact.jobs_table import Job, register
from stories import giving_way


def look_for_what_gave_way() -> int:
    """Note where published stories no longer show what they showed, and tell their authors."""
    giving_way.settle()
    return giving_way.tell()


register(
    Job(
        name="stories.gave_way",
        run=look_for_what_gave_way,
        every=timedelta(minutes=10),
        words="Tell authors what their stories no longer show",
        late_after=timedelta(hours=6),
    )
)
