"""What is on: as the box office says it, what BAC writes of it, and civic work beside it."""

from whatson.models.answers import Answer, FreeWords, PaperBox, PaperCount
from whatson.models.consultations import Consultation
from whatson.models.events import BoxOfficeEvent
from whatson.models.index import WhatsOnPage
from whatson.models.joinings import Joining
from whatson.models.options import Option
from whatson.models.performances import Performance
from whatson.models.productions import ProductionObject, ProductionPage
from whatson.models.projects import ProjectObject, ProjectPage, Session
from whatson.models.runs import SyncRun
from whatson.models.settings import BoxOfficeSettings
from whatson.models.typed import TypedEvent, TypedPerformance
from whatson.models.visit_asks import VisitAsk

__all__ = [
    "Answer",
    "BoxOfficeEvent",
    "BoxOfficeSettings",
    "Consultation",
    "FreeWords",
    "Joining",
    "Option",
    "PaperBox",
    "PaperCount",
    "Performance",
    "ProductionObject",
    "ProductionPage",
    "ProjectObject",
    "ProjectPage",
    "Session",
    "SyncRun",
    "TypedEvent",
    "TypedPerformance",
    "VisitAsk",
    "WhatsOnPage",
]
