"""Which memories wait for whom: the tabs of the moderators' list, and what the morning counts."""

from datetime import timedelta

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from memories import states
from objects.models import CollectionObject
from whatson.models import ProductionPage

DUE_SOON = timedelta(days=3)
HOLD_ENDS_SOON = timedelta(days=14)
UNREAD = (states.SUBMITTED, states.IN_REVIEW)


class Queues:
    """Mixed into the memories' queryset. None of these looks at drafts or what was taken back."""

    def sent(self):
        """Keep what was sent and was not taken back."""
        return self.exclude(state__in=(states.DRAFT, states.WITHDRAWN))

    def new(self):
        """Keep what nobody has decided on yet."""
        return self.filter(state__in=UNREAD)

    def with_news(self):
        """Keep those whose giver changed something while the old is still shown."""
        return self.sent().filter(has_news=True).exclude(state__in=UNREAD)

    def asked(self):
        """Keep those whose giver was asked something."""
        return self.filter(state=states.CHANGES_ASKED)

    def held(self):
        """Keep what is held, also where its giver has taken it back meanwhile."""
        taken_back = Q(state=states.WITHDRAWN, held_until__isnull=False)
        return self.filter(Q(state=states.HELD) | taken_back)

    def object_not_shown(self):
        """Keep those whose object was unpublished or retired since, or whose production was taken
        off the site.
        """
        shown = CollectionObject.objects.filter(live=True, retired_at=None)
        away = Q(collection_object__isnull=False) & ~Q(collection_object__in=shown)
        seen = ProductionPage.objects.public().order_by().values("pk")
        return self.filter(away | Q(production__isnull=False) & ~Q(production__in=seen))

    def complained_of(self):
        """Keep those of which a complaint waits."""
        return self.filter(messages__kind="complaint", messages__settled_at=None).distinct()

    def with_waiting(self):
        """Add `waits_since`: when it was last sent, or when its news came."""
        return self.annotate(
            waits_since=Case(
                When(state__in=UNREAD, then=_last(self.model, "moves", "at", move__in=SENT)),
                When(has_news=True, then=_last(self.model, "moves", "at", move="change")),
                default=F("state_since"),
            )
        )

    def for_the_list(self):
        """Fetch what the moderators' list shows, whatever the number, in four queries."""
        tellings = self.model._meta.get_field("tellings").related_model.objects
        translated = tellings.filter(memory=OuterRef("pk")).exclude(translation="")
        things = CollectionObject.objects.with_thumbnails()
        return (
            self.annotate(is_translated=Exists(translated))
            .select_related("place", "production", "reader")
            .prefetch_related(Prefetch("collection_object", things))
        )

    def due_by(self, moment, days_to_read: int):
        """Keep what has to be read by then (needs `with_waiting()`)."""
        waiting = self.to_be_read()
        return waiting.filter(waits_since__lte=moment - timedelta(days=days_to_read))

    def soon_due(self, days_to_read: int):
        """Keep what has to be read within three days, or is late, and holds that end soon."""
        soon = timezone.now() + DUE_SOON - timedelta(days=days_to_read)
        holds = timezone.localdate() + HOLD_ENDS_SOON
        reading = (Q(state__in=UNREAD) | Q(has_news=True)) & Q(waits_since__lte=soon)
        ending = Q(state=states.HELD, held_until__lte=holds)
        return self.sent().filter(reading | ending)


SENT = ("submit", "send_again")


def _last(model, relation, field, **which):
    related = model._meta.get_field(relation).related_model.objects
    rows = related.filter(memory=OuterRef("pk"), **which).order_by("-pk")
    return Coalesce(Subquery(rows.values(field)[:1]), F("state_since"))
