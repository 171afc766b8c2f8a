"""One time at which something is on: a performance or a session, on the same card for both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from whatson.availability import Availability
from whatson.times import local

SHOW = "show"
SHOW_WORDS = "Show"
CANCELLED = "Cancelled"
"""All that a calendar is told of what stood on a page that is no more."""
JOIN_IN = "Join in"
PLACES = {Availability.SOLD_OUT: "Sold out", Availability.FEW: "Few places left"}
"""What is said of the places left; of others nothing."""
FULL = "Full: there is a waiting list"
BY_INVITATION = "By invitation"
FEW_LEFT = 5
"""So many places of a session, or fewer, are few."""


@dataclass
class Occasion:
    """What a card, a calendar and a machine are told of it. `page` is BAC's own, or None."""

    name: str
    """Which it is, for good: “performance-12”."""
    title: str
    start: datetime | None
    """None of a project without a day."""
    first_known: datetime | None
    changed: datetime | None
    end: datetime | None = None
    words: str = ""
    kind: str = ""
    place: str = ""
    access: Sequence[str] = ()
    price: str = ""
    age: str = ""
    cancelled: bool = False
    mosaic: str = ""
    page: object = None
    places: str = ""
    action: str = ""
    action_url: str = ""
    checked_at: datetime | None = None
    """When what it says of prices and places was asked for; None where that is no use any more."""
    checked: str = ""
    """The same in words, once that is long ago."""
    is_priced: bool = False
    """Whether what it costs or how many places are left was ever said: a calendar has neither."""

    @property
    def last_checked(self) -> str:
        """What stands beside it while the box office is silent; "" while it is fresh."""
        return last_checked([self])

    @property
    def url(self) -> str:
        """Where there is more about it; "" where nobody has published anything yet."""
        return self.page.url or "" if self.page else ""

    @property
    def address(self) -> str:
        """The same, whole; where there is none, the list of all that is on."""
        return f"{settings.SITE_URL}{self.url or '/whats-on/'}"

    @property
    def picture(self):
        """The page's picture, where the page was read with it and anybody may see it."""
        return self.page.shown_picture if self.page else None

    @property
    def day(self):
        """The day in London on which it begins; None where it has none."""
        return self.start and self.start.date()

    @property
    def ends_same_day(self) -> bool:
        return self.end is not None and self.end.date() == self.day

    @property
    def version(self) -> int:
        """Counts up with each change: seconds between when it was first known and last changed."""
        if self.first_known is None or self.changed is None:
            return 0
        return max(0, int((self.changed - self.first_known).total_seconds()))


@dataclass(frozen=True)
class Been:
    """One time at which something was on."""

    start: datetime
    place: str


def last_checked(occasions: Iterable[Occasion]) -> str:
    """What stands once above all of these while the box office is silent; "" while all is fresh."""
    known = [one for one in occasions if one.checked_at]
    stale = [one for one in known if one.checked]
    if not stale:
        return ""
    what = "prices and places" if any(one.is_priced for one in stale) else "dates"
    which = what.capitalize() if len(stale) == len(known) else f"Some {what}"
    return f"{which}: {min(stale, key=lambda one: one.checked_at).checked}"


def of_performances(performances: Iterable, pages: Mapping, now: datetime) -> list[Occasion]:
    """Each as an occasion; `pages` has the published page of an event, by the event's key."""
    return [_of_performance(one, pages.get(one.event_id), now) for one in performances]


def _of_performance(performance, page, now: datetime) -> Occasion:
    event, bookable = performance.event, performance.is_bookable(now)
    return Occasion(
        name=f"performance-{performance.pk}",
        title=page.title if page else performance.name or event.name,
        words=page.standfirst if page else event.description.partition("\n\n")[0],
        kind=SHOW_WORDS,
        start=performance.local_start,
        end=performance.local_end,
        place=performance.venue,
        access=performance.access_labels,
        price="" if performance.cancelled else performance.price_words(now),
        age=event.age,
        cancelled=performance.cancelled,
        first_known=performance.first_seen_at,
        changed=_last_change_of(performance, page),
        mosaic=page.mosaic_name if page else f"event-{event.pk}",
        page=page,
        places="" if performance.cancelled else PLACES.get(performance.shown_availability(now), ""),
        action=performance.booking_words(now) if bookable else "",
        action_url=performance.booking_url if bookable else "",
        **_freshness_of(performance, now),
    )


def _freshness_of(performance, now: datetime) -> dict:
    """Nothing of what is off or has begun: nobody asks for its places any more."""
    if performance.cancelled or performance.start <= now:
        return {}
    return {
        "checked_at": performance.checked_at,
        "checked": performance.checked_words(now),
        "is_priced": bool(performance.prices_at or performance.availability_at),
    }


def _last_change_of(performance, page) -> datetime:
    """When any of its words last changed: those of its page too, and that it has none any more
    (where `with_page_changes()` asked).
    """
    known = vars(performance)
    of_page = (known.get("page_published"), known.get("page_taken_down"))
    if page:
        of_page = (page.last_published_at,)
    moments = (performance.changed_at, performance.event.changed_at, *of_page)
    return max(filter(None, moments))


def of_sessions(sessions: Iterable, pages: Mapping) -> list[Occasion]:
    """Each as an occasion; `pages` has the project of each, by its key."""
    return [_of_session(one, pages[one.project_id]) for one in sessions]


def _of_session(session, page) -> Occasion:
    return Occasion(
        name=f"session-{session.pk}",
        title=page.title,
        words=page.standfirst,
        kind=page.get_kind_display(),
        start=local(session.start),
        end=local(session.ends_at) if session.ends_at > session.start else None,
        place=session.place or page.where,
        access=session.access_labels,
        price="" if session.cancelled else page.price_words,
        age=page.age,
        cancelled=session.cancelled,
        first_known=page.first_published_at,
        changed=page.last_published_at,
        mosaic=page.mosaic_name,
        page=page,
        places=_places_of(session),
        action=_action_of(session),
        action_url="" if session.cancelled else _join_address(session, page),
    )


def of_project(page) -> Occasion:
    """A project without a day."""
    return Occasion(
        name=f"project-{page.pk}",
        title=page.title,
        words=page.standfirst,
        kind=page.get_kind_display(),
        start=None,
        place=page.where,
        price=page.price_words,
        age=page.age,
        first_known=page.first_published_at,
        changed=page.last_published_at,
        mosaic=page.mosaic_name,
        page=page,
        action=JOIN_IN if page.url else "",
        action_url=f"{page.url}#join" if page.url else "",
    )


def of_taken_down(sessions: Iterable) -> list[Occasion]:
    """Sessions whose page is no more: that they don't take place, and nothing else of them."""
    return [_of_taken_down(one) for one in sessions]


def _of_taken_down(session) -> Occasion:
    page = session.project
    return Occasion(
        name=f"session-{session.pk}",
        title=CANCELLED,
        start=local(session.start),
        end=local(session.ends_at) if session.ends_at > session.start else None,
        cancelled=True,
        first_known=page.first_published_at,
        changed=max(filter(None, (page.last_published_at, session.page_taken_down)), default=None),
    )


def _places_of(session) -> str:
    if session.is_by_invitation:
        return "" if session.cancelled else BY_INVITATION
    if session.cancelled or session.left is None or session.left > FEW_LEFT:
        return ""
    return FULL if session.is_full else PLACES[Availability.FEW]


def _action_of(session) -> str:
    if session.cancelled:
        return ""
    if session.is_by_invitation:
        return "Ask to see it"
    return "Join the waiting list" if session.is_full else JOIN_IN


def _join_address(session, page) -> str:
    """Where one says that one comes; where nothing needs to be said, how one joins."""
    if session.is_by_invitation:
        return reverse("whatson:ask_to_see")
    if page.url and session.pk and session.asks_something:
        return reverse("whatson:join_session", args=[page.slug, session.pk])
    return f"{page.url or ''}#join"
