"""Which box office the site reads, and what it calls things: for administrators alone."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from whatson.access import ACCESS
from whatson.hosts import may_ask, split_allowed

CLIENT = RegexValidator(r"\A[A-Za-z0-9_-]+\Z", "Letters, digits and hyphens only.")
NOT_LISTED = "Not one of the hosts that BOXOFFICE_HOSTS lists, or not https."
DOMAIN = RegexValidator(
    r"\A[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?\Z", "A name such as tickets.example.org."
)


def attribute(default: str) -> models.CharField:
    return models.CharField(max_length=80, blank=True, default=default)


@register_setting(icon="calendar-alt")
class BoxOfficeSettings(BaseGenericSetting):
    """The one box office of this house. That it may be asked at all, the environment says."""

    class Provider(models.TextChoices):
        NONE = "none", "None"
        SPEKTRIX = "spektrix", "Spektrix"
        ICALENDAR = "icalendar", "A published calendar (iCalendar)"
        TYPED = "typed", "Typed in here"
        SAMPLE = "sample", "The sample season"

    provider = models.CharField(
        max_length=20, choices=Provider.choices, default=Provider.NONE, verbose_name="box office"
    )
    client_name = models.CharField(
        max_length=80,
        blank=True,
        validators=[CLIENT],
        help_text="At Spektrix, as in its addresses.",
    )
    custom_domain = models.CharField(
        max_length=200,
        blank=True,
        validators=[DOMAIN],
        help_text="If Spektrix answers under a domain of our own; BOXOFFICE_HOSTS must list it.",
    )
    calendar_url = models.URLField(
        max_length=500, blank=True, verbose_name="calendar", help_text="Begins with https."
    )

    age_attribute = attribute("Age")
    strand_attribute = attribute("Strand")
    pay_what_you_can_attribute = attribute("PayWhatYouCan")
    relaxed_attribute = attribute("Relaxed")
    bsl_attribute = attribute("BSL")
    captioned_attribute = attribute("Captioned")
    audio_described_attribute = attribute("AudioDescribed")
    wheelchair_attribute = attribute("Wheelchair")
    touch_tour_attribute = attribute("TouchTour")

    panels = [
        HelpPanel(template="whatson/admin/try_it_link.html"),
        FieldPanel(
            "provider",
            help_text="Choosing another takes all shows of the one before off the list, those of"
            " the sample too. Choose that one again, and they come back.",
        ),
        FieldPanel("client_name"),
        FieldPanel("custom_domain"),
        FieldPanel("calendar_url"),
        MultiFieldPanel(
            [
                FieldPanel(f"{name}_attribute")
                for name in ("age", "strand", "pay_what_you_can", *(one.field for one in ACCESS))
            ],
            heading="What Spektrix's attributes are called here",
        ),
    ]

    class Meta:
        verbose_name = "box office"
        default_permissions = ("change",)

    def __str__(self):
        return self.get_provider_display()

    def attribute_of(self, name: str) -> str:
        """What the box office's attribute for "age", "strand" or a kind of access is called."""
        return getattr(self, f"{name}_attribute")

    def clean(self):
        needed = {self.Provider.SPEKTRIX: "client_name", self.Provider.ICALENDAR: "calendar_url"}
        name = needed.get(self.provider)
        if name and not getattr(self, name):
            raise ValidationError({name: "Needed for this box office."})
        if self.custom_domain and not may_ask(self.custom_domain):
            raise ValidationError({"custom_domain": NOT_LISTED})
        if self.calendar_url and not split_allowed(self.calendar_url):
            raise ValidationError({"calendar_url": NOT_LISTED})

    @classmethod
    def current(cls) -> "BoxOfficeSettings":
        """As they are set; as they would be at first, where nobody has set any."""
        return cls.objects.first() or cls()

    @property
    def is_set(self) -> bool:
        """Whether there is a box office to ask."""
        return self.provider != self.Provider.NONE
