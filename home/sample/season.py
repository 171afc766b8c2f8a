"""The sample's season is read as a box office's is, so that the site is alive without one."""

from datetime import timedelta

from django.utils import timezone

from whatson.drafts import make_drafts
from whatson.models import BoxOfficeSettings, SyncRun
from whatson.providers.season_file import SeasonFile
from whatson.syncing import sync_availability, sync_listings
from whatson.syncing.season import gather
from whatson.syncing.writing import write

AGO = timedelta(weeks=6)
"""When the box office said what is over by now."""


class SeasonBefore(SeasonFile):
    """The season before, which the same file has: its weeks are counted from that of `AGO`."""

    rows = "over"


def load_season() -> SyncRun | None:
    """Read the sample season, unless somebody has set a box office; from then on the clock does."""
    settings = BoxOfficeSettings.load()
    if settings.is_set:
        return None
    settings.provider = settings.Provider.SAMPLE
    settings.save()
    _load_what_is_over(settings)
    run = sync_listings()
    sync_availability()
    return run


def _load_what_is_over(settings) -> None:
    """As if it had been read then; a draft is begun of it, as of all that is read."""
    then = timezone.now() - AGO
    events, _ = write(gather(SeasonBefore(settings), then), settings.provider, then)
    make_drafts(events.new)
