"""What is on, as the box office says it, and what the sync keeps of its own work."""

from whatson.models.events import BoxOfficeEvent
from whatson.models.performances import Performance
from whatson.models.runs import SyncRun
from whatson.models.settings import BoxOfficeSettings
from whatson.models.typed import TypedEvent, TypedPerformance

__all__ = [
    "BoxOfficeEvent",
    "BoxOfficeSettings",
    "Performance",
    "SyncRun",
    "TypedEvent",
    "TypedPerformance",
]
