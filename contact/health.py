"""What a program that watches the site is told: nothing about people, and no cookie."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import DatabaseError, InterfaceError
from django.db.models import Q
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail import hooks

from contact.ticking import standings

PATIENCE = timedelta(minutes=10)
"""The worker looks every second; tasks that wait longer, while none is done, wait for nobody."""
LONGEST_TASK = timedelta(hours=1)
OK = "ok"


@dataclass(frozen=True)
class Health:
    """Whether the database answers, the worker works, and everything ran by the clock; `others` is
    how other apps say that theirs is, by name: "ok" or what is wrong, in a word.
    """

    database: bool = False
    worker: bool = False
    missed: tuple[str, ...] = ()
    grave: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def now(cls) -> "Health":
        """As it is now; without its database a site cannot know the rest."""
        try:
            late = [standing for standing in standings() if standing.is_missed]
            worker = not _worker_is_away()
            others = _said_by_others()
        except (DatabaseError, InterfaceError):
            return cls()
        grave = tuple(standing.job.name for standing in late if standing.is_grave)
        return cls(True, worker, tuple(standing.job.name for standing in late), grave, others)

    @property
    def is_good(self) -> bool:
        is_running = self.database and self.worker and not self.missed
        return is_running and set(self.others.values()) <= {OK}

    def as_json(self) -> dict:
        """As it is told: "ok" or "away" (of an index also "behind"), and the names of jobs."""
        return {
            "ok": self.is_good,
            "database": _said(self.database),
            "worker": _said(self.worker) if self.database else "unknown",
            "jobs": {"missed": self.missed, "grave": self.grave},
            **self.others,
        }


@require_safe
def healthz(request):
    """200 where all is well, else 503 with what is not."""
    health = Health.now()
    response = JsonResponse(health.as_json(), status=200 if health.is_good else 503)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def here(request):
    """That the site can be reached, for a page that is about to send a form: the whole page would
    take as long as sending it.
    """
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _said(is_there: bool) -> str:
    return OK if is_there else "away"


def _said_by_others() -> dict[str, str]:
    return {name: said for tell in hooks.get_hooks("told_outside") for name, said in tell().items()}


def _worker_is_away() -> bool:
    now = timezone.now()
    long_ago = now - PATIENCE
    waits = DBTaskResult.objects.ready().filter(enqueued_at__lt=long_ago)
    waits = waits.exclude(run_after__gt=long_ago, run_after__lte=now)  # its time has just come
    if not waits.exists():
        return False
    at_work = Q(status=TaskResultStatus.RUNNING, started_at__gt=now - LONGEST_TASK)
    return not DBTaskResult.objects.filter(at_work | Q(finished_at__gt=long_ago)).exists()
