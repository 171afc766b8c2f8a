"""Pictures, sound and video that belong to a memory, and to nothing else."""

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.references import new_reference
from memories import consent

MOST_TOLD = 10_000
"""Letters of what a file shows or says: five minutes of quick speech are some 6,500."""


class MemoryFileQuerySet(models.QuerySet):
    def ready(self):
        """Keep those that were made anew and can be shown."""
        return self.filter(state=MemoryFile.READY)

    def usable(self):
        """Keep those that can be shown, or will be once they are made ready."""
        return self.exclude(state=MemoryFile.REFUSED)

    def that_age_allows(self):
        """Leave out, of a child, where one hears the voice or may see a face."""
        by_child = Q(memory__age=consent.CHILD)
        tells_who = Q(kind__in=(MemoryFile.SOUND, MemoryFile.VIDEO)) | ~Q(who_is_in_it="")
        return self.exclude(by_child & tells_who)

    def showable(self):
        """Keep those that may be shown once they are read: none that a moderator left out; of a
        child nobody hears the voice or sees a face.
        """
        return self.ready().filter(is_left_out=False).that_age_allows()

    def shown(self):
        """Keep those that a moderator has read, and that may be shown."""
        return self.showable().filter(read_at__isnull=False)

    def take_retold(self):
        """Let the public read what their giver says of them anew."""
        for file in self.exclude(retold=None):
            for name, words in file.retold.items():
                setattr(file, name, words)
            file.retold = None
            file.save(update_fields=["description", "transcript", "retold"])

    def unread(self):
        """Keep those that wait for a moderator."""
        return self.ready().filter(read_at=None)


class MemoryFile(models.Model):
    """One file: never Wagtail's image or media, kept in its memory's folder, made anew by us."""

    PICTURE, SOUND, VIDEO = "picture", "sound", "video"
    KINDS = {PICTURE: _("Picture"), SOUND: _("Sound"), VIDEO: _("Video")}
    ARRIVING, READY, REFUSED = "arriving", "ready", "refused"
    STATES = {ARRIVING: "Being made ready", READY: "Ready", REFUSED: "Could not be used"}

    memory = models.ForeignKey("memories.Memory", on_delete=models.CASCADE, related_name="files")
    reference = models.CharField(max_length=10, unique=True, default=new_reference, editable=False)
    kind = models.CharField(max_length=8, choices=list(KINDS.items()))
    state = models.CharField(max_length=8, choices=list(STATES.items()), default=ARRIVING)
    stored = models.CharField(max_length=120, blank=True, help_text="Under MEMORY_FILES_DIR.")
    poster = models.CharField(max_length=120, blank=True)
    content_type = models.CharField(max_length=40, blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    description = models.TextField(blank=True, help_text="What is to be seen, for who cannot.")
    transcript = models.TextField(blank=True, help_text="What is said, for who cannot hear it.")
    retold = models.JSONField(
        null=True,
        blank=True,
        help_text="Its description and transcript as its giver changed them: they wait to be read.",
    )
    made_by_giver = models.BooleanField(null=True, blank=True)
    who_is_in_it = models.TextField(blank=True)
    is_left_out = models.BooleanField(
        default=False, help_text="A moderator keeps it from the public."
    )
    refused_because = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    press = models.CharField(
        max_length=100,
        blank=True,
        editable=False,
        help_text="The form and the field that it came by: however often that is sent, it is one.",
    )
    read_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MemoryFileQuerySet.as_manager()
    RETOLD = ("description", "transcript")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["press"], condition=~Q(press=""), name="memory_file_of_one_press"
            ),
        ]

    def __str__(self):
        return f"File {self.reference}"

    def get_absolute_url(self):
        return reverse("memories:file", args=[self.memory.reference, self.reference])

    @property
    def told(self) -> dict[str, str]:
        """What its giver or a moderator last said of it, read or not."""
        return self.shown_words | (self.retold or {})

    def retell(self, **said):
        """Keep what its giver says of it anew until that is read; the same words are no news."""
        self.retold = None if self.told | said == self.shown_words else self.told | said
        self.save(update_fields=["retold"])

    @transaction.atomic
    def tell(self, **said):
        """Write down what its giver says of it, and nothing that others changed meanwhile: what
        was read since keeps its words until the new ones are read too.
        """
        type(self.memory).objects.select_for_update().get(pk=self.memory_id)
        rows = type(self).objects.filter(pk=self.pk)
        now = rows.first()
        if now and now.read_at:
            now.retell(**{name: words for name, words in said.items() if name in self.RETOLD})
        elif now:
            rows.update(**said)

    @property
    def shown_words(self) -> dict[str, str]:
        """What people read of it, or will."""
        return {name: getattr(self, name) for name in self.RETOLD}

    @property
    def is_told_anew(self) -> bool:
        """Whether what its giver says of it waits to be read, while the old is shown."""
        return self.retold is not None
