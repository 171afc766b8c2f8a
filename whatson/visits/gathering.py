"""Making a visit of what people asked: a session of a project, to which they are invited."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from objects.numbers import free_slug
from whatson.models import ProjectPage, Session, VisitAsk, WhatsOnPage

KIND = ProjectPage.Kind.STORE_VISIT
LONGEST_SLUG = 200


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
        session = self.session or self._session(by)
        waiting = VisitAsk.objects.unread().waiting().select_for_update(of=("self",))
        invited = list(waiting.filter(pk__in=keys))
        for ask in invited:
            ask.invite(session)
        return session, invited

    def _session(self, by) -> Session:
        project = self.project or self._new_project(by)
        draft = project.get_latest_revision_as_object()
        is_open = project.live and not project.has_unpublished_changes
        session = Session.objects.create(project_id=project.pk, **self._when())
        draft.sessions.add(session)
        revision = draft.save_revision(user=by, log_action=True)
        # What somebody else is writing on the page stays a draft.
        if self.publish or is_open:
            revision.publish(user=by)
        return session

    def _when(self):
        return {"start": self.start, "ends_at": self.ends_at, "place": self.place}

    def _new_project(self, by) -> ProjectPage:
        index = WhatsOnPage.objects.get()
        taken = set(index.get_children().values_list("slug", flat=True))
        slug = free_slug(slugify(self.title)[:LONGEST_SLUG].strip("-") or "visit", taken)
        page = ProjectPage(title=self.title, slug=slug, kind=KIND, live=False, owner=by)
        index.add_child(instance=page)
        page.save_revision(user=by)
        return page


def to_come():
    """The sessions of visits that have yet to begin and are held, the next one first."""
    sessions = Session.objects.filter(project__kind=KIND, start__gt=timezone.now())
    return sessions.filter(cancelled=False).select_related("project").order_by("start", "pk")


def projects():
    """The pages of visits, to one of which another session can be added."""
    return ProjectPage.objects.filter(kind=KIND, alias_of=None).order_by("title", "pk")
