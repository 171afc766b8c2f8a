"""People without an account: how they are reached, and how we keep from being flooded."""

from contact.models.asked import AskedAddress, LinkRequest
from contact.models.contacts import Contact
from contact.models.intake import IntakeSettings
from contact.models.jobs import JobRun
from contact.models.letters import Letter
from contact.models.limits import DailyKey, Tally, WorkshopCode
from contact.models.links import PrivateLink

__all__ = [
    "AskedAddress",
    "Contact",
    "DailyKey",
    "IntakeSettings",
    "JobRun",
    "Letter",
    "LinkRequest",
    "PrivateLink",
    "Tally",
    "WorkshopCode",
]
