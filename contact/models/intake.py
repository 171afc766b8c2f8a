"""The switch that closes every public form, honestly."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="lock")
class IntakeSettings(BaseGenericSetting):
    """Whether we take anything now; if not, why, and when we shall again."""

    is_closed = models.BooleanField(
        default=False, verbose_name="closed", help_text="No public form takes anything."
    )
    reason = models.CharField(
        max_length=200,
        default="We are reading what we have.",
        help_text="A sentence for people who came to tell us something.",
    )
    open_again_on = models.DateField(
        null=True, blank=True, help_text="The day from which it opens by itself again."
    )

    panels = [FieldPanel("is_closed"), FieldPanel("reason"), FieldPanel("open_again_on")]

    class Meta:
        verbose_name = "taking memories and letters"

    def __str__(self):
        return "Closed" if self.is_closed_now else "Open"

    @property
    def is_closed_now(self) -> bool:
        """Whether it is closed today: the day of opening again is the first open one."""
        return self.is_closed and not (
            self.open_again_on and self.open_again_on <= timezone.localdate()
        )

    @property
    def words(self) -> str:
        """Why it is closed and when to come back, in a sentence each."""
        day = self.open_again_on
        if not day:
            return f"{self.reason} {_('Please come back in a while.')}"
        words = _("Please come back from %(day)s.") % {"day": date_format(day, "j F Y")}
        return f"{self.reason} {words}"

    def clean(self):
        if self.is_closed and not self.open_again_on:
            raise ValidationError({"open_again_on": "Say from which day people may come back."})
        if self.is_closed and not self.is_closed_now:
            raise ValidationError({"open_again_on": "This day has come: choose a later one."})
