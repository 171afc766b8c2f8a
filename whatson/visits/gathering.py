"""Making a visit of what people asked: a session of a project, to which they are invited."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from objects.models import CollectionObject
from whatson.drafts import slug_below
from whatson.models import ProjectObject, ProjectPage, Session, VisitAsk, WhatsOnPage
from whatson.querysets import is_off
from whatson.visits.things import MOST

KIND = ProjectPage.Kind.STORE_VISIT
HOW_TO_JOIN = (
    "Find something in our collection that you would like to see, and choose “Ask to see it” on"
    " its page. We invite you on a day like this."
)


@dataclass
class Visit:
    """What the staff want: a session that is there, another one of a page, or a page of its own."""

    session: Session | None = None
    project: ProjectPage | None = None
    title: str = ""
    start: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    publish: bool = False

    @transaction.atomic
    def gather(self, keys, by) -> tuple[Session, list[VisitAsk]]:
        """Invite those who asked to it; who took theirs back meanwhile, or is invited to another
        by now, is left out.
        """
        held = self.session and Session.hold(self.session.pk)
        waiting = VisitAsk.objects.unread().waiting().select_for_update()
        asks = list(waiting.filter(pk__in=keys))
        session = held or self.session or self._session(asks, by)
        return session, [ask for ask in asks if ask.invite(session)]

    def _session(self, invited, by) -> Session:
        project = self.project or self._new_project(invited, by)
        draft = project.get_latest_revision_as_object()
        is_open = project.live and not project.has_unpublished_changes
        session = Session.objects.create(project_id=project.pk, **self._of_session())
        draft.sessions.add(session)
        revision = draft.save_revision(user=by, log_action=True)
        # What somebody else is writing on a published page stays a draft.
        is_wished = is_open or (self.publish and not project.live)
        if is_wished and project.permissions_for_user(by).can_publish():
            revision.publish(user=by)
        return session

    def _of_session(self):
        """To what was made for those who asked, nobody else says that they come."""
        when = {"start": self.start, "ends_at": self.ends_at, "place": self.place}
        return when | {"asks": Session.Asks.INVITATION}

    def _new_project(self, invited, by) -> ProjectPage:
        """A page of the visit's own, with what was asked for as the objects behind it."""
        index = WhatsOnPage.objects.get()
        slug = slug_below(index, self.title)
        page = ProjectPage(title=self.title, slug=slug, kind=KIND, live=False, owner=by)
        page.how_to_join, page.where = HOW_TO_JOIN, self.place
        for place, thing in enumerate(_asked_for(invited)):
            page.chosen_objects.add(ProjectObject(collection_object=thing, sort_order=place))
        index.add_child(instance=page)
        page.save_revision(user=by)
        return page


def _asked_for(asks):
    """What these people asked to see, as far as anybody may know of it; not more than a few."""
    things = CollectionObject.objects.published().filter(visit_asks__in=asks).distinct()
    return things.order_by("number_sort", "pk")[:MOST]


def to_come():
    """The sessions of visits that have yet to begin and are held, the next one first."""
    sessions = Session.objects.filter(project__kind=KIND, start__gt=timezone.now())
    return sessions.filter(~is_off()).select_related("project").order_by("start", "pk")


def projects(by) -> list[ProjectPage]:
    """The pages of visits, to one of which they can add another session; none that was taken down,
    as nothing on it takes place.
    """
    pages = ProjectPage.objects.filter(kind=KIND, alias_of=None)
    there = pages.exclude(live=False, first_published_at__isnull=False).order_by("title", "pk")
    return [page for page in there if _may_add_to(page, by)]


def _may_add_to(page, by) -> bool:
    """Whether they may: what is added to a published page can be read at once."""
    may = page.permissions_for_user(by)
    return may.can_edit() and not may.page_locked() and (may.can_publish() or not page.live)
