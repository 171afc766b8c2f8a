"""What a moderator may set: who reads, how soon, and where help is."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="comment")
class MemorySettings(BaseGenericSetting):
    """What people are told before and after they give a memory."""

    who_reads = models.CharField(
        max_length=200, default="One of two people who look after the collection reads it."
    )
    days_to_read = models.PositiveSmallIntegerField(
        default=14, help_text="Within how many days every memory is read."
    )
    help_text = models.TextField(
        default=(
            "This is not an emergency service. If you or somebody else is in danger, ring 999."
            " If something is hard to carry, Samaritans listen at any hour: ring 116 123."
        ),
        help_text="Stands beside the first question.",
    )
    telephone = models.CharField(
        max_length=40, blank=True, help_text="For people who would rather tell us by telephone."
    )

    panels = [
        FieldPanel("who_reads"),
        FieldPanel("days_to_read"),
        FieldPanel("help_text"),
        FieldPanel("telephone"),
    ]

    class Meta:
        verbose_name = "giving memories"

    def __str__(self):
        return "Giving memories"
