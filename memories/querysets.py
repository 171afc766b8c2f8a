"""Which memories, for whom: `shown_on(surface)` is the only way to a public one."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.utils import timezone

from memories import consent, states
from memories.queues import Queues
from memories.sentences import HIDDEN
from objects.models import CollectionObject, Place
from whatson.models import ProductionPage


def _same_place():
    """Within a query of memories: each one's place and its other names."""
    one, shown = OuterRef("place"), OuterRef("place__preferred")
    same = Q(pk=one) | Q(preferred=one) | Q(pk=shown) | Q(preferred=shown)
    return Place.objects.filter(same).order_by()


class MemoryQuerySet(Queues, models.QuerySet):
    """Memories by where they are and who may see them."""

    def shown_on(self, surface: str):
        """Keep what the public may see on this surface: published, of something that is shown
        or was, agreed to for this use, on a day between its two dates.

        Raises KeyError for a surface without a row in `consent.SURFACES`.
        """
        today = timezone.localdate()
        shown = self.filter(state=states.PUBLISHED, telling__isnull=False)
        shown = shown.filter(Q(not_before=None) | Q(not_before__lte=today))
        shown = shown.filter(Q(not_after=None) | Q(not_after__gte=today))
        shown = shown.of_what_is_or_was_shown()
        for choice in {consent.SITE, *consent.choices_for(surface)}:
            shown = shown.filter(self._agreed(choice, today))
        return shown

    def _agreed(self, choice, today):
        agreed = self._uses().filter(memory=OuterRef("pk"), choice=choice, answer=consent.YES)
        return Exists(agreed.filter(Q(until=None) | Q(until__gt=today)))

    def were_shown(self):
        """Keep what the public could read once, and was taken back or taken down."""
        gone = (states.WITHDRAWN, states.REMOVED)
        return self.filter(state__in=gone, published_at__isnull=False)

    def of_what_is_or_was_shown(self):
        """Keep those of objects that are published or were when they were retired, of places that
        such objects name, under any name (a place that nothing names any more was known once), and
        of productions that anybody may read about now.
        """
        seen = CollectionObject.objects.filter(pk=OuterRef("collection_object"))
        of_object = Exists(seen.filter(live=True))  # retiring leaves it as it was
        named = _same_place().filter(object_links__isnull=False)
        seen_there = _same_place().filter(object_links__collection_object__live=True)
        of_place = Q(place__isnull=False) & (Exists(seen_there) | ~Exists(named))
        of_production = Q(production__in=ProductionPage.objects.public().order_by().values("pk"))
        return self.filter(of_object | of_place | of_production)

    def of_records(self, field: str, records):
        """Keep those of these records; `field` is one of `subjects.FIELDS`."""
        return self.filter(**{f"{field}__in": records})

    def with_something_to_hear(self):
        """Keep those with a recording that is shown."""
        files = self.model._meta.get_field("files").related_model.objects.shown()
        heard = files.filter(memory=OuterRef("pk"), kind__in=("sound", "video"))
        return self.filter(Exists(heard))

    def matching(self, words: str):
        """Keep those that have each word in what is read of them, or in what they are of: for the
        time while the search is away.
        """
        found = self
        for word in words.split():
            named = Q(telling__shown_name__icontains=word) & ~Q(telling__name_as="none")
            own = Q(telling__public_text__icontains=word) | named
            thing = Q(collection_object__title__icontains=word) | Q(place__name__icontains=word)
            thing |= Q(collection_object__object_number__icontains=word)
            found = found.filter(own | thing | Q(production__title__icontains=word))
        return found

    def in_order(self):
        """By when they are about, then by when they came: what has no date comes last."""
        about = self.with_years().order_by
        return about(F("about_earliest").asc(nulls_last=True), "published_at", "pk")

    def with_years(self):
        """Add `about_earliest` and `about_latest`: the years that it is about, as far as the
        public may know them. Where any part of when it was is hidden there are none, as an order
        or a count would tell it.
        """
        is_open = ~Q(telling__public_when__contains=HIDDEN)
        return self.annotate(
            about_earliest=Case(When(is_open, then=F("telling__when_earliest"))),
            about_latest=Case(When(is_open, then=F("telling__when_latest"))),
        )

    # For the staff

    def for_staff(self, user):
        """Keep what this member of staff may see: never what was not sent, and what is held
        and was taken back only for the lead.
        """
        if not user.has_perm("memories.read_memories"):
            return self.none()
        seen = self.exclude(state__in=states.NOT_THE_STAFFS)
        if user.has_perm("memories.lead_memories"):
            return seen.exclude(state=states.WITHDRAWN, held_until=None)
        return seen.exclude(state=states.WITHDRAWN)

    def to_be_read(self):
        """Keep what waits for a reader: new, being read, or with news."""
        waiting = Q(state__in=(states.SUBMITTED, states.IN_REVIEW)) | Q(has_news=True)
        return self.filter(waiting).exclude(state__in=(states.WITHDRAWN, states.DRAFT))

    # For the clock

    def due_to_be_shown(self):
        """Keep what is approved and whose day has come."""
        day = timezone.localdate()
        return self.filter(state=states.APPROVED).filter(
            Q(not_before=None) | Q(not_before__lte=day)
        )

    def due_to_be_erased(self, moment=None):
        """Keep what is to be erased by now, or was by then, and is not held."""
        moment = moment or timezone.now()
        free = Q(held_until=None) | Q(held_until__lt=timezone.localdate(moment))
        return self.filter(free, erase_at__lte=moment)

    def owing_the_ledger(self):
        """Keep those of which the ledger outside the database does not say all yet."""
        return self.exclude(ledger_owes="")

    def held_too_long(self):
        """Keep what is held, was not taken back, and whose time is over."""
        return self.filter(state=states.HELD, held_until__lt=timezone.localdate())

    def ended_since(self, day):
        """Keep those of which the last day, or the consent's, is over since this day."""
        today = timezone.localdate()
        ended = self._uses().filter(memory=OuterRef("pk"), until__gt=day, until__lte=today)
        return self.filter(Exists(ended) | Q(not_after__gte=day, not_after__lt=today))

    def kept(self):
        """Keep what was sent and may be shown, now or again."""
        gone = (states.DRAFT, states.WITHDRAWN, states.REMOVED, states.DECLINED)
        return self.exclude(state__in=gone)

    def grown_up(self):
        """Keep those given by somebody under 18 who is an adult by now, for sure."""
        return self.filter(age=consent.TEEN, adult_in__lt=timezone.localdate().year)

    def to_be_asked_as_adults(self):
        """Keep those of which nobody has asked them yet."""
        return self.kept().grown_up().filter(asked_as_adult_at=None)

    def unanswered_as_adults(self, since):
        """Keep those that are shown though they were asked before then and did not answer."""
        shown = self.filter(state__in=(states.PUBLISHED, states.APPROVED))
        return shown.grown_up().filter(asked_as_adult_at__lte=since)

    def whose_consent_ends(self, first, last):
        """Keep those to whose showing somebody said yes until a day within these two; with
        `consent_ends`, that day.
        """
        site = self._uses().filter(choice=consent.SITE, answer=consent.YES)
        ends = site.filter(memory=OuterRef("pk")).values("until")[:1]
        return (
            self.kept()
            .annotate(consent_ends=Subquery(ends))
            .filter(consent_ends__gte=first, consent_ends__lte=last)
        )

    def _uses(self):
        return self.model._meta.get_field("uses").related_model.objects.all()
