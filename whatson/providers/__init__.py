"""The box offices that the site can read: the one list."""

from whatson.faults import NotSetUp
from whatson.models import BoxOfficeSettings
from whatson.providers.base import Provider
from whatson.providers.icalendar_feed import ICalendarFeed
from whatson.providers.season_file import SeasonFile
from whatson.providers.spektrix import Spektrix
from whatson.providers.typed import Typed

Kind = BoxOfficeSettings.Provider

PROVIDERS = {
    Kind.SPEKTRIX: Spektrix,
    Kind.ICALENDAR: ICalendarFeed,
    Kind.TYPED: Typed,
    Kind.SAMPLE: SeasonFile,
}


def provider_for(settings: BoxOfficeSettings) -> Provider:
    """The box office that the settings name; raises NotSetUp if they name none."""
    if settings.provider not in PROVIDERS:
        raise NotSetUp()
    return PROVIDERS[settings.provider](settings)
