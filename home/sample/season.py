"""The sample's season is read as a box office's is, so that the site is alive without one."""

from whatson.models import BoxOfficeSettings, SyncRun
from whatson.syncing import sync_availability, sync_listings


def load_season() -> SyncRun | None:
    """Read the sample season, unless somebody has set a box office; from then on the clock does."""
    settings = BoxOfficeSettings.load()
    if settings.is_set:
        return None
    settings.provider = settings.Provider.SAMPLE
    settings.save()
    run = sync_listings()
    sync_availability()
    return run
